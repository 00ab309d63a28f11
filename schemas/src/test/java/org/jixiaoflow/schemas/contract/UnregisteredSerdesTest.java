package org.jixiaoflow.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A record written and read again")
class UnregisteredSerdesTest {

    @Test
    @DisplayName("equals the one written and another one read, both ways, down to decimals in its lists")
    void equality() {
        var written = submission("45.00");

        var one = readAgain(written);
        var other = readAgain(written);

        assertThat(one).isEqualTo(written).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(written).isEqualTo(one);
        assertThat(FormSubmission.newBuilder(one).build()).isEqualTo(other);
    }

    @Test
    @DisplayName("differs from one with another decimal in its lists")
    void difference() {
        assertThat(readAgain(submission("45.00"))).isNotEqualTo(readAgain(submission("45.01")));
    }

    private static FormSubmission readAgain(FormSubmission written) {
        try (var serde = new UnregisteredSerdes().of(Topics.FORM_SUBMISSIONS)) {
            return serde.deserializer().deserialize("any", serde.serializer().serialize("any", written));
        }
    }

    private static FormSubmission submission(String weight) {
        var indicator = Indicator.newBuilder()
                .setId("i1")
                .setOperator(Operator.GE)
                .setWeight(new BigDecimal(weight))
                .build();
        return FormSubmission.newBuilder()
                .setCommandId(new UUID(1, 2))
                .setFormId("231083-2022-OBJECTIVE-civil-affairs")
                .setTrigger(SubmissionTrigger.SAVE)
                .setActor(Actor.newBuilder()
                        .setId("u1")
                        .setName("王")
                        .setRole("clerk")
                        .build())
                .setIssuedAt(Instant.EPOCH)
                .setContent(FormContent.newBuilder()
                        .setIndicators(List.of(indicator))
                        .build())
                .setAnswers(List.of(new CommentAnswer(new UUID(3, 4), "已改")))
                .build();
    }
}
