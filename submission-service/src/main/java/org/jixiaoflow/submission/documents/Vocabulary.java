package org.jixiaoflow.submission.documents;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jixiaoflow.submission.documents.PrintedForm.Direction;
import org.jixiaoflow.submission.documents.PrintedForm.Operator;
import org.jspecify.annotations.Nullable;

/** The words that every printed form is made of, whatever is filled in. */
final class Vocabulary {

    static final String GOAL = "年度目标";
    static final String TASK = "年度主要任务";
    static final Set<String> TASK_HEADER = Set.of("年度主要目标名称", "年度主要目标内容");
    static final String ROW_LABEL = "绩效指标";
    static final List<String> HEADER = List.of("一级指标", "二级指标", "三级指标", "指标性质", "指标方向性", "目标值", "计量单位", "备注");

    /** Each level 2 with the level 1 it belongs to. */
    private static final Map<String, String> LEVELS = Map.ofEntries(
            entry("数量指标", "产出指标"),
            entry("质量指标", "产出指标"),
            entry("时效指标", "产出指标"),
            entry("成本指标", "产出指标"),
            entry("经济效益指标", "效益指标"),
            entry("社会效益指标", "效益指标"),
            entry("生态效益指标", "效益指标"),
            entry("可持续影响指标", "效益指标"),
            entry("服务对象满意度指标", "满意度指标"));

    private static final Set<String> LEVELS1 = Set.copyOf(LEVELS.values());

    private static final Map<String, Operator> OPERATORS = Map.of(
            "大于等于", Operator.GE,
            "小于等于", Operator.LE,
            "等于", Operator.EQ,
            "大于", Operator.GT,
            "小于", Operator.LT,
            "定性", Operator.QUALITATIVE);

    private static final Map<String, Direction> DIRECTIONS = Map.of("正向", Direction.POSITIVE, "反向", Direction.NEGATIVE);

    /** Units that can't be a short name; only a table without columns needs them. */
    private static final Set<String> UNITS = Set.of(
            "%",
            "％", "‰", "/", "元", "万元", "亿元", "人", "万人", "户", "个", "件", "次", "场次", "批次", "期", "册", "处", "天", "月", "年");

    private static final Pattern TITLE =
            Pattern.compile("(?:\\d{4}年度?)?部门整体(?:支出)?绩效(?:目标)?(?:申报)?表(?:[（(].{0,20}[)）])?");
    private static final Pattern DEPARTMENT = Pattern.compile("部[（(]?门[)）]?(?:名称)?[：:].*");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d,]*(?:\\.\\d+)?");
    private static final Pattern WEIGHT = Pattern.compile("\\d{1,3}\\.\\d\\d");
    private static final int LONGEST_UNIT = 4;
    private static final String LEVEL_ENDING = "指标";
    private static final int LONGEST_LEVEL = 16;

    private static final Set<String> STAMPS = Set.of("【表单", "【权重合计");

    private Vocabulary() {}

    /** Whether the text is a word of the form itself, so that no other text runs on into it. */
    static boolean isWord(String text) {
        var word = Text.squeeze(text);
        return word.equals(GOAL)
                || word.equals(TASK)
                || word.equals(ROW_LABEL)
                || TASK_HEADER.contains(word)
                || HEADER.contains(word)
                || isLevel1(word)
                || isLevel2(word)
                || OPERATORS.containsKey(word)
                || DIRECTIONS.containsKey(word)
                || isTitle(word)
                || DEPARTMENT.matcher(word).matches();
    }

    static boolean isTitle(String text) {
        return TITLE.matcher(Text.squeeze(text)).matches();
    }

    /** What stands behind {@code 部门：}, blank if nothing does; empty if the text is no such line. */
    static Optional<String> department(String text) {
        if (!DEPARTMENT.matcher(Text.squeeze(text)).matches()) {
            return Optional.empty();
        }
        var colon = (int) text.chars()
                .takeWhile(character -> character != ':' && character != '：')
                .count();
        return Optional.of(Text.trim(text.substring(colon + 1)));
    }

    /** The line under an exported form that says which form and revision it is, or sums its weights up; nothing a department filled in. */
    static boolean isStamp(String text) {
        return STAMPS.stream().anyMatch(text::startsWith);
    }

    static boolean isLevel1(String squeezed) {
        return LEVELS1.contains(squeezed);
    }

    static boolean isLevel2(String squeezed) {
        return LEVELS.containsKey(squeezed);
    }

    /** Whether a text in a level's column can be the name of a level that isn't one of the usual. */
    static boolean couldBeLevel(String squeezed) {
        return squeezed.length() <= LONGEST_LEVEL && squeezed.endsWith(LEVEL_ENDING);
    }

    static @Nullable String level1Of(@Nullable String level2) {
        return level2 == null ? null : LEVELS.get(level2);
    }

    static @Nullable Operator operator(String text) {
        return OPERATORS.get(Text.squeeze(text));
    }

    static @Nullable Direction direction(String text) {
        return DIRECTIONS.get(Text.squeeze(text));
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static boolean isWeight(String text) {
        return WEIGHT.matcher(text).matches();
    }

    /** A number with its percent sign. */
    static boolean isPercent(String text) {
        var end = text.length() - 1;
        return end > 0 && isPercentSign(text.substring(end)) && isNumber(Text.trim(text.substring(0, end)));
    }

    static boolean isPercentSign(String text) {
        return text.equals("%") || text.equals("％");
    }

    static boolean isUnit(String text) {
        return UNITS.contains(text);
    }

    static boolean couldBeUnit(String text) {
        return isUnit(text) || (text.length() <= LONGEST_UNIT && !isNumber(text) && !isWord(text));
    }
}
