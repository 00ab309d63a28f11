package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.Samples.comment;
import static org.jixiaoflow.review.Samples.decision;
import static org.jixiaoflow.review.Samples.filing;

import java.util.List;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.PublishedForm;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.SourceDocument;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.support.json.AvroJson;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Publishing a form")
@NullUnmarked
class PublicationTest {

    @Nested
    @DisplayName("that is approved")
    class Approved {

        @Test
        @DisplayName("is an entry that says what the public reads, and moves nothing")
        void entry() {
            var story = Story.approved();

            var entry = story.accepted(decision(DecisionTrigger.PUBLISH));

            assertThat(entry.getToState()).isEqualTo(FormState.APPROVED);
            assertThat(entry.getRevision()).isEqualTo(1);
            assertThat(entry.getGrade()).isNull();
            assertThat(read(entry.getPublished()))
                    .isEqualTo(new PublishedForm(
                            Samples.FORM, 1, Samples.NOW, null, story.kept().getContent()));
            assertThat(story.form().getPublishedRevision()).isEqualTo(1);
            assertThat(story.approved.getVersion()).isEqualTo(entry.getVersion() - 1);
        }

        @Test
        @DisplayName("says the grade where it is to")
        void grade() {
            var entry =
                    Story.approved().accepted(decision(DecisionTrigger.PUBLISH).setWithGrade(true));

            assertThat(entry.getGrade()).isEqualTo(Grade.EXCELLENT);
            assertThat(read(entry.getPublished()).getGrade()).isEqualTo(Grade.EXCELLENT);
        }

        @Test
        @DisplayName("leaves out what no printed form says: where it was read from, and what proves a value")
        void leavesOut() {
            var sample = Samples.content("90");
            var content = FormContent.newBuilder(sample)
                    .setSource(SourceDocument.newBuilder()
                            .setName("李四的目标表.docx")
                            .setOrdinal(1)
                            .build())
                    .setIndicators(sample.getIndicators().stream()
                            .map(indicator -> Indicator.newBuilder(indicator)
                                    .setEvidence("见王五的台账")
                                    .build())
                            .toList())
                    .build();
            var story = Story.begin().given(SubmissionTrigger.SAVE);
            story.given(filing(SubmissionTrigger.SUBMIT).setContent(content))
                    .given(DecisionTrigger.PASS)
                    .given(DecisionTrigger.PASS)
                    .given(Story.approval("92"));

            var published = story.accepted(decision(DecisionTrigger.PUBLISH)).getPublished();

            assertThat(published).doesNotContain("李四", "王五");
            assertThat(story.kept().getContent().getIndicators().get(0).getEvidence())
                    .isNotNull();
        }

        @Test
        @DisplayName("takes no granted adjustment away")
        void grant() {
            var story = Story.approved().given(DecisionTrigger.GRANT_ADJUST).given(DecisionTrigger.PUBLISH);

            assertThat(story.accepted(filing(SubmissionTrigger.ADJUST)).getToState())
                    .isEqualTo(FormState.DRAFT);
        }

        @Test
        @DisplayName("stays as it is when the form is adjusted, until the new revision is published")
        void adjusted() {
            var story = Story.approved()
                    .given(DecisionTrigger.PUBLISH)
                    .given(DecisionTrigger.GRANT_ADJUST)
                    .given(SubmissionTrigger.ADJUST);
            story.given(filing(SubmissionTrigger.SUBMIT).setContent(Samples.content("≥95%")))
                    .given(DecisionTrigger.PASS)
                    .given(DecisionTrigger.PASS)
                    .given(Story.approval("92"));

            assertThat(story.form().getPublishedRevision()).isEqualTo(1);

            story.given(DecisionTrigger.PUBLISH);
            assertThat(story.form().getPublishedRevision()).isEqualTo(2);
        }

        @Test
        @DisplayName("can be done again once the approval was revoked and given anew")
        void approvedAnew() {
            var story = Story.approved()
                    .given(DecisionTrigger.PUBLISH)
                    .given(decision(DecisionTrigger.REVOKE).setReason("计算有误"));
            story.refused(decision(DecisionTrigger.PUBLISH), RefusalReason.ILLEGAL_TRANSITION);

            story.given(Story.approval("80"));

            assertThat(story.accepted(decision(DecisionTrigger.PUBLISH)).getRevision())
                    .isEqualTo(1);
        }
    }

    @Nested
    @DisplayName("is refused")
    class Refused {

        @Test
        @DisplayName("before it is approved, and once it is public")
        void nothingToPublish() {
            Story.submitted().refused(decision(DecisionTrigger.PUBLISH), RefusalReason.ILLEGAL_TRANSITION);
            Story.draft().refused(decision(DecisionTrigger.PUBLISH), RefusalReason.ILLEGAL_TRANSITION);
            Story.approved()
                    .given(DecisionTrigger.PUBLISH)
                    .refused(decision(DecisionTrigger.PUBLISH), RefusalReason.NOTHING_CHANGED);
        }

        @Test
        @DisplayName("to whoever saw another version, or none")
        void unseen() {
            var story = Story.approved();

            story.refused(decision(DecisionTrigger.PUBLISH).setExpectedVersion(2L), RefusalReason.STALE_VERSION);
            assertThat(story.decide(new Command.Review(
                                    decision(DecisionTrigger.PUBLISH).build(), Samples.NOW))
                            .outcome()
                            .getReason())
                    .isEqualTo(RefusalReason.VERSION_REQUIRED);
        }

        @Test
        @DisplayName("to reviewers")
        void reviewers() {
            Story.approved()
                    .refused(
                            decision(DecisionTrigger.PUBLISH).setActor(Samples.reviewer(Samples.LAST)),
                            RefusalReason.NOT_YOUR_ROLE);
        }
    }

    @Nested
    @DisplayName("is taken back")
    class Withheld {

        @Test
        @DisplayName("with a reason, whatever became of the form since, and by whoever saw it or not")
        void withheld() {
            var story = Story.approved()
                    .given(DecisionTrigger.PUBLISH)
                    .given(decision(DecisionTrigger.REVOKE).setReason("计算有误"))
                    .given(decision(DecisionTrigger.RETURN).setComments(List.of(comment(""))));
            story.refused(decision(DecisionTrigger.WITHHOLD), RefusalReason.REASON_REQUIRED);

            var entry = story.accepted(withholding().setExpectedVersion(null));

            assertThat(entry.getToState()).isEqualTo(FormState.RETURNED);
            assertThat(entry.getDueStage()).isEqualTo(Samples.LAST);
            assertThat(story.form().getPublishedRevision()).isNull();
        }

        @Test
        @DisplayName("only where it is public")
        void nothing() {
            Story.approved().refused(withholding(), RefusalReason.NOT_PUBLISHED);
            Story.approved()
                    .given(DecisionTrigger.PUBLISH)
                    .given(withholding())
                    .refused(withholding(), RefusalReason.NOT_PUBLISHED);
        }

        @Test
        @DisplayName("and may be published again")
        void again() {
            var story = Story.approved()
                    .given(DecisionTrigger.PUBLISH)
                    .given(withholding())
                    .given(DecisionTrigger.PUBLISH);

            assertThat(story.form().getPublishedRevision()).isEqualTo(1);
        }

        private static ReviewDecision.Builder withholding() {
            return decision(DecisionTrigger.WITHHOLD).setReason("涉密");
        }
    }

    private static PublishedForm read(String published) {
        return AvroJson.read(JsonMapper.shared().readTree(published), PublishedForm.class);
    }
}
