package org.jixiaoflow.scoring.evaluation;

import java.time.Instant;
import java.util.Optional;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.ScoreChange;
import org.jixiaoflow.schemas.ScoreReason;
import org.jixiaoflow.schemas.ScoredForm;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.jixiaoflow.scoring.templates.TemplateVersions;
import org.jspecify.annotations.Nullable;

/**
 * One change of a form's score, and what is kept of the form from then on. Whatever comes again, or comes too late, is no change.
 *
 * @param kept what the next step is held against
 */
record ScoreStep(ScoredForm kept, ScoreChange change) {

    /** A form was approved. */
    static Optional<ScoreStep> approved(
            @Nullable ScoredForm known, ApprovedForm form, TemplateVersions templates, Instant time) {
        return known != null && form.getVersion() <= known.getVersion()
                ? Optional.empty()
                : Optional.of(scored(known, form, template(form, templates), ScoreReason.APPROVED, time));
    }

    /** Its approval was revoked. */
    static Optional<ScoreStep> revoked(@Nullable ScoredForm known, Instant time) {
        if (known == null || known.getForm() == null) {
            return Optional.empty();
        }
        var kept = ScoredForm.newBuilder(known)
                .setForm(null)
                .setScoreVersion(known.getScoreVersion() + 1)
                .build();
        return Optional.of(
                new ScoreStep(kept, change(known.getForm(), kept.getScoreVersion(), ScoreReason.REVOKED, time, null)));
    }

    /** Templates changed. */
    static Optional<ScoreStep> rescored(ScoredForm known, TemplateVersions templates, Instant time) {
        var form = known.getForm();
        return form == null
                ? Optional.empty()
                : templates
                        .replacing(
                                known.getTemplateId(),
                                known.getTemplateVersion(),
                                form.getRegionCode(),
                                form.getYear(),
                                form.getKind())
                        .map(template -> scored(known, form, template, ScoreReason.RESCORED, time));
    }

    private static ScoreStep scored(
            @Nullable ScoredForm known, ApprovedForm form, ScoringTemplate template, ScoreReason reason, Instant time) {
        var kept = ScoredForm.newBuilder()
                .setForm(form)
                .setVersion(form.getVersion())
                .setScoreVersion(known == null ? 1 : known.getScoreVersion() + 1)
                .setTemplateId(template.getTemplateId())
                .setTemplateVersion(template.getVersion())
                .build();
        return new ScoreStep(kept, change(form, kept.getScoreVersion(), reason, time, Scorecard.score(form, template)));
    }

    private static ScoreChange change(
            ApprovedForm form, int version, ScoreReason reason, Instant time, @Nullable FormScore score) {
        return ScoreChange.newBuilder()
                .setFormId(form.getFormId())
                .setScoreVersion(version)
                .setReason(reason)
                .setChangedAt(time)
                .setScore(score)
                .build();
    }

    private static ScoringTemplate template(ApprovedForm form, TemplateVersions templates) {
        return templates.applying(form.getRegionCode(), form.getYear(), form.getKind());
    }
}
