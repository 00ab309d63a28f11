package org.jixiaoflow.review.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jixiaoflow.review.tracking.ReviewDatabase.tell;

import java.util.List;
import java.util.Set;
import org.jixiaoflow.access.Principal;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.schemas.ConsultationState;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.json.AvroModule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Forms that aren't theirs to decide on")
class OpinionListsIT {

    private static final String FORM = "231083-2022-OBJECTIVE-civil-affairs";
    private static final FormId ID = FormId.parse(FORM).orElseThrow();
    private static final ReadScope HERE = scope("231083");

    private final OpinionLists opinions = new OpinionLists(
            ReviewDatabase.empty(),
            JsonMapper.builder().addModule(new AvroModule()).build());

    @Test
    @DisplayName("wait for the opinion of whoever was asked, until it is given or the form moves")
    void asked() {
        tell(new Story(FORM).save().submit().consult("wang", "expert").consult("wang", "li"));
        assertThat(opinions.waiting(List.of("nobody", "expert"), HERE))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.form().formId()).isEqualTo(FORM);
                    assertThat(asked.consultation().question()).isEqualTo("目标值合理吗");
                    assertThat(asked.consultation().askedBy()).isEqualTo("姓名 wang");
                });
        assertThat(opinions.waiting(List.of("expert"), scope("231084"))).isEmpty();

        tell(new Story(FORM)
                .save()
                .submit()
                .consult("wang", "expert")
                .consult("wang", "li")
                .opine("expert"));
        assertThat(opinions.waiting(List.of("expert"), HERE)).isEmpty();
        assertThat(opinions.of(ID))
                .extracting(AskedOpinion::person, AskedOpinion::state)
                .containsExactlyInAnyOrder(
                        tuple("li", ConsultationState.OPEN), tuple("expert", ConsultationState.ANSWERED));

        tell(new Story(FORM)
                .save()
                .submit()
                .consult("wang", "expert")
                .consult("wang", "li")
                .opine("expert")
                .pass("wang"));
        assertThat(opinions.waiting(List.of("li"), HERE)).isEmpty();
        assertThat(opinions.of(ID)).isEmpty();
    }

    private static ReadScope scope(String region) {
        return ReadScope.of(new Principal(
                Set.of(Role.READER),
                new Regions(List.of(region)),
                null,
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                List.of()));
    }
}
