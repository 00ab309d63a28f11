package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.Samples.answer;
import static org.jixiaoflow.review.Samples.comment;
import static org.jixiaoflow.review.Samples.content;
import static org.jixiaoflow.review.Samples.decision;
import static org.jixiaoflow.review.Samples.filing;
import static org.jixiaoflow.review.Samples.finding;
import static org.jixiaoflow.schemas.SubmissionTrigger.SAVE;
import static org.jixiaoflow.schemas.SubmissionTrigger.SUBMIT;

import java.util.List;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A new version of the rules that forms are held to")
class RulesVersionTest {

    @Test
    @DisplayName("is named by the journal with what was found, and kept by what was submitted")
    void named() {
        var story = Story.begin().given(held(SAVE, "standard")).given(held(SUBMIT, "standard@2"));

        assertThat(story.journal)
                .extracting(FormEvent::getValidationTemplate)
                .containsExactly("standard", "standard@2");
        assertThat(story.accepted(decision(DecisionTrigger.PASS)).getValidationTemplate())
                .isNull();
        assertThat(story.kept().getValidationTemplate()).isEqualTo("standard@2");
    }

    @Test
    @DisplayName("has what was saved under the one before looked at and saved again before it is submitted")
    void saved() {
        var story = Story.begin().given(held(SAVE, "standard"));

        var refused = story.refused(held(SUBMIT, "standard@2").setContent(null), RefusalReason.RULES_CHANGED);
        var again = story.accepted(held(SAVE, "standard@2").setFindings(List.of(finding(Severity.INFO))));
        var submitted = story.accepted(held(SUBMIT, "standard@2").setContent(null));

        assertThat(refused.getDetail()).isEqualTo("standard@2");
        assertThat(again.getChangesContent()).isFalse();
        assertThat(submitted.getValidationTemplate()).isEqualTo("standard@2");
        assertThat(submitted.getFindings()).isEqualTo(again.getFindings());
    }

    @Test
    @DisplayName("lets a content that is saved again as it was be saved under it, once")
    void unchanged() {
        var story = Story.begin().given(held(SAVE, "standard"));

        story.accepted(held(SAVE, "standard@2"));

        story.refused(held(SAVE, "standard@2"), RefusalReason.NOTHING_CHANGED);
    }

    @Test
    @DisplayName("judges a returned form when it is submitted again, and not what was submitted before")
    void returned() {
        var comment = comment("");
        var story = Story.begin()
                .given(held(SAVE, "standard"))
                .given(held(SUBMIT, "standard").setContent(null))
                .given(decision(DecisionTrigger.RETURN).setComments(List.of(comment)));
        var answered = List.of(answer(comment.getId()));

        story.refused(held(SUBMIT, "standard@2").setContent(null).setAnswers(answered), RefusalReason.RULES_CHANGED);
        var submitted = story.accepted(
                held(SUBMIT, "standard@2").setContent(content("≥95%")).setAnswers(answered));

        assertThat(submitted.getRevision()).isEqualTo(2);
        assertThat(submitted.getValidationTemplate()).isEqualTo("standard@2");
        assertThat(story.journal.get(1).getValidationTemplate()).isEqualTo("standard");
    }

    @Test
    @DisplayName("asks nothing of a sender that names none")
    void unnamed() {
        var story = Story.begin().given(held(SAVE, "standard"));

        assertThat(story.accepted(filing(SUBMIT).setContent(null)).getValidationTemplate())
                .isEqualTo("standard");
    }

    private static FormSubmission.Builder held(SubmissionTrigger trigger, String template) {
        return filing(trigger).setValidationTemplate(template);
    }
}
