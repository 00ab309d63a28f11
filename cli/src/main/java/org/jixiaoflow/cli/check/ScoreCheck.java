package org.jixiaoflow.cli.check;

import static org.jixiaoflow.cli.check.Invariant.Kind.APPROVED_IS_LAST_APPROVAL;
import static org.jixiaoflow.cli.check.Invariant.Kind.ONE_SCORE_PER_APPROVED;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.ScoreChange;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.jixiaoflow.scoring.templates.TemplateVersions;
import org.jspecify.annotations.Nullable;

/** Holds approved forms against the journal, scores against approved forms, and the sums against the scores. */
final class ScoreCheck {

    private final Report report;
    private final Map<String, ScoreChange> newest = new TreeMap<>();

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

    /** Each approved form has one score, by the version in force of the template that applies to it. */
    void scores(Map<String, ApprovedForm> approved, Map<String, FormScore> scores, TemplateVersions templates) {
        var ids = new TreeSet<>(approved.keySet());
        ids.addAll(scores.keySet());
        ids.forEach(id -> {
            var form = approved.get(id);
            var score = scores.get(id);
            report.of(ONE_SCORE_PER_APPROVED)
                    .test(
                            form != null
                                    && score != null
                                    && expected(form, templates).equals(score),
                            "%s: approved v%s, scored v%s by %s"
                                    .formatted(
                                            id,
                                            form == null ? null : form.getVersion(),
                                            score == null ? null : score.getVersion(),
                                            score == null
                                                    ? null
                                                    : score.getTemplateId() + "@" + score.getTemplateVersion()));
        });
    }

    private static FormScore expected(ApprovedForm form, TemplateVersions templates) {
        return Scorecard.score(form, templates.applying(form.getRegionCode(), form.getYear(), form.getKind()));
    }

    /** Takes the next change of a form's score: versions have no gap, and each score is right by the version it names. */
    void change(ScoreChange change, TemplateVersions templates) {
        var before = newest.put(change.getFormId(), change);
        var score = change.getScore();
        var place = "%s: change %d of its score".formatted(change.getFormId(), change.getScoreVersion());
        report.of(ONE_SCORE_PER_APPROVED)
                .test(
                        change.getScoreVersion() == (before == null ? 1 : before.getScoreVersion() + 1),
                        place + " leaves a gap or comes twice");
        report.of(ONE_SCORE_PER_APPROVED)
                .test(
                        score == null
                                || templates
                                        .of(score.getTemplateId(), score.getTemplateVersion())
                                        .isPresent(),
                        place + " names a template version that was never published");
    }

    /** After every change was taken: the last one of each form made the score that counts. */
    void history(Map<String, FormScore> scores) {
        var ids = new TreeSet<>(newest.keySet());
        ids.addAll(scores.keySet());
        ids.forEach(id -> {
            var last = newest.get(id);
            report.of(ONE_SCORE_PER_APPROVED)
                    .test(
                            last != null && Objects.equals(last.getScore(), scores.get(id)),
                            "%s: score-history ends with another score than form-scores has".formatted(id));
        });
    }

    void sums(
            Collection<FormScore> scores, Collection<DepartmentScore> departments, Collection<ScoreSummary> summaries) {
        departments(scores, departments);
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
        kinds(scores, summaries);
    }

    /** Each department is told kind by kind as it is counted here. */
    private void departments(Collection<FormScore> scores, Collection<DepartmentScore> departments) {
        var counted = new TreeMap<String, String>();
        scores.stream()
                .collect(Collectors.groupingBy(score -> "%s-%d-%s %s"
                        .formatted(score.getRegionCode(), score.getYear(), score.getDepartmentCode(), score.getKind())))
                .forEach((place, ofKind) -> counted.put(
                        place,
                        forms(
                                ofKind.size(),
                                ofKind.stream().map(FormScore::getTotal).reduce(BigDecimal.ZERO, BigDecimal::add))));
        var told = new TreeMap<String, String>();
        departments.forEach(department -> department
                .getKinds()
                .forEach(kind -> told.put(
                        "%s-%d-%s %s"
                                .formatted(
                                        department.getRegionCode(),
                                        department.getYear(),
                                        department.getDepartmentCode(),
                                        kind.getKind()),
                        forms(kind.getForms(), kind.getSum()))));
        compare("department-scores", counted, told);
    }

    private static String forms(int forms, BigDecimal sum) {
        return "%d forms of %s".formatted(forms, sum.setScale(2));
    }

    /** Each region's year is told kind by kind as it is counted here. */
    private void kinds(Collection<FormScore> scores, Collection<ScoreSummary> summaries) {
        var counted = new TreeMap<String, Sum>();
        scores.stream()
                .collect(Collectors.groupingBy(
                        score -> "%s-%d %s".formatted(score.getRegionCode(), score.getYear(), score.getKind())))
                .forEach((place, ofKind) -> counted.put(place, Sum.counted(ofKind)));
        var told = new TreeMap<String, Sum>();
        summaries.forEach(summary -> summary.getKinds()
                .forEach(kind -> told.put(
                        "%s-%d %s".formatted(summary.getRegionCode(), summary.getYear(), kind.getKind()),
                        Sum.told(kind))));
        compare("score-summaries", counted, told);
    }

    private <T> void compare(String topic, Map<String, T> counted, Map<String, T> told) {
        var places = new TreeSet<>(counted.keySet());
        places.addAll(told.keySet());
        places.forEach(place -> report.of(ONE_SCORE_PER_APPROVED)
                .test(
                        Objects.equals(counted.get(place), told.get(place)),
                        "%s %s: %s, counted %s".formatted(topic, place, told.get(place), counted.get(place))));
    }
}
