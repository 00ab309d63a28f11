package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.templates.ReviewTemplate;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.templates.ReviewTemplates.Entry;
import org.jixiaoflow.review.templates.ReviewTemplates.Scope;
import org.jixiaoflow.review.templates.Stage;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of a new version of its template")
class TemplateVersionTest {

    private static final ReviewTemplates BEFORE =
            new ReviewTemplates(List.of(new Entry(Scope.ALL, template("default", false, Samples.FIRST, Samples.LAST))));

    /** The first version isn't for any form any more, and still there for those that hold it. */
    private static final ReviewTemplates AFTER = new ReviewTemplates(List.of(
            new Entry(Scope.ALL, template("default@2", true, Samples.LAST)),
            new Entry(new Scope("none", null, null), template("default", false, Samples.FIRST, Samples.LAST))));

    private static final ReviewTemplates LATER = new ReviewTemplates(List.of(
            new Entry(Scope.ALL, template("default@3", false, Samples.FIRST, Samples.SECOND, Samples.LAST)),
            new Entry(new Scope("none", null, null), template("default@2", true, Samples.LAST))));

    @Test
    @DisplayName("a form that was submitted hears nothing: it goes on its way, taken back and submitted again or not")
    void submitted() {
        var story = Story.by(BEFORE)
                .given(SubmissionTrigger.SAVE)
                .given(SubmissionTrigger.SUBMIT)
                .under(AFTER)
                .given(SubmissionTrigger.WITHDRAW)
                .given(SubmissionTrigger.SUBMIT)
                .given(DecisionTrigger.PASS);

        assertThat(story.journal).extracting(entry -> entry.getTemplateId()).containsOnly("default");
        assertThat(story.form().getStage()).isEqualTo(Samples.LAST);
    }

    @Test
    @DisplayName("a draft is submitted under it, and held to what it asks for")
    void draft() {
        var story = Story.by(BEFORE).given(SubmissionTrigger.SAVE).under(AFTER);

        story.refused(Samples.filing(SubmissionTrigger.SUBMIT), RefusalReason.NOT_SIGNED);
    }

    @Test
    @DisplayName("a form that is begun takes it to the end")
    void begun() {
        var story = Story.by(AFTER)
                .given(SubmissionTrigger.SAVE)
                .given(Samples.filing(SubmissionTrigger.SUBMIT).setActor(Samples.portal(Samples.DEPARTMENT)))
                .under(LATER)
                .given(DecisionTrigger.APPROVE);

        assertThat(story.form().getState()).isEqualTo(FormState.APPROVED);
        assertThat(story.form().getTemplateId()).isEqualTo("default@2");
    }

    private static ReviewTemplate template(String id, boolean headSigns, String... stages) {
        return new ReviewTemplate(
                id,
                List.of(stages).stream()
                        .map(stage -> new Stage(stage, stage, stage, null))
                        .toList(),
                List.of(),
                Map.of(),
                headSigns,
                false,
                null,
                null);
    }
}
