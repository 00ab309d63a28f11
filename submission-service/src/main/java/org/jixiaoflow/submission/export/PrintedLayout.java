package org.jixiaoflow.submission.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jixiaoflow.schemas.AnnualBudget;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.TaskBudget;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/**
 * One form as the published table lays it out, whatever the file: cells at their places, each over so many rows and columns.
 *
 * @param name for the sheet
 * @param width in columns
 */
record PrintedLayout(String name, List<Cell> cells, int rows, int width) {

    static final int WIDTH = 9;
    static final int REMARK = 8;
    static final List<String> HEADER = List.of("", "一级指标", "二级指标", "三级指标", "指标性质", "指标方向性", "目标值", "计量单位", "备注");
    static final List<String> EVALUATION =
            List.of("", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施", "佐证材料");
    private static final List<String> EXECUTION = List.of("预算执行（万元）", "全年预算数", "全年执行数", "执行率");
    /** Headings of a task's amounts, and of the columns they stand in: the last ones. */
    static final String AMOUNTS = "预算金额（万元）";

    static final List<String> AMOUNT = List.of("总额", "财政拨款", "其他资金");

    /** Where a task's content begins, and where it does beside amounts. */
    static final int TASK_CONTENT = 4;

    static final int NARROW_CONTENT = 3;

    private static final int YUAN_ZEROS = 4;
    private static final int PAIRS = 4;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    enum Look {
        TITLE,
        PLAIN,
        LABEL,
        TEXT,
        VALUE
    }

    /** A text and the cells it is merged over. */
    record Cell(int row, int column, int height, int width, String text, Look look) {}

    /** What a form is, beside its content. */
    record Stamp(String formId, int revision, long version, Instant changedAt) {

        private String line() {
            return "【表单 %s　修订 %d　版本 %d　%s】".formatted(formId, revision, version, DATE.format(changedAt));
        }
    }

    static PrintedLayout of(FormContent content, Stamp stamp) {
        var form = FormId.parse(stamp.formId());
        return form.filter(id -> id.kind() == FormKind.SELF_EVALUATION)
                .map(id -> evaluation(content, stamp, id.year()))
                .orElseGet(() -> objective(content, stamp));
    }

    private static PrintedLayout objective(FormContent content, Stamp stamp) {
        var name = content.getDepartmentName();
        var layout = new Layout(WIDTH);
        layout.wide("部门整体绩效目标表", Look.TITLE);
        layout.wide("部门：" + text(name), Look.PLAIN);
        layout.budget(content.getBudget());
        layout.goals(content);
        layout.tasks(content);
        layout.indicators(content.getIndicators());
        layout.wide(stamp.line(), Look.PLAIN);
        return layout.printed(name, stamp);
    }

    /** 部门整体支出绩效自评表: beside each target what was achieved, and what was spent in a row of all sources of money. */
    private static PrintedLayout evaluation(FormContent content, Stamp stamp, int year) {
        var name = content.getDepartmentName();
        var layout = new Layout(EVALUATION.size());
        layout.wide(year + "年度部门整体支出绩效自评表", Look.TITLE);
        layout.wide("部门：" + text(name), Look.PLAIN);
        layout.execution(content.getExecution());
        layout.goals(content);
        layout.answers(content.getIndicators());
        layout.wide(stamp.line(), Look.PLAIN);
        return layout.printed(name, stamp);
    }

    /** {@code ≥20次}, as such tables print a target. */
    private static String target(Indicator row) {
        var sign = row.getOperator() == null
                ? ""
                : switch (row.getOperator()) {
                    case GE -> "≥";
                    case LE -> "≤";
                    case EQ -> "=";
                    case GT -> ">";
                    case LT -> "<";
                    case QUALITATIVE -> "";
                };
        var unit = text(row.getUnit());
        return row.getTarget() == null ? "" : sign + row.getTarget() + (unit.equals("/") ? "" : unit);
    }

    /** What was achieved: as it is written, or in the words for how far. */
    private static String achieved(Indicator row) {
        if (row.getActual() != null || row.getBand() == null) {
            return row.getActual() == null ? text(row.getActualGrade()) : row.getActual();
        }
        return switch (row.getBand()) {
            case ACHIEVED -> "达成预期指标";
            case PARTLY -> "部分达成预期指标并具有一定效果";
            case NOT_ACHIEVED -> "未达成预期指标且效果较差";
        };
    }

    /** The points that a qualitative row claims; the service scores all others. */
    private static String claimed(Indicator row) {
        return row.getWeight() == null || row.getBandPercent() == null
                ? ""
                : row.getWeight()
                        .multiply(row.getBandPercent())
                        .movePointLeft(2)
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    static String operator(@Nullable Operator operator) {
        return operator == null
                ? ""
                : switch (operator) {
                    case GE -> "大于等于";
                    case LE -> "小于等于";
                    case EQ -> "等于";
                    case GT -> "大于";
                    case LT -> "小于";
                    case QUALITATIVE -> "定性";
                };
    }

    static String direction(@Nullable Direction direction) {
        return direction == null
                ? ""
                : switch (direction) {
                    case POSITIVE -> "正向";
                    case NEGATIVE -> "反向";
                };
    }

    /** Lines of the form's head, with the amounts they give; all of them for a form to fill in. */
    static Map<String, Optional<BigDecimal>> lines(@Nullable AnnualBudget budget) {
        var lines = new LinkedHashMap<String, Optional<BigDecimal>>();
        var given = budget == null ? new AnnualBudget() : budget;
        lines.put("资金总额（万元）", Optional.ofNullable(given.getTotal()));
        lines.put("基本支出（万元）", Optional.ofNullable(given.getBasic()));
        lines.put("项目支出（万元）", Optional.ofNullable(given.getProject()));
        lines.put("财政拨款（万元）", Optional.ofNullable(given.getFiscal()));
        lines.put("其他资金（万元）", Optional.ofNullable(given.getOther()));
        return lines;
    }

    /** An amount in 万元, exactly: 1860.50, 0.000001. */
    private static String wan(@Nullable BigDecimal yuan) {
        if (yuan == null) {
            return "";
        }
        var wan = yuan.movePointLeft(YUAN_ZEROS).stripTrailingZeros();
        return wan.setScale(Math.max(2, wan.scale())).toPlainString();
    }

    private static boolean isGiven(@Nullable TaskBudget budget) {
        return budget != null && (budget.getTotal() != null || budget.getFiscal() != null || budget.getOther() != null);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The weight with its two decimals, then whatever else is remarked. */
    private static String remark(@Nullable BigDecimal weight, @Nullable String remark) {
        var points = weight == null ? "" : weight.setScale(2).toPlainString();
        return points.isEmpty() || remark == null ? points + text(remark) : points + "\n" + remark;
    }

    /** Fills the table from top to bottom. */
    private static final class Layout {

        private final List<Cell> cells = new ArrayList<>();
        private final int width;
        private int row;

        private Layout(int width) {
            this.width = width;
        }

        private PrintedLayout printed(@Nullable String name, Stamp stamp) {
            return new PrintedLayout(name == null ? stamp.formId() : name, List.copyOf(cells), row, width);
        }

        private void wide(String text, Look look) {
            cells.add(new Cell(row++, 0, 1, width, text, look));
        }

        private void goals(FormContent content) {
            wide("年度目标", Look.LABEL);
            var goals = content.getAnnualGoals();
            label("年度目标", goals.size());
            for (var goal : goals) {
                cells.add(new Cell(row++, 1, 1, width - 1, text(goal.getText()), Look.TEXT));
            }
        }

        /** Label and amount side by side; a line that isn't given is left out. */
        private void budget(@Nullable AnnualBudget budget) {
            var given = lines(budget).entrySet().stream()
                    .filter(line -> line.getValue().isPresent())
                    .toList();
            for (var index = 0; index < given.size(); index++) {
                var column = 2 * (index % PAIRS);
                cells.add(new Cell(row, column, 1, 1, given.get(index).getKey(), Look.LABEL));
                cells.add(new Cell(
                        row, column + 1, 1, 1, wan(given.get(index).getValue().orElse(null)), Look.VALUE));
                row += index % PAIRS == PAIRS - 1 || index == given.size() - 1 ? 1 : 0;
            }
        }

        private void tasks(FormContent content) {
            var withAmounts = content.getTasks().stream().anyMatch(task -> isGiven(task.getBudget()));
            var start = withAmounts ? NARROW_CONTENT : TASK_CONTENT;
            var end = withAmounts ? WIDTH - AMOUNT.size() : WIDTH;
            var height = withAmounts ? 2 : 1;
            cells.add(new Cell(row, 1, height, start - 1, "年度主要目标名称", Look.LABEL));
            cells.add(new Cell(row, start, height, end - start, "年度主要目标内容", Look.LABEL));
            if (withAmounts) {
                cells.add(new Cell(row, end, 1, AMOUNT.size(), AMOUNTS, Look.LABEL));
                for (var index = 0; index < AMOUNT.size(); index++) {
                    cells.add(new Cell(row + 1, end + index, 1, 1, AMOUNT.get(index), Look.LABEL));
                }
            }
            row += height;
            label("年度主要任务", content.getTasks().size());
            for (var task : content.getTasks()) {
                cells.add(new Cell(row, 1, 1, start - 1, text(task.getName()), Look.TEXT));
                cells.add(new Cell(row, start, 1, end - start, text(task.getContent()), Look.TEXT));
                if (withAmounts) {
                    amounts(end, task.getBudget());
                }
                row++;
            }
        }

        private void amounts(int column, @Nullable TaskBudget budget) {
            var given = budget == null ? new TaskBudget() : budget;
            cells.add(new Cell(row, column, 1, 1, wan(given.getTotal()), Look.VALUE));
            cells.add(new Cell(row, column + 1, 1, 1, wan(given.getFiscal()), Look.VALUE));
            cells.add(new Cell(row, column + 2, 1, 1, wan(given.getOther()), Look.VALUE));
        }

        private void indicators(List<Indicator> indicators) {
            for (var column = 1; column < WIDTH; column++) {
                cells.add(new Cell(row, column, 1, 1, HEADER.get(column), Look.LABEL));
            }
            row++;
            label("绩效指标", indicators.size());
            levels(indicators);
            for (var indicator : indicators) {
                var values = List.of(
                        text(indicator.getName()),
                        operator(indicator.getOperator()),
                        direction(indicator.getDirection()),
                        text(indicator.getTarget()),
                        text(indicator.getUnit()),
                        remark(indicator.getWeight(), indicator.getRemark()));
                for (var index = 0; index < values.size(); index++) {
                    cells.add(new Cell(row, 3 + index, 1, 1, values.get(index), index == 0 ? Look.TEXT : Look.VALUE));
                }
                row++;
            }
        }

        private void execution(@Nullable BudgetExecution execution) {
            if (execution == null) {
                return;
            }
            var planned = execution.getAdjustedBudget();
            var spent = execution.getExecuted();
            line(EXECUTION, Look.LABEL);
            line(
                    List.of(
                            "年度资金总额",
                            planned.signum() == 0 ? "" : wan(planned),
                            wan(spent),
                            planned.signum() == 0
                                    ? ""
                                    : spent.movePointRight(2)
                                                    .divide(planned, 2, RoundingMode.HALF_UP)
                                                    .toPlainString()
                                            + "%"),
                    Look.VALUE);
        }

        private void line(List<String> texts, Look look) {
            for (var column = 0; column < texts.size(); column++) {
                cells.add(new Cell(row, column, 1, 1, texts.get(column), look));
            }
            row++;
        }

        private void answers(List<Indicator> indicators) {
            for (var column = 1; column < width; column++) {
                cells.add(new Cell(row, column, 1, 1, EVALUATION.get(column), Look.LABEL));
            }
            row++;
            label("绩效指标", indicators.size());
            levels(indicators);
            for (var indicator : indicators) {
                var weight = indicator.getWeight();
                var values = List.of(
                        text(indicator.getName()),
                        target(indicator),
                        achieved(indicator),
                        weight == null ? "" : weight.setScale(2).toPlainString(),
                        claimed(indicator),
                        text(indicator.getDeviation()),
                        text(indicator.getEvidence()));
                for (var index = 0; index < values.size(); index++) {
                    cells.add(new Cell(row, 3 + index, 1, 1, values.get(index), Look.TEXT));
                }
                row++;
            }
        }

        /** Equal levels that follow each other are one cell; a level 2 never reaches beyond its level 1. */
        private void levels(List<Indicator> indicators) {
            for (int start = 0, end; start < indicators.size(); start = end) {
                var level1 = indicators.get(start).getLevel1();
                end = run(indicators, start, indicators.size(), level1, Indicator::getLevel1);
                cells.add(new Cell(row + start, 1, end - start, 1, text(level1), Look.LABEL));
                for (int first = start, last; first < end; first = last) {
                    var level2 = indicators.get(first).getLevel2();
                    last = run(indicators, first, end, level2, Indicator::getLevel2);
                    cells.add(new Cell(row + first, 2, last - first, 1, text(level2), Look.LABEL));
                }
            }
        }

        private static int run(
                List<Indicator> indicators,
                int start,
                int limit,
                @Nullable String level,
                Function<Indicator, @Nullable String> of) {
            var end = start;
            while (end < limit && text(of.apply(indicators.get(end))).equals(text(level))) {
                end++;
            }
            return end;
        }

        private void label(String text, int height) {
            if (height > 0) {
                cells.add(new Cell(row, 0, height, 1, text, Look.LABEL));
            }
        }
    }
}
