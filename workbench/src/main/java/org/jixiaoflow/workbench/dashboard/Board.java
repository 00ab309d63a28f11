package org.jixiaoflow.workbench.dashboard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jixiaoflow.schemas.GradeCount;
import org.jixiaoflow.schemas.KindFiling;
import org.jixiaoflow.workbench.services.Overview;
import org.jspecify.annotations.Nullable;

/** An overview as its page shows it. */
record Board(Overview overview, Trend trend, List<String> levels) {

    static Board of(Overview overview) {
        return new Board(overview, Trend.of(overview), Heat.levels(overview));
    }

    /** Every department, as the overview orders them. */
    public List<Overview.Department> departments() {
        return overview.departments();
    }

    /** Those that a tile counts; all if it is null. */
    public List<Overview.Department> departments(@Nullable Tile tile) {
        return tile == null
                ? departments()
                : departments().stream()
                        .filter(each -> tile.counts(each, lists()))
                        .toList();
    }

    /** Of those that must file how many have; where no list says who must, of those that have a form. */
    public int filed() {
        return lists() ? filing().getFiled() : departments(Tile.FILED).size();
    }

    /** As {@link #filed()}, of what is approved. */
    public int approved() {
        return lists() ? filing().getApproved() : departments(Tile.APPROVED).size();
    }

    /** Whether a list says who must file. */
    public boolean lists() {
        return overview.listed() > 0;
    }

    private KindFiling filing() {
        return Objects.requireNonNull(overview.filing());
    }

    /** Those that have begun nothing. */
    public List<Overview.Department> missing() {
        return departments(Tile.MISSING);
    }

    /** Whether the reader is shown which department scored what. */
    public boolean ranks() {
        return departments().stream().anyMatch(each -> each.rank() != null);
    }

    public List<GradeCount> grades() {
        return overview.scores() == null ? List.of() : overview.scores().getGrades();
    }

    public int scored() {
        return overview.scores() == null ? 0 : overview.scores().getForms();
    }

    public Heat.@Nullable Cell cell(Overview.Department department, String level1) {
        return Heat.cell(department.levels(), level1).orElse(null);
    }

    /** The same of all departments together. */
    public Heat.@Nullable Cell cell(String level1) {
        return overview.scores() == null
                ? null
                : Heat.cell(overview.scores().getLevels(), level1).orElse(null);
    }

    /** By how much the mean is above last year's. */
    public @Nullable BigDecimal change(int year) {
        return trend.change(year);
    }
}
