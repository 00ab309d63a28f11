package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.Samples.FIRST;
import static org.jixiaoflow.review.Samples.LAST;
import static org.jixiaoflow.review.Samples.SECOND;
import static org.jixiaoflow.review.Samples.comment;
import static org.jixiaoflow.review.Samples.decision;
import static org.jixiaoflow.review.Samples.filing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.Consultation;
import org.jixiaoflow.schemas.ConsultationState;
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

@DisplayName("Asking for an opinion")
@NullUnmarked
class ConsultationTest {

    private static final String DUE = "2022-01-13T15:59:59Z";

    private final Actor expert = somebody("expert", "reader");
    private final Actor colleague = Actor.newBuilder(somebody("colleague", "reviewer"))
            .setStages(List.of(LAST))
            .build();

    @Nested
    @DisplayName("of a third party or a colleague")
    class Asking {

        @Test
        @DisplayName("is an entry with the question and till when, and moves nothing")
        void entry() {
            var story = Story.submitted();

            var entry = story.accepted(asking(expert).setDueAt(Instant.parse("2022-01-15T04:00:00Z")));

            assertThat(entry.getToStage()).isEqualTo(FIRST);
            assertThat(entry.getConsultations()).singleElement().satisfies(asked -> {
                assertThat(asked.getAsked()).isEqualTo(new Person("expert", "姓名 expert"));
                assertThat(asked.getQuestion()).isEqualTo("目标值合理吗");
                assertThat(asked.getDueAt()).as("Saturday").isEqualTo(Instant.parse("2022-01-17T15:59:59Z"));
                assertThat(asked.getAskedBy().getId()).isEqualTo("reviewer");
                assertThat(asked.getState()).isEqualTo(ConsultationState.OPEN);
            });
            assertThat(story.form.getConsultations()).hasSize(1);
        }

        @Test
        @DisplayName("is due when the template says, unless the reviewer names a day")
        void due() {
            assertThat(Story.waiting()
                            .accepted(asking(expert))
                            .getConsultations()
                            .get(0)
                            .getDueAt())
                    .isEqualTo(Instant.parse(DUE));
            assertThat(Story.submitted()
                            .accepted(asking(expert))
                            .getConsultations()
                            .get(0)
                            .getDueAt())
                    .isNull();
        }

        @Test
        @DisplayName("falls when the form moves or is withdrawn")
        void falls() {
            var story = Story.submitted().given(asking(expert)).given(asking(colleague));
            assertThat(story.form.getConsultations()).hasSize(2);

            assertThat(story.given(DecisionTrigger.PASS).form.getConsultations())
                    .isEmpty();
            assertThat(Story.submitted()
                            .given(asking(expert))
                            .given(filing(SubmissionTrigger.WITHDRAW))
                            .form
                            .getConsultations())
                    .isEmpty();
        }

        @Test
        @DisplayName("is refused of nobody, oneself, the form's department, and whoever has no say on it")
        void whom() {
            var own = Actor.newBuilder(expert)
                    .setDepartmentCode(Samples.DEPARTMENT)
                    .build();
            var elsewhere =
                    Actor.newBuilder(colleague).setRegions(List.of("231084")).build();
            var clerk = Samples.clerk("education");
            var story = Story.submitted();

            assertThat(Arrays.asList(null, Samples.reviewer(FIRST), own, elsewhere, clerk))
                    .allSatisfy(person -> story.refused(asking(person), RefusalReason.INVALID_PERSON));
        }

        @Test
        @DisplayName("is refused without a question, for a day that is over, twice, and at another stage")
        void how() {
            var story = Story.submitted();

            story.refused(asking(expert).setReason(" "), RefusalReason.REASON_REQUIRED);
            story.refused(asking(expert).setDueAt(Samples.NOW), RefusalReason.INVALID_DUE);
            story.refused(
                    asking(expert).setDueAt(Instant.parse("+292000000-01-01T00:00:00Z")), RefusalReason.INVALID_DUE);
            story.refused(asking(expert).setActor(Samples.reviewer(SECOND)), RefusalReason.NOT_YOUR_STAGE);
            story.given(asking(expert)).refused(asking(expert), RefusalReason.NOTHING_CHANGED);
            Story.draft().refused(asking(expert), RefusalReason.ILLEGAL_TRANSITION);
        }
    }

    @Nested
    @DisplayName("is answered")
    class Answering {

