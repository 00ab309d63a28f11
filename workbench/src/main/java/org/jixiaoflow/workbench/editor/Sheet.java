package org.jixiaoflow.workbench.editor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.workbench.forms.IndicatorColumns;
import org.jixiaoflow.workbench.services.Scoring;
import org.jixiaoflow.workbench.services.Submission;
import org.jixiaoflow.workbench.services.YearOnYear;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a form is filled in.
 *
 * @param read what the reader of the document it came from wasn't certain of
 * @param submitted what was submitted last, to show the old value beside the new; null if nothing was
 * @param rules what the form is held to; null if nobody said
 * @param lastYear the form of the year before; null if there is none
 * @param estimate what a self-evaluation would score; null for others, and while that can't be said
 */
record Sheet(
        FormKind kind,
        Draft draft,
        Locks locks,
        List<Finding> findings,
        List<FieldComment> comments,
        List<Doubt> read,
        @Nullable Draft submitted,
        Submission.@Nullable Rules rules,
        @Nullable LastYear lastYear,
        Scoring.@Nullable Estimate estimate) {

    /**
     * How many points a 一级指标 has.
     *
     * @param due how many it is to have; null if that is left open
     */
    record Gauge(String level, BigDecimal points, @Nullable BigDecimal due) {

        /** As a script reads it; null if it is left open. */
        public @Nullable String goal() {
            return due == null ? null : due.stripTrailingZeros().toPlainString();
        }

        public boolean isOff() {
            return due != null && due.compareTo(points) != 0;
        }
    }

    /** Columns of its indicators. */
    public List<String> columns() {
        return IndicatorColumns.typed(kind);
    }

    /** What is open for typing or to be looked at, a table each. */
    public List<Line> lines(String table) {
        var named = Table.named(table);
        return draft.rowsOf(named).stream().map(id -> line(named, id)).toList();
    }

    private Line line(Table table, String id) {
        var row = "/" + table.path() + "/" + id;
        return new Line(
                id,
                table.fields().stream()
                        .map(field -> cell(Draft.path(table, id, field), field))
                        .toList(),
                comments.stream()
                        .filter(comment -> isAt(comment.getPath(), row))
                        .toList(),
                findings.stream()
                        .filter(finding -> isAt(finding.getPath(), row))
                        .toList());
    }

    private static boolean isAt(String path, String row) {
        return path.equals(row) || path.startsWith(row + "/");
    }

    public Cell cell(String path, String field) {
        var text = draft.text(path);
        var old = submitted == null ? text : submitted.text(path);
        return new Cell(
                path,
                field,
                text,
                locks.opens(path),
                old.equals(text) ? "" : old.isEmpty() ? "—" : old,
                lastYear(path, field),
                reached(path, field),
                findings.stream()
                        .anyMatch(
                                finding -> finding.getPath().equals(path) && finding.getSeverity() == Severity.ERROR));
    }

    private String lastYear(String path, String field) {
        return lastYear == null || !field.equals("target")
                ? ""
                : lastYear.target(draft.text(path.replaceAll("target$", "name")));
    }

    private YearOnYear.@Nullable Value reached(String path, String field) {
        return lastYear == null || !field.equals("target")
                ? null
                : lastYear.reached(draft.text(path.replaceAll("target$", "name")));
    }

    /** Doubts of the document's reader that nobody has looked at yet. */
    public List<Doubt> doubts() {
        return read.stream().filter(doubt -> draft.text(doubt.path()).isEmpty()).toList();
    }

    /** Numbers of those that somebody has. */
    public List<Integer> settled() {
        return read.stream()
                .filter(doubt -> !draft.text(doubt.path()).isEmpty())
                .map(Doubt::number)
                .toList();
    }

    /** Last year's indicators, each with whether it is among this year's. */
    public List<LastYear.Row> lastYearRows() {
        return lastYear == null ? List.of() : lastYear.rows(draft);
    }

    public Cell department() {
        return cell(Draft.DEPARTMENT, "departmentName");
    }

    public Cell budget() {
        return cell(Draft.BUDGET, "adjustedBudget");
    }

    /** 年度预算, a cell each. */
    public List<Cell> funds() {
        return Draft.FUNDS.stream()
                .map(path -> cell(path, path.substring("/budget/".length())))
                .toList();
    }

    public Cell executed() {
        return cell(Draft.EXECUTED, "executed");
    }

    public boolean opensRows(String table) {
        return locks.opensRows(Table.named(table));
    }

    /** What is said of the whole form. */
    public List<FieldComment> wholeComments() {
        return comments.stream()
                .filter(comment -> comment.getPath().split("/", -1).length < 3)
                .toList();
    }

    public List<Finding> wholeFindings() {
        return findings.stream()
                .filter(finding -> finding.getPath().split("/", -1).length < 3)
                .toList();
    }

    public long count(String severity) {
        return findings.stream()
                .filter(finding -> finding.getSeverity() == Severity.valueOf(severity))
                .count();
    }

    /** Findings of which the right value is certain. */
    public List<Finding> certain() {
        return findings.stream()
                .filter(finding -> finding.getCorrection() != null && locks.opens(finding.getPath()))
                .toList();
    }

    public List<FieldComment> toAnswer() {
        return comments.stream()
                .filter(comment -> comment.getState() != CommentState.RESOLVED)
                .toList();
    }

    /** Points by 一级指标: those the form must have first, then whatever else it has. */
    public List<Gauge> gauges() {
        var weights = weights();
        var gauges = new ArrayList<Gauge>();
        if (rules != null) {
            rules.levels()
                    .forEach(level -> gauges.add(new Gauge(
                            level.name(), weights.getOrDefault(level.name(), BigDecimal.ZERO), level.points())));
        }
        weights.forEach((level, points) -> {
            if (!level.isEmpty()
                    && gauges.stream().noneMatch(gauge -> gauge.level().equals(level))) {
                gauges.add(new Gauge(level, points, null));
            }
        });
        return gauges;
    }

    /** All points, and how many the indicators are to have together. */
    public Gauge total() {
        return new Gauge("", weight(), rules == null ? null : rules.indicatorPoints());
    }

    private Map<String, BigDecimal> weights() {
        var weights = new LinkedHashMap<String, BigDecimal>();
        for (var id : draft.rowsOf(Table.INDICATORS)) {
            var text = draft.text(Draft.path(Table.INDICATORS, id, "weight"));
            var level = draft.text(Draft.path(Table.INDICATORS, id, "level1"));
            weights.merge(level, number(text), BigDecimal::add);
        }
        return weights;
    }

    private BigDecimal weight() {
        return weights().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Nothing counts while it is half typed. */
    private static BigDecimal number(String text) {
        return Objects.requireNonNullElse(Draft.number(text), BigDecimal.ZERO);
    }

    /** Values that stand in that column, to be offered again. */
    public List<String> used(String field) {
        return Stream.concat(
                        draft.rowsOf(Table.INDICATORS).stream()
                                .map(id -> draft.text(Draft.path(Table.INDICATORS, id, field))),
                        usual(field).stream())
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }

    private List<String> usual(String field) {
        var levels = rules == null ? List.<Submission.Rules.Level>of() : rules.levels();
        if (!levels.isEmpty() && field.equals("level1")) {
            return levels.stream().map(Submission.Rules.Level::name).toList();
        }
        if (levels.stream().anyMatch(level -> !level.expected().isEmpty()) && field.equals("level2")) {
            return levels.stream()
                    .flatMap(level -> Stream.concat(level.expected().stream(), level.optional().stream()))
                    .toList();
        }
        return switch (field) {
            case "level1" -> List.of("产出指标", "效益指标", "满意度指标");
            case "level2" ->
                List.of("数量指标", "质量指标", "时效指标", "成本指标", "经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标", "服务对象满意度指标");
            case "unit" -> List.of("%", "个", "人", "次", "项", "万元", "户", "天", "/");
            default -> List.of();
        };
    }

    static Sheet of(
            FormKind kind,
            Submission.@Nullable Details saved,
            Draft draft,
            Locks locks,
            List<Finding> findings,
            @Nullable Draft submitted,
            Submission.@Nullable Rules rules,
            @Nullable LastYear lastYear,
            Scoring.@Nullable Estimate estimate) {
        return new Sheet(
                kind,
                draft,
                locks,
                findings,
                saved == null ? List.of() : Objects.requireNonNull(saved).comments(),
                Doubt.of(saved == null ? null : saved.content()),
                submitted,
                rules,
                lastYear,
                estimate);
    }
}
