package org.jixiaoflow.local.check;

import static org.jixiaoflow.local.check.Invariant.Kind.APPROVED_IS_LAST_APPROVAL;
import static org.jixiaoflow.local.check.Invariant.Kind.ONE_SCORE_PER_APPROVED;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.DepartmentFormScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.jspecify.annotations.Nullable;

/** Holds approved forms against the journal, scores against approved forms, and the sums against the scores. */
final class ScoreCheck {

    private final Report report;

    ScoreCheck(Report report) {
        this.report = report;
    }

    void approvedForms(Map<String, JournalCheck.Form> forms, Map<String, ApprovedForm> approved) {
        var ids = new TreeSet<>(forms.keySet());
        ids.addAll(approved.keySet());
        ids.forEach(id -> {
            var form = forms.get(id);
            var inForce = form == null ? null : form.approval();
            report.of(APPROVED_IS_LAST_APPROVAL)
                    .test(
                            Objects.equals(inForce, approval(approved.get(id))),
                            "%s: the journal approved %s, approved-forms has %s"
                                    .formatted(id, inForce, approval(approved.get(id))));
        });
    }

    private static JournalCheck.@Nullable Approval approval(@Nullable ApprovedForm form) {
        return form == null
                ? null
                : new JournalCheck.Approval(
                        form.getVersion(), form.getRevision(), JournalCheck.Form.hashOf(form.getContent()));
    }

    void scores(
            Map<String, ApprovedForm> approved, Map<String, FormScore> scores, Map<String, ScoringTemplate> templates) {
        var ids = new TreeSet<>(approved.keySet());
        ids.addAll(scores.keySet());
        ids.forEach(id -> {
            var form = approved.get(id);
            var score = scores.get(id);
            report.of(ONE_SCORE_PER_APPROVED)
                    .test(
                            isRight(form, score, templates),
                            "%s: approved v%s, scored v%s"
                                    .formatted(
                                            id,
                                            form == null ? null : form.getVersion(),
                                            score == null ? null : score.getVersion()));
        });
    }

    /** An older template's version is no longer on its topic; its scores can't be computed again. */
    private static boolean isRight(
            @Nullable ApprovedForm form, @Nullable FormScore score, Map<String, ScoringTemplate> templates) {
        if (form == null || score == null) {
            return false;
        }
        var template = templates.get(score.getTemplateId());
        return (template != null && template.getVersion() == score.getTemplateVersion())
                ? Scorecard.score(form, template).equals(score)
                : (score.getVersion() == form.getVersion());
    }

    void sums(
            Collection<FormScore> scores, Collection<DepartmentScore> departments, Collection<ScoreSummary> summaries) {
        var byDepartment =
                new TreeMap<>(scores.stream().collect(Collectors.toMap(FormScore::getFormId, FormScore::getTotal)));
        var inDepartments = new TreeMap<>(departments.stream()
                .flatMap(department -> department.getForms().stream())
                .collect(Collectors.toMap(
                        DepartmentFormScore::getFormId,
                        DepartmentFormScore::getTotal,
                        (one, other) -> BigDecimal.TEN.negate())));
        report.of(ONE_SCORE_PER_APPROVED)
                .test(byDepartment.equals(inDepartments), "department-scores holds other forms than form-scores");
        summaries.forEach(summary -> {
            var region = scores.stream()
                    .filter(score -> score.getRegionCode().equals(summary.getRegionCode())
                            && score.getYear() == summary.getYear())
                    .toList();
            var sum = region.stream().map(FormScore::getTotal).reduce(BigDecimal.ZERO, BigDecimal::add);
            report.of(ONE_SCORE_PER_APPROVED)
                    .test(
                            region.size() == summary.getForms() && sum.compareTo(summary.getSum()) == 0,
                            "score-summaries %s-%d: %d forms of %s, counted %d of %s"
                                    .formatted(
                                            summary.getRegionCode(),
                                            summary.getYear(),
                                            summary.getForms(),
                                            summary.getSum(),
                                            region.size(),
                                            sum));
        });
        report.of(ONE_SCORE_PER_APPROVED)
                .test(
                        scores.size()
                                == summaries.stream()
                                        .mapToInt(ScoreSummary::getForms)
                                        .sum(),
                        "score-summaries counts other forms than form-scores");
    }
}
