package org.jixiaoflow.scoring.overview;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.DepartmentKindScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.KindSummary;
import org.jixiaoflow.schemas.LevelSummary;
import org.jixiaoflow.scoring.evaluation.ScoreSummaries;
import org.jspecify.annotations.Nullable;

/** A department's scores of one kind of form; the highest mean is first in order. */
record Scored(DepartmentScore department, DepartmentKindScore score, List<LevelSummary> levels)
        implements Comparable<Scored> {

    private static final Comparator<Scored> ORDER = Comparator.comparing(Scored::mean)
            .reversed()
            .thenComparing(scored -> scored.department().getDepartmentCode());

    static Optional<Scored> of(DepartmentScore department, FormKind kind) {
        var levels = Optional.ofNullable(ScoreSummaries.of(List.of(department))).stream()
                .flatMap(summary -> summary.getKinds().stream())
                .filter(each -> each.getKind() == kind)
                .map(KindSummary::getLevels)
                .findFirst()
                .orElse(List.of());
        return department.getKinds().stream()
                .filter(each -> each.getKind() == kind)
                .findFirst()
                .map(score -> new Scored(department, score, levels));
    }

    BigDecimal mean() {
        return score.getMean();
    }

    /**
     * Its row.
     *
     * @param filing what is known of what it filed; null while that is later than its scores
     */
    DepartmentOverview row(@Nullable DepartmentFiling filing, FormKind kind, int rank) {
        return new DepartmentOverview(
                department.getDepartmentCode(),
                filing == null || filing.getDepartmentName() == null
                        ? department.getDepartmentName()
                        : filing.getDepartmentName(),
                filing != null && filing.getListed(),
                filing == null ? Standing.OPEN : Standing.of(filing, kind),
                filing == null ? List.of() : Overviews.formsOf(filing, kind),
                rank,
                score.getForms(),
                score.getMean(),
                score.getGrade(),
                levels);
    }

    @Override
    public int compareTo(Scored other) {
        return ORDER.compare(this, other);
    }
}
