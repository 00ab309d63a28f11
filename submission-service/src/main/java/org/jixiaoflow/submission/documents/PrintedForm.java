package org.jixiaoflow.submission.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One form (部门整体绩效目标表) as a document prints it. Texts are as printed, null where the form leaves them blank.
 *
 * @param ordinal which form of the document, from 1
 * @param kind what the form is
 * @param title as printed; null where none is
 * @param department 部门; null where none is printed
 * @param annualGoals 年度目标
 * @param tasks 年度主要任务
 * @param indicators 绩效指标
 * @param notes what could not be read with certainty, in the order of the document
 * @param printedText every line of the form; null if the source was not printed text
 * @param firstLine line where the form begins, from 1; 0 if the source has no lines
 * @param budget 年度预算; null where the form has no such lines
 * @param execution 预算执行; null where none is printed, or it isn't certain
 * @param project 项目名称 of a self-evaluation that is about one project; null where the form is about the whole department
 */
public record PrintedForm(
        int ordinal,
        Kind kind,
        @Nullable String title,
        @Nullable String department,
        List<String> annualGoals,
        List<Task> tasks,
        List<Indicator> indicators,
        List<Note> notes,
        @Nullable String printedText,
        int firstLine,
        @Nullable AnnualBudget budget,
        @Nullable Execution execution,
        @Nullable String project) {

    public PrintedForm {
        annualGoals = List.copyOf(annualGoals);
        tasks = List.copyOf(tasks);
        indicators = List.copyOf(indicators);
        notes = List.copyOf(notes);
    }

    /** This form with one note more, before its others. */
    public PrintedForm with(Note note) {
        return withNotes(Stream.concat(Stream.of(note), notes.stream()).toList());
    }

    /** This form with more notes, in the order of their lines. */
    public PrintedForm with(List<Note> more) {
        return withNotes(Stream.concat(notes.stream(), more.stream())
                .sorted(Comparator.comparingInt(Note::line))
                .toList());
    }

    /** This form with a note where its title, or a line of its own, names another year. */
    public PrintedForm filedFor(int year) {
        var printed = printedYear();
        return printed == 0 || printed == year
                ? this
                : with(Note.of(firstLine, Note.Code.YEAR_DIFFERS, String.valueOf(printed), String.valueOf(year)));
    }

    private int printedYear() {
        var read = title == null ? null : Title.of(title);
        return read != null && read.year() > 0
                ? read.year()
                : notes.stream()
                        .filter(note -> note.code() == Note.Code.ASIDE)
                        .map(note -> note.arguments().get(0))
                        .filter(Vocabulary::isYear)
                        .mapToInt(Vocabulary::year)
                        .findFirst()
                        .orElse(0);
    }

    private PrintedForm withNotes(List<Note> all) {
        return new PrintedForm(
                ordinal,
                kind,
                title,
                department,
                annualGoals,
                tasks,
                indicators,
                all,
                printedText,
                firstLine,
                budget,
                execution,
                project);
    }

    /** Why a form of another kind isn't imported; null if it is an objective or a self-evaluation. */
    public @Nullable UnreadableDocument otherKind() {
        var called = title == null ? String.valueOf(department) : title;
        return kind.reason == null ? null : new UnreadableDocument(kind.reason, called);
    }

    /** An objective without title. */
    public PrintedForm(
            int ordinal,
            @Nullable String department,
            List<String> annualGoals,
            List<Task> tasks,
            List<Indicator> indicators,
            List<Note> notes,
            @Nullable String printedText,
            int firstLine,
            @Nullable AnnualBudget budget) {
        this(
                ordinal,
                Kind.OBJECTIVE,
                null,
                department,
                annualGoals,
                tasks,
                indicators,
                notes,
                printedText,
                firstLine,
                budget,
                null,
                null);
    }

    /** What a form is; only the first two are filed here. */
    public enum Kind {
        /** 部门整体绩效目标表. */
        OBJECTIVE(null),
        /** 部门整体支出绩效自评表, or 项目支出绩效自评表 of one of its projects. */
        SELF_EVALUATION(null),
        /** 项目支出绩效目标表 and other tables that set or watch the targets of one project. */
        PROJECT(UnreadableDocument.Reason.PROJECT_FORM),
        /** 绩效运行监控表 and other tables that are neither. */
        OTHER(UnreadableDocument.Reason.OTHER_FORM);

        private final UnreadableDocument.@Nullable Reason reason;

        Kind(UnreadableDocument.@Nullable Reason reason) {
            this.reason = reason;
        }

        public boolean isFiled() {
            return reason == null;
        }
    }

    /** A form without lines on its budget. */
    public PrintedForm(
            int ordinal,
            @Nullable String department,
            List<String> annualGoals,
            List<Task> tasks,
            List<Indicator> indicators,
            List<Note> notes,
            @Nullable String printedText,
            int firstLine) {
        this(ordinal, department, annualGoals, tasks, indicators, notes, printedText, firstLine, null);
    }

    /**
     * One row of the tasks.
     *
     * @param name 任务名称
     * @param content 主要内容
     * @param budget 预算金额; null where none is printed
     */
    public record Task(
            @Nullable String name,
            @Nullable String content,
            @Nullable TaskBudget budget) {

        public Task(@Nullable String name, @Nullable String content) {
            this(name, content, null);
        }
    }

    /**
     * 预算金额 of a task in yuan, each null where none is printed or it isn't certain.
     *
     * @param total 总额
     * @param fiscal 财政拨款
     * @param other 其他资金
     * @param printed the three as printed, parted by {@code /}, e.g. {@code 1,860.50/1,500.00/360.50}
     * @param printedUnit what they are counted in, as the heading says, e.g. 万元
     */
    public record TaskBudget(
            @Nullable BigDecimal total,
            @Nullable BigDecimal fiscal,
            @Nullable BigDecimal other,
            @Nullable String printed,
            @Nullable String printedUnit) {

        /** Of the three cells' texts, null where blank; null if all are. */
        public static @Nullable TaskBudget of(
                @Nullable String total, @Nullable String fiscal, @Nullable String other, @Nullable String unit) {
            if (total == null && fiscal == null && other == null) {
                return null;
            }
            var printed = Stream.of(total, fiscal, other)
                    .map(text -> Objects.requireNonNullElse(text, ""))
                    .collect(Collectors.joining("/"));
            return new TaskBudget(Yuan.of(total, unit), Yuan.of(fiscal, unit), Yuan.of(other, unit), printed, unit);
        }
    }

    /**
     * One row of the table.
     *
     * @param level1 一级指标; where it isn't printed, the one that {@code level2} belongs to
     * @param level2 二级指标
     * @param name 三级指标; null usually says that the row holds a second unit's target for the name above
     * @param operator 指标性质; where blank, that of the row above
     * @param direction 指标方向性; where blank, that of the row above
     * @param target 目标值
     * @param unit 计量单位
     * @param weight a 备注 of two decimals
     * @param remark any other 备注
     * @param line line of the name, or of the row's first printed cell; 0 if the source has no lines
     * @param achieved only in a self-evaluation
     * @param printed what was printed where a field isn't it word for word, by the field's name ({@code target}: {@code ≥42公里})
     */
    public record Indicator(
            @Nullable String level1,
            @Nullable String level2,
            @Nullable String name,
            @Nullable Operator operator,
            @Nullable Direction direction,
            @Nullable String target,
            @Nullable String unit,
            @Nullable BigDecimal weight,
            @Nullable String remark,
            int line,
            @Nullable Achieved achieved,
            Map<String, String> printed) {

        /** 实际完成值; null where none is printed. */
        public @Nullable String actual() {
            return achieved == null ? null : achieved.actual();
        }

        public Indicator {
            printed = Collections.unmodifiableMap(new LinkedHashMap<>(printed));
        }

        public Indicator(
                @Nullable String level1,
                @Nullable String level2,
                @Nullable String name,
                @Nullable Operator operator,
                @Nullable Direction direction,
                @Nullable String target,
                @Nullable String unit,
                @Nullable BigDecimal weight,
                @Nullable String remark,
                int line) {
            this(level1, level2, name, operator, direction, target, unit, weight, remark, line, null, Map.of());
        }
    }

    /**
     * What a self-evaluation says of an indicator, as printed.
     *
     * @param actual 实际完成值
     * @param score 得分
     * @param deviation 偏差原因分析及改进措施
     * @param evidence 佐证材料
     */
    public record Achieved(
            @Nullable String actual,
            @Nullable String score,
            @Nullable String deviation,
            @Nullable String evidence) {

        /** What a qualitative indicator says in the words of 财预〔2021〕101号; null for any other. */
        public @Nullable Band band() {
            return actual == null ? null : Vocabulary.band(actual);
        }

        /** One of 优, 良, 中 … alone; null for anything else. */
        public @Nullable String grade() {
            return actual != null && Vocabulary.isGrade(actual) ? Text.trim(actual) : null;
        }

        /** 得分 as a share of the weight, in percent with at most two decimals; null where it can't be told. */
        public @Nullable BigDecimal share(@Nullable BigDecimal weight) {
            if (score == null || weight == null || weight.signum() <= 0) {
                return null;
            }
            var points = Vocabulary.weight(score);
            return points == null || points.compareTo(weight) > 0
                    ? null
                    : points.movePointRight(2).divide(weight, 2, RoundingMode.HALF_UP);
        }
    }

    /** How far a qualitative indicator was achieved. */
    public enum Band {
        ACHIEVED,
        PARTLY,
        NOT_ACHIEVED
    }

    /**
     * 预算执行 of a self-evaluation in yuan.
     *
     * @param planned 全年预算数; null where only the budget at the year's beginning is printed
     * @param spent 全年执行数
     * @param printed the line as printed
     */
    public record Execution(@Nullable BigDecimal planned, BigDecimal spent, String printed) {}

    /** What a line of the form's head gives the amount of. */
    public enum Fund {
        /** 年度预算, 预算总额, 资金总额. */
        TOTAL,
        /** 基本支出. */
        BASIC,
        /** 项目支出. */
        PROJECT,
        /** 财政拨款. */
        FISCAL,
        /** 其他资金. */
        OTHER
    }

    /**
     * A line of the form's head.
     *
     * @param label as printed
     * @param amount as printed
     * @param unit what it is counted in, as its own label says; null if that doesn't
     */
    public record FundLine(
            Fund fund,
            String label,
            String amount,
            @Nullable String unit) {

        public FundLine(Fund fund, String label, String amount) {
            this(fund, label, amount, null);
        }

        /** @param otherwise what it is counted in where its label doesn't say */
        @Nullable BigDecimal yuan(@Nullable String otherwise) {
            return Yuan.of(amount, unit == null ? otherwise : unit);
        }
    }

    /**
     * 年度预算 of the whole department in yuan, each null where it isn't printed or not certain.
     *
     * @param total 资金总额
     * @param basic 基本支出
     * @param project 项目支出
     * @param fiscal 财政拨款
     * @param other 其他资金
     * @param printed the lines as printed, e.g. {@code 预算总额 3,200.00；基本支出 1,200.00}
     * @param printedUnit what they are counted in, as the form says, e.g. 万元
     */
    public record AnnualBudget(
            @Nullable BigDecimal total,
            @Nullable BigDecimal basic,
            @Nullable BigDecimal project,
            @Nullable BigDecimal fiscal,
            @Nullable BigDecimal other,
            @Nullable String printed,
            @Nullable String printedUnit) {

        /** Two lines on the same that differ say nothing certain; null if there is no line. */
        public static @Nullable AnnualBudget of(List<FundLine> lines, @Nullable String unit) {
            if (lines.isEmpty()) {
                return null;
            }
            var amounts = new EnumMap<Fund, List<@Nullable BigDecimal>>(Fund.class);
            lines.forEach(line -> amounts.computeIfAbsent(line.fund(), fund -> new ArrayList<>())
                    .add(line.yuan(unit)));
            return new AnnualBudget(
                    only(amounts, Fund.TOTAL),
                    only(amounts, Fund.BASIC),
                    only(amounts, Fund.PROJECT),
                    only(amounts, Fund.FISCAL),
                    only(amounts, Fund.OTHER),
                    lines.stream()
                            .map(line -> line.label() + " " + line.amount())
                            .collect(Collectors.joining("；")),
                    unit);
        }

        private static @Nullable BigDecimal only(EnumMap<Fund, List<@Nullable BigDecimal>> amounts, Fund fund) {
            var said = amounts.getOrDefault(fund, List.of());
            return said.stream().distinct().count() == 1 ? said.get(0) : null;
        }
    }

    /** 指标性质: how the result is compared with the target. */
    public enum Operator {
        GE,
        LE,
        EQ,
        GT,
        LT,
        QUALITATIVE
    }

    /** 指标方向性: whether more is better. */
    public enum Direction {
        POSITIVE,
        NEGATIVE
    }
}
