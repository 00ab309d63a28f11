package org.jixiaoflow.scoring.scorecard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.ScorePart;
import org.jixiaoflow.schemas.ScoringTemplate;

/** The explained score of an approved form. Equal forms and templates give equal scores: there is no clock and no chance in it. */
public final class Scorecard {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private Scorecard() {}

    /** Scores an objective by its reviewers' ratings, a self-evaluation by what was achieved; and normalises the weights. */
    public static FormScore score(ApprovedForm form, ScoringTemplate template) {
        var scored = form.getKind() == FormKind.SELF_EVALUATION
                ? achieved(form.getContent(), form.getReviewedRows(), form.getYear(), template)
                : rated(form, template);
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
                .setTotal(scored.total())
                .setGrade(scored.grade())
                .setGradeBands(template.getGradeBands())
                .setIncomplete(scored.incomplete())
                .setParts(scored.parts())
                .setWeights(scored.weights())
                .setWeightNotes(scored.weightNotes())
                .setScoredAt(form.getApprovedAt())
                .build();
    }

    /** What the self-evaluations of a department's units would score as one (F16). */
    public static Scored together(List<FormContent> units, int year, ScoringTemplate template) {
        var one = Units.together(units, year, template);
        return achieved(one.content(), List.of(), year, template, one.notes());
    }

    /** What a self-evaluation would score, whether or not anybody ever files it. */
    public static Scored achieved(FormContent content, List<ReviewedRow> reviewed, int year, ScoringTemplate template) {
        return achieved(content, reviewed, year, template, List.of());
    }

    private static Scored achieved(
            FormContent content,
            List<ReviewedRow> reviewed,
            int year,
            ScoringTemplate template,
            List<String> unitNotes) {
        var score = SelfEvaluation.score(identified(content), reviewed, year, template);
        return new Scored(
                score.total(),
                grade(score.total(), template.getGradeBands()),
                score.incomplete(),
                score.parts(),
                score.weights().weights(),
                score.weights().notes(),
                unitNotes);
    }

    /** Rows without an id of their own, as in a form that was never filed, are called by their place. */
    private static FormContent identified(FormContent content) {
        var taken = new HashSet<String>();
        var rows = new ArrayList<Indicator>();
        for (var row : content.getIndicators()) {
            var own = !row.getId().isBlank() && taken.add(row.getId());
            rows.add(
                    own
                            ? row
                            : Indicator.newBuilder(row)
                                    .setId("#" + (rows.size() + 1))
                                    .build());
        }
        return FormContent.newBuilder(content).setIndicators(rows).build();
    }

    private static Scored rated(ApprovedForm form, ScoringTemplate template) {
        var parts = form.getRatings().stream().map(Scorecard::part).toList();
        var total = parts.stream()
                .map(ScorePart::getPoints)
                .reduce(BigDecimal.ZERO.setScale(Points.DECIMALS), BigDecimal::add)
                .min(Points.ALL);
        var weights = Weights.normalise(form.getContent().getIndicators(), template);
        return new Scored(
                total,
                grade(total, template.getGradeBands()),
                false,
                parts,
                weights.weights(),
                weights.notes(),
                List.of());
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
                .setRule("R1")
                .setPath(rated.getItem())
                .setLevel1(rated.getDimension())
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
