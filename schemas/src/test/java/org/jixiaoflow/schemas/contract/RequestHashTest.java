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
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The hash of a request")
class RequestHashTest {

    @Test
    @DisplayName("is the same when it is sent again, later, under whatever id, with what the service adds")
    void same() {
        var again = request()
                .setCommandId(new UUID(3, 4))
                .setIssuedAt(Instant.EPOCH.plusSeconds(60))
                .setPortalId("social")
                .setRequestHash("x")
                .setActor(actor("u1")
                        .setName("renamed")
                        .setStages(List.of("LATER"))
                        .build());

        assertThat(hash(again)).isEqualTo(hash(request())).hasSize(43);
    }

    @Test
    @DisplayName("is another for another person, trigger, version, answer, or one digit of the content")
    void another() {
        assertThat(List.of(
                        hash(request()),
                        hash(request().setActor(actor("u2").build())),
                        hash(request().setActor(actor("u1").setActingFor("u2").build())),
                        hash(request().setTrigger(SubmissionTrigger.SIGN)),
                        hash(request().setExpectedVersion(3L)),
                        hash(request().setReason("3")),
                        hash(request().setAnswers(List.of(new CommentAnswer(new UUID(1, 1), "是")))),
                        hash(request().setContent(null)),
                        hash(request().setContent(content("45.01")))))
                .doesNotHaveDuplicates();
    }

    private static String hash(FormSubmission.Builder request) {
        return RequestHash.of(request.build());
    }

    private static FormSubmission.Builder request() {
        return FormSubmission.newBuilder()
                .setCommandId(new UUID(1, 2))
                .setFormId("231083-2022-OBJECTIVE-civil-affairs")
                .setTrigger(SubmissionTrigger.SAVE)
                .setActor(actor("u1").build())
                .setIssuedAt(Instant.EPOCH)
                .setContent(content("45.00"));
    }

    private static Actor.Builder actor(String id) {
        return Actor.newBuilder().setId(id).setName("王").setRole("clerk");
    }

    private static FormContent content(String weight) {
        return FormContent.newBuilder()
                .setIndicators(List.of(Indicator.newBuilder()
                        .setId("i1")
                        .setWeight(new BigDecimal(weight))
                        .build()))
                .build();
    }
}
