package org.jixiaoflow.submission.documents;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One form (部门整体绩效目标表) as a document prints it. Texts are as printed, null where the form leaves them blank.
 *
 * @param ordinal which form of the document, from 1
 * @param department 部门; null where none is printed
 * @param annualGoals 年度目标
 * @param tasks 年度主要任务
 * @param indicators 绩效指标
 * @param notes what could not be read with certainty, in the order of the document
 * @param printedText every line of the form; null if the source was not printed text
 * @param firstLine line where the form begins, from 1; 0 if the source has no lines
 */
public record PrintedForm(
        int ordinal,
        @Nullable String department,
        List<String> annualGoals,
        List<Task> tasks,
        List<Indicator> indicators,
        List<Note> notes,
        @Nullable String printedText,
        int firstLine) {

    public PrintedForm {
        annualGoals = List.copyOf(annualGoals);
        tasks = List.copyOf(tasks);
        indicators = List.copyOf(indicators);
        notes = List.copyOf(notes);
    }

    /** This form with one note more, before its others. */
    public PrintedForm with(Note note) {
        var all = Stream.concat(Stream.of(note), notes.stream()).toList();
        return new PrintedForm(ordinal, department, annualGoals, tasks, indicators, all, printedText, firstLine);
    }

    /** 任务名称 and 主要内容. */
    public record Task(@Nullable String name, @Nullable String content) {}

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
            int line) {}

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
