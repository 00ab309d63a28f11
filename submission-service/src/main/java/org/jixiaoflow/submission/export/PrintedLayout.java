package org.jixiaoflow.submission.export;

import java.math.BigDecimal;
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
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.TaskBudget;
import org.jspecify.annotations.Nullable;

/**
 * One form as the published table lays it out, whatever the file: cells at their places, each over so many rows and columns.
 *
 * @param name for the sheet
 */
record PrintedLayout(String name, List<Cell> cells, int rows) {

    static final int WIDTH = 9;
    static final int REMARK = 8;
    static final List<String> HEADER = List.of("", "一级指标", "二级指标", "三级指标", "指标性质", "指标方向性", "目标值", "计量单位", "备注");
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
        var name = content.getDepartmentName();
        var layout = new Layout();
        layout.wide("部门整体绩效目标表", Look.TITLE);
        layout.wide("部门：" + text(name), Look.PLAIN);
        layout.budget(content.getBudget());
        layout.goals(content);
        layout.tasks(content);
        layout.indicators(content.getIndicators());
        layout.wide(stamp.line(), Look.PLAIN);
        return new PrintedLayout(name == null ? stamp.formId() : name, List.copyOf(layout.cells), layout.row);
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
        private int row;

        private void wide(String text, Look look) {
            cells.add(new Cell(row++, 0, 1, WIDTH, text, look));
        }

        private void goals(FormContent content) {
            wide("年度目标", Look.LABEL);
            var goals = content.getAnnualGoals();
            label("年度目标", goals.size());
            for (var goal : goals) {
                cells.add(new Cell(row++, 1, 1, WIDTH - 1, text(goal.getText()), Look.TEXT));
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