        @Test
        @DisplayName("by whoever was asked, a reviewer of another stage too, or who stands in for them")
        void answered() {
            var substitute = Actor.newBuilder(colleague)
                    .setId("substitute")
                    .setActingFor("colleague")
                    .setActingFrom(Samples.NOW)
                    .setActingUntil(Samples.NOW.plusSeconds(9))
                    .build();

            for (var actor : List.of(colleague, substitute)) {
                var story = Story.submitted().given(asking(expert)).given(asking(colleague));

                var entry = story.accepted(opinion(actor));

                assertThat(entry.getOpinion()).isEqualTo("合理");
                assertThat(entry.getConsultations()).singleElement().satisfies(asked -> {
                    assertThat(asked.getAsked().getId()).isEqualTo("colleague");
                    assertThat(asked.getState()).isEqualTo(ConsultationState.ANSWERED);
                });
                assertThat(story.form.getConsultations())
                        .extracting(asked -> asked.getAsked().getId())
                        .containsExactly("expert");
                story.refused(opinion(actor), RefusalReason.NOT_ASKED);
            }
        }

        @Test
        @DisplayName("by no reviewer who wasn't asked; third parties say what they think anyway")
        void unasked() {
            var story = Story.submitted().given(asking(expert));

            story.refused(opinion(colleague), RefusalReason.NOT_ASKED);
            var entry = story.accepted(opinion(somebody("another", "reader")));

            assertThat(entry.getConsultations()).isEmpty();
            assertThat(story.form.getConsultations()).hasSize(1);
        }

        @Test
        @DisplayName("no more once it was taken back, or the form moved on")
        void tooLate() {
            var story = Story.submitted().given(asking(colleague));
            var id = story.form.getConsultations().get(0).getId();

            var entry = story.accepted(recall(id));

            assertThat(entry.getConsultations())
                    .extracting(Consultation::getState)
                    .containsExactly(ConsultationState.RECALLED);
            story.refused(opinion(colleague), RefusalReason.NOT_ASKED);
            story.refused(recall(id), RefusalReason.UNKNOWN_CONSULTATION);
            story.refused(recall(null), RefusalReason.UNKNOWN_CONSULTATION);
            Story.submitted()
                    .given(asking(colleague))
                    .given(DecisionTrigger.PASS)
                    .refused(opinion(colleague), RefusalReason.NOT_ASKED);
        }
    }

    @Nested
    @DisplayName("keeps a form")
    class Waiting {

        @Test
        @DisplayName(
                "from being passed until it is answered or taken back, where the template has it so, but not from being returned")
        void waits() {
            var story = Story.waiting().given(asking(expert)).given(asking(colleague));
            story.refused(decision(DecisionTrigger.PASS), RefusalReason.CONSULTATION_PENDING);

            story.given(opinion(expert));
            story.refused(decision(DecisionTrigger.PASS), RefusalReason.CONSULTATION_PENDING);
            story.given(recall(story.form.getConsultations().get(0).getId()));

            assertThat(story.accepted(decision(DecisionTrigger.PASS)).getToStage())
                    .isEqualTo(SECOND);
            assertThat(Story.waiting()
                            .given(asking(expert))
                            .accepted(decision(DecisionTrigger.RETURN).setComments(List.of(comment(""))))
                            .getToState())
                    .isEqualTo(FormState.RETURNED);
        }

        @Test
        @DisplayName("from nothing where the template doesn't")
        void doesNot() {
            assertThat(Story.submitted()
                            .given(asking(expert))
                            .accepted(decision(DecisionTrigger.PASS))
                            .getToStage())
                    .isEqualTo(SECOND);
        }
    }

    private static ReviewDecision.Builder asking(@Nullable Actor person) {
        return decision(DecisionTrigger.CONSULT).setPerson(person).setReason("目标值合理吗");
    }

    private static ReviewDecision.Builder opinion(Actor actor) {
        return decision(DecisionTrigger.OPINE).setActor(actor).setOpinion("合理");
    }

    private static ReviewDecision.Builder recall(@Nullable UUID id) {
        return decision(DecisionTrigger.RECALL).setConsultation(id);
    }

    private static Actor somebody(String id, String role) {
        return Actor.newBuilder()
                .setId(id)
                .setName("姓名 " + id)
                .setRole(role)
                .setRegions(List.of("*"))
                .build();
    }
}
