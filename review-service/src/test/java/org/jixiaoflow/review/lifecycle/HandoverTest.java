package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.Samples.FIRST;
import static org.jixiaoflow.review.Samples.SECOND;
import static org.jixiaoflow.review.Samples.comment;
import static org.jixiaoflow.review.Samples.decision;
import static org.jixiaoflow.review.Samples.filing;

import java.util.Arrays;
import java.util.List;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Handing a form over")
@NullUnmarked
class HandoverTest {

    private final Actor wang = colleague("wang", FIRST);

    @Nested
    @DisplayName("to a colleague of the stage")
    class ToAColleague {

        @Test
        @DisplayName("is an entry with the name and the reason, and moves nothing")
        void entry() {
            var story = Story.submitted();
            var due = story.form.getDueAt();

            var entry = story.accepted(handover(wang));

            assertThat(entry.getHandedTo()).isEqualTo(new Person("wang", "王 wang"));
            assertThat(entry.getReason()).isEqualTo("我下周出差");
            assertThat(entry.getToState()).isEqualTo(FormState.SUBMITTED);
            assertThat(entry.getToStage()).isEqualTo(FIRST);
            assertThat(entry.getDueAt()).isEqualTo(due);
            assertThat(story.form.getHandedTo().getId()).isEqualTo("wang");
        }

        @Test
        @DisplayName("keeps nobody else from deciding, nor the department from withdrawing")
        void keepsNobody() {
            var story = Story.submitted().given(handover(wang));

            assertThat(story.accepted(decision(DecisionTrigger.PASS)).getToStage())
                    .isEqualTo(SECOND);
            assertThat(Story.submitted()
                            .given(handover(wang))
                            .accepted(filing(SubmissionTrigger.WITHDRAW))
                            .getToState())
                    .isEqualTo(FormState.DRAFT);
        }

        @Test
        @DisplayName("holds until the form moves, whatever else is said of it")
        void holds() {
            var story = Story.submitted().given(handover(wang));

            story.given(decision(DecisionTrigger.OPINE)
                    .setActor(Actor.newBuilder(Samples.reviewer())
                            .setRole("reader")
                            .build())
                    .setOpinion("可行"));
            assertThat(story.form.getHandedTo().getId()).isEqualTo("wang");

            story.given(DecisionTrigger.PASS);
            assertThat(story.form.getHandedTo()).isNull();
        }

        @Test
        @DisplayName("doesn't come back with a form that was returned")
        void returned() {
            var story = Story.submitted()
                    .given(handover(wang))
                    .given(decision(DecisionTrigger.RETURN).setComments(List.of(comment(""))));

            assertThat(story.form.getHandedTo()).isNull();
        }

        @Test
        @DisplayName("goes on to another, or back to whoever takes it")
        void on() {
            var story = Story.submitted().given(handover(wang)).given(handover(colleague("li", FIRST)));

            story.given(handover(Samples.reviewer(FIRST)));

            assertThat(story.form.getHandedTo().getId()).isEqualTo("reviewer");
        }
    }

    @Nested
    @DisplayName("is refused")
    class Refused {

        @Test
        @DisplayName("to nobody, to another stage, to the form's own department, and to those who aren't for it")
        void person() {
            var story = Story.submitted();
            var own =
                    Actor.newBuilder(wang).setDepartmentCode(Samples.DEPARTMENT).build();
            var limited = Actor.newBuilder(wang)
                    .setStageDepartments(List.of("education"))
                    .build();
            var elsewhere = Actor.newBuilder(wang).setRegions(List.of("231084")).build();
            var reader = Actor.newBuilder(wang).setRole("reader").build();
            var substitute = Actor.newBuilder(wang).setActingFor("zhao").build();

            assertThat(Arrays.asList(null, colleague("li", SECOND), own, limited, elsewhere, reader, substitute))
                    .allSatisfy(person -> story.refused(handover(person), RefusalReason.INVALID_PERSON));
        }

        @Test
        @DisplayName("to somebody who passed it at another stage, where nobody may twice")
        void passedElsewhere() {
            var both = colleague("wang", FIRST, SECOND);
            var story = Story.ofDistinctPersons().given(SubmissionTrigger.SAVE);
            story.given(filing(SubmissionTrigger.SIGN)
                            .setActor(Actor.newBuilder(Samples.clerk(Samples.DEPARTMENT))
                                    .setId("head")
                                    .setRole("head")
                                    .build()))
                    .given(SubmissionTrigger.SUBMIT)
                    .given(decision(DecisionTrigger.PASS).setActor(both));

            story.refused(handover(both), RefusalReason.INVALID_PERSON);
        }

        @Test
        @DisplayName("without a reason, and to whoever has it")
        void nothingNew() {
            var story = Story.submitted();

            story.refused(handover(wang).setReason("  "), RefusalReason.REASON_REQUIRED);
            story.given(handover(wang)).refused(handover(wang), RefusalReason.NOTHING_CHANGED);
        }

        @Test
        @DisplayName("by somebody of another stage, and where no stage has it")
        void whoAndWhere() {
            Story.submitted().refused(handover(wang).setActor(Samples.reviewer(SECOND)), RefusalReason.NOT_YOUR_STAGE);
            Story.draft().refused(handover(wang), RefusalReason.ILLEGAL_TRANSITION);
            Story.approved().refused(handover(wang), RefusalReason.ILLEGAL_TRANSITION);
        }
    }

    private static ReviewDecision.Builder handover(@Nullable Actor person) {
        return decision(DecisionTrigger.HAND_OVER).setPerson(person).setReason("我下周出差");
    }

    private static Actor colleague(String id, String... stages) {
        return Actor.newBuilder(Samples.reviewer(stages))
                .setId(id)
                .setName("王 " + id)
                .setRole("reviewer")
                .build();
    }
}
