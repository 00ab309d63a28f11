package org.jixiaoflow.scoring.scorecard;

import java.math.BigDecimal;
import java.util.List;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.ScorePart;
import org.jixiaoflow.schemas.ScoringTemplate;

/** The explained score of an approved form. Equal forms and templates give equal scores: there is no clock and no chance in it. */
public final class Scorecard {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private Scorecard() {}

    /** Scores an objective by its reviewers' ratings, a self-evaluation by what was achieved. */
    public static FormScore score(ApprovedForm form, ScoringTemplate template) {
        return form.getKind() == FormKind.SELF_EVALUATION ? achieved(form, template) : rated(form, template);
    }

    private static FormScore achieved(ApprovedForm form, ScoringTemplate template) {
        var score = SelfEvaluation.score(form.getContent(), form.getReviewedRows(), form.getYear(), template);
        return score(form, template, score.parts(), score.total(), score.incomplete(), score.weights());
    }

    private static FormScore rated(ApprovedForm form, ScoringTemplate template) {
        var parts = form.getRatings().stream().map(Scorecard::part).toList();
        var total = parts.stream()
                .map(ScorePart::getPoints)
                .reduce(BigDecimal.ZERO.setScale(Points.DECIMALS), BigDecimal::add)
                .min(Points.ALL);
        return score(
                form,
                template,
                parts,
                total,
                false,
                Weights.normalise(form.getContent().getIndicators(), template));
    }

    private static FormScore score(
            ApprovedForm form,
            ScoringTemplate template,
            List<ScorePart> parts,
            BigDecimal total,
            boolean incomplete,
            Weights weights) {
        return FormScore.newBuilder()
                .setFormId(form.getFormId())
                .setRegionCode(form.getRegionCode())
                .setYear(form.getYear())
                .setKind(form.getKind())
                .setDepartmentCode(form.getDepartmentCode())
                .setDepartmentName(form.getContent().getDepartmentName())
                .setVersion(form.getVersion())
                .setRevision(form.getRevision())
                .setTemplateId(template.getTemplateId())
                .setTemplateVersion(template.getVersion())
                .setTotal(total)
                .setGrade(grade(total, template.getGradeBands()))
                .setParts(parts)
                .setIncomplete(incomplete)
                .setWeights(weights.weights())
                .setWeightNotes(weights.notes())
                .setScoredAt(form.getApprovedAt())
                .build();
    }

    /** The grade that {@code total} earns. */
    public static Grade grade(BigDecimal total, List<GradeBand> bands) {
        return bands.stream()
                .filter(band -> total.compareTo(band.getFrom()) >= 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No band for " + total))
                .getGrade();
    }

    /** R1 评审得分: an item's points times the share rated. */
    private static ScorePart part(RatedItem rated) {
        var points =
                Points.rounded(rated.getPoints().multiply(rated.getPercent()).divide(WHOLE));
        return ScorePart.newBuilder()
                .setRule(Rules.RATED_ITEM)
                .setPath(rated.getItem())
                .setLabel(rated.getDimension() + "/" + rated.getItem())
                .setPoints(points)
                .setMaximum(Points.rounded(rated.getPoints()))
                .setFormula("%s × %s%% = %s"
                        .formatted(plain(rated.getPoints()), plain(rated.getPercent()), points.toPlainString()))
                .build();
    }

    static String plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
