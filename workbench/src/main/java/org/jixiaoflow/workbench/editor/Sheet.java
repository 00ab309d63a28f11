package org.jixiaoflow.workbench.editor;

import java.math.BigDecimal;
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
import org.jixiaoflow.workbench.services.Submission;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a form is filled in.
 *
 * @param submitted what was submitted last, to show the old value beside the new; null if nothing was
 */
record Sheet(
        FormKind kind,
        Draft draft,
        Locks locks,
        List<Finding> findings,
        List<FieldComment> comments,
        @Nullable Draft submitted) {

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
                findings.stream()
                        .anyMatch(
                                finding -> finding.getPath().equals(path) && finding.getSeverity() == Severity.ERROR));
    }

    public Cell department() {
        return cell(Draft.DEPARTMENT, "departmentName");
    }

    public Cell budget() {
        return cell(Draft.BUDGET, "adjustedBudget");
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

    /** Points by 一级指标, in the order of the form. */
    public Map<String, BigDecimal> weights() {
        var weights = new LinkedHashMap<String, BigDecimal>();
        for (var id : draft.rowsOf(Table.INDICATORS)) {
            var text = draft.text(Draft.path(Table.INDICATORS, id, "weight"));
            var level = draft.text(Draft.path(Table.INDICATORS, id, "level1"));
            weights.merge(level, number(text), BigDecimal::add);
        }
        return weights;
    }

    public BigDecimal weight() {
        return weights().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal number(String text) {
        try {
            return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
        } catch (NumberFormatException halfTyped) {
            return BigDecimal.ZERO;
        }
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

    private static List<String> usual(String field) {
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
            @Nullable Draft submitted) {
        return new Sheet(
                kind,
                draft,
                locks,
                findings,
                saved == null ? List.of() : Objects.requireNonNull(saved).comments(),
                submitted);
    }
}
