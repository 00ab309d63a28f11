package org.jixiaoflow.submission.documents;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiaoflow.submission.documents.PrintedForm.Band;
import org.jixiaoflow.submission.documents.PrintedForm.Direction;
import org.jixiaoflow.submission.documents.PrintedForm.Operator;
import org.jspecify.annotations.Nullable;

/** The words that every printed form is made of, whatever is filled in; they are data, in {@code vocabulary.properties}. */
final class Vocabulary {

    /** Words that stand in front of what a form holds. */
    enum Label {
        GOAL,
        GOAL_YEAR,
        GOAL_ACTUAL,
        TASK,
        DEPARTMENT,
        PROJECT,
        /** 项目名称 and no other label of a project. */
        PROJECT_NAME,
        /** 主管部门: of a project the department that answers for it. */
        SUPERVISOR,
        FUND_TOTAL,
        FUND_BASIC,
        FUND_PROJECT,
        FUND_FISCAL,
        FUND_OTHER,
        FUND_COLUMN,
        FUND_PLANNED,
        FUND_SPENT,
        FUND_RATE,
        MONEY,
        ASIDE,
        NOTE,
        SUM,
        /** 绩效指标: the label of a table's rows. */
        ROWS
    }

    /** Sides of a table that prints two: what is filed is the year's. */
    enum Side {
        YEAR,
        LONG,
        BEFORE,
        ACTUAL
    }

    /** A comparison and how much of the text it takes. */
    record Comparison(@Nullable Operator operator, int length) {}

    static final String GOAL = "年度目标";
    static final String ROW_LABEL = "绩效指标";

    /** The county's own columns, in their order. */
    static final List<String> HEADER = List.of("一级指标", "二级指标", "三级指标", "指标性质", "指标方向性", "目标值", "计量单位", "备注");

    private static final Properties WORDS = load();

    private static final Map<String, Column> COLUMNS = new HashMap<>();
    private static final Map<Label, Set<String>> LABELS = new EnumMap<>(Label.class);
    private static final Map<Side, Set<String>> SIDES = new EnumMap<>(Side.class);
    private static final Map<String, Operator> OPERATORS = new HashMap<>();
    /** What stands behind a value in one cell, and alone in a column of comparisons. */
    private static final Map<String, Operator> BOUNDS = new HashMap<>();

    private static final Set<String> NO_OPERATORS = Set.copyOf(words("operator.NONE"));
    private static final List<Map.Entry<String, Operator>> IN_FRONT;
    private static final List<Map.Entry<String, Operator>> BEHIND;
    private static final Map<String, Direction> DIRECTIONS = new HashMap<>();
    private static final Map<String, Band> BANDS = new HashMap<>();
    private static final Set<String> GRADES = Set.copyOf(words("grade"));
    /** Each level 2 of the usual tree with the level 1 it belongs to. */
    private static final Map<String, String> LEVELS = new HashMap<>();
    /** Level 2 as other places name it. */
    private static final Map<String, String> OTHER_LEVELS = new HashMap<>();

    private static final Set<String> LEVELS1 = Set.copyOf(words("level1"));
    private static final Set<String> OTHER_LEVELS1 = Set.copyOf(words("level1.OTHER"));
    private static final Set<String> UNITS = Set.copyOf(words("unit"));

    static {
        for (var column : Column.values()) {
            words("column." + column).forEach(word -> COLUMNS.putIfAbsent(word, column));
        }
        for (var label : Label.values()) {
            LABELS.put(label, Set.copyOf(words("label." + label)));
        }
        for (var side : Side.values()) {
            SIDES.put(side, new HashSet<>(words("side." + side)));
        }
        for (var operator : Operator.values()) {
            words("operator." + operator).forEach(word -> OPERATORS.put(word, operator));
        }
        IN_FRONT =
                longestFirst(OPERATORS.entrySet().stream().filter(entry -> entry.getValue() != Operator.QUALITATIVE));
        var behind = new HashMap<String, Operator>();
        Stream.of(Operator.GE, Operator.LE)
                .forEach(operator -> words("behind." + operator).forEach(word -> behind.put(word, operator)));
        BEHIND = longestFirst(behind.entrySet().stream());
        behind.forEach((word, operator) -> {
            if (word.endsWith("上") || word.endsWith("下") || word.endsWith("以内") || word.endsWith("之内")) {
                BOUNDS.put(word, operator);
            }
        });
        for (var direction : Direction.values()) {
            words("direction." + direction).forEach(word -> DIRECTIONS.put(word, direction));
        }
        for (var band : Band.values()) {
            words("band." + band).forEach(word -> BANDS.put(word, band));
        }
        for (var level1 : List.of("产出指标", "效益指标", "满意度指标", "成本指标")) {
            words("level2." + level1).forEach(word -> LEVELS.put(word, level1));
            words("level2.OTHER." + level1).forEach(word -> OTHER_LEVELS.put(word, level1));
        }
    }

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d,]*(?:\\.\\d+)?");
    private static final Pattern GROUPED = Pattern.compile("\\d[\\d,]*");
    private static final Pattern THREES = Pattern.compile("\\d+|\\d{1,3}(?:,\\d{3})+,?");
    private static final Pattern TWO_DECIMALS = Pattern.compile("\\d{1,3}\\.\\d\\d");
    private static final Pattern WEIGHT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2}0*)?)(?:分|%)?");
    private static final Pattern YEAR = Pattern.compile("20\\d\\d");
    private static final Pattern BUDGET = Pattern.compile("(?:年度)?预算(?:支出|资金)?(?:安排|金额|数)(?:金额|数)?");
    private static final Pattern YEAR_IN_FRONT = Pattern.compile("(20\\d\\d)年?度?(.+)");
    /** {@code 2025年（目标值）}. */
    private static final Pattern YEAR_OF = Pattern.compile("20\\d\\d年?度?\\(([^()]+)\\)");
    /** The form's year in words says as little in front of a heading as the number does. */
    private static final Pattern THIS_YEAR_IN_FRONT = Pattern.compile("^(?:本年度?|当年)(?:绩效)?");
    /** {@code 省级预算部门名称}: whose departments they are. */
    private static final Pattern RANK_IN_FRONT = Pattern.compile("^(?:省|自治区|州|盟|市|区|县|旗|乡镇|本)(?:级|直)");

    private static final Pattern POINTS =
            Pattern.compile("(.+?)(?:\\((?:权重|分值|共|满分)?:?\\d{1,3}(?:\\.\\d+)?[分%]?\\)|\\d{1,3}(?:\\.\\d+)?分)");
    /** {@code 一、}, {@code （二）}, {@code 1.} in front of a level. */
    private static final Pattern LEVEL_NUMBER =
            Pattern.compile("^(?:[(（][0-9一二三四五六七八九十]{1,2}[)）]|[0-9一二三四五六七八九十]{1,2}[、.．])");
    /** Points behind it in any brackets, or a colon. */
    private static final Pattern BESIDE_LEVEL =
            Pattern.compile("(?:[\\[【(（](?:权重|分值|共|满分)?[:：]?\\d{1,3}(?:\\.\\d+)?[分%]?[)）】\\]])?[:：]?$");

    private static final Pattern SINGLE_YEAR = Pattern.compile("\\(?(?:20\\d\\d|20[X×xＸ]{2}|\\d{2})年度?\\)?|\\(年度\\)");
    private static final Pattern PERIOD = Pattern.compile("20\\d\\d年?度?[-—–~至到]+(?:20)?\\d\\d年");
    private static final Pattern PAGE = Pattern.compile("第?\\d+页?(?:/|,|，)?共?\\d*页?|-\\d+-");
    private static final Pattern NUMBERED_GOAL = Pattern.compile("目标[0-9一二三四五六七八九十]{1,2}");
    private static final Pattern PLACEHOLDER = Pattern.compile("(?:指标[0-9一二三四五六七八九十]*)?:?[.…⋯。]*");
    /** In front of many a heading it says nothing: 绩效指标值. */
    private static final String PERFORMANCE = "绩效";

    private static final String WITHIN = "内";
    private static final int LONGEST_UNIT = 4;
    private static final String LEVEL_ENDING = "指标";
    private static final int LONGEST_LEVEL = 16;
    private static final int LONGEST_HEADING = 24;

    private static final Set<String> STAMPS = Set.of("【表单", "【权重合计");

    private Vocabulary() {}

    private static Properties load() {
        var words = new Properties();
        try (var in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream("vocabulary.properties"))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static List<String> words(String key) {
        return Arrays.stream(WORDS.getProperty(key, "").split(" +"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<Map.Entry<String, Operator>> longestFirst(Stream<Map.Entry<String, Operator>> words) {
        return words.map(Map.Entry::copyOf)
                .sorted(Comparator.comparing((Map.Entry<String, Operator> entry) ->
                                -entry.getKey().length())
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    /** Whether the text is a word of the form itself, so that no other text runs on into it. */
    static boolean isWord(String text) {
        if (text.length() > 4 * LONGEST_HEADING) {
            return false;
        }
        var word = Text.squeeze(text);
        return word.equals(ROW_LABEL)
                || HEADER.contains(word)
                || isLevel1(word)
                || isLevel2(word)
                || OPERATORS.containsKey(word)
                || DIRECTIONS.containsKey(word)
                || is(Label.GOAL, text)
                || is(Label.TASK, text)
                || COLUMNS.getOrDefault(Text.word(text), Column.KEPT).isOfTasks()
                || Title.of(text) != null
                || HeadLine.isDepartment(text);
    }

    /** Whether a line of text stands for itself: a word of the form, or a label with what it labels. */
    static boolean isLine(String text) {
        var section = text.length() <= 4 * LONGEST_HEADING ? Text.withoutNumber(text) : text;
        return isWord(text)
                || (!section.equals(text) && isLine(section))
                || isYear(text)
                || (text.length() <= 4 * LONGEST_HEADING && (column(text) != null || HeadLine.isLabelled(text)));
    }

    /** What the column under the heading holds; null if the heading isn't known. */
    static @Nullable Column column(String heading) {
        if (heading.length() > LONGEST_HEADING) {
            return null;
        }
        var word = Text.word(heading);
        var column = COLUMNS.get(word);
        if (column == null) {
            column = COLUMNS.get(Text.withoutBrackets(word));
        }
        if (column == null) {
            var dated = YEAR_IN_FRONT.matcher(Text.withoutBrackets(word));
            column = dated.matches() ? COLUMNS.get(dated.group(2)) : null;
        }
        if (column == null && word.startsWith(PERFORMANCE)) {
            column = COLUMNS.get(Text.withoutBrackets(word).substring(PERFORMANCE.length()));
        }
        if (column == null) {
            var yearOf = YEAR_OF.matcher(word);
            column = yearOf.matches() ? COLUMNS.get(yearOf.group(1)) : null;
        }
        return column == null ? otherwise(Text.withoutBrackets(word)) : column;
    }

    private static @Nullable Column otherwise(String word) {
        var column = COLUMNS.get(THIS_YEAR_IN_FRONT.matcher(word).replaceFirst(""));
        if (column == null && (word.endsWith("计量单位") || word.endsWith("度量单位"))) {
            column = Column.UNIT;
        }
        return column == null ? ofTasks(word) : column;
    }

    /** Tasks have many names, but all of them end alike. */
    private static @Nullable Column ofTasks(String word) {
        if (word.endsWith("任务名称") || word.endsWith("工作名称") || word.endsWith("活动名称")) {
            return Column.TASK;
        }
        if (word.endsWith("任务内容") || word.endsWith("工作内容") || word.endsWith("活动内容")) {
            return Column.TASK_CONTENT;
        }
        return BUDGET.matcher(word).matches() ? Column.TOTAL : null;
    }

    /** A column as most forms head it. */
    static String name(Column column) {
        return column == Column.KEPT ? "照录" : words("column." + column).get(0);
    }

    /** The year in front of a heading (2025年指标值) or in its brackets; 0 if none. */
    static int year(String heading) {
        var year = YEAR.matcher(Text.word(heading));
        return year.find() ? Integer.parseInt(year.group()) : 0;
    }

    static boolean is(Label label, String text) {
        return text.length() <= LONGEST_HEADING && isWordOf(label, Text.word(text));
    }

    /** The first of the labels that the text is; null if none. */
    static @Nullable Label firstOf(List<Label> labels, String text) {
        if (text.length() > LONGEST_HEADING) {
            return null;
        }
        var word = Text.word(text);
        return labels.stream()
                .filter(label -> isWordOf(label, word))
                .findFirst()
                .orElse(null);
    }

    private static boolean isWordOf(Label label, String word) {
        var words = LABELS.get(label);
        if (words == null || word.isEmpty() || (label == Label.GOAL && isPeriod(word))) {
            return false;
        }
        if (words.contains(word) || words.contains(Text.withoutBrackets(word))) {
            return true;
        }
        if (label == Label.DEPARTMENT && RANK_IN_FRONT.matcher(word).find()) {
            return words.contains(RANK_IN_FRONT.matcher(word).replaceFirst(""));
        }
        if (!isDigit(word.charAt(0)) && word.charAt(0) != '(') {
            return false;
        }
        var dated = YEAR_IN_FRONT.matcher(Text.withoutBrackets(word));
        return dated.matches() && (words.contains(dated.group(2)) || words.contains("年度" + dated.group(2)));
    }

    /** 2024-2026年: more than the year. */
    private static boolean isPeriod(String word) {
        return PERIOD.matcher(word).find();
    }

    static @Nullable Side side(String heading) {
        if (is(Label.GOAL_ACTUAL, heading)) {
            return Side.ACTUAL;
        }
        if (is(Label.GOAL_YEAR, heading)) {
            return Side.YEAR;
        }
        if (heading.length() > LONGEST_HEADING) {
            return null;
        }
        if (isPeriod(Text.word(heading)) && heading.contains("目标")) {
            return Side.LONG;
        }
        var word = Text.withoutBrackets(Text.word(heading));
        for (var side : List.of(Side.LONG, Side.YEAR, Side.BEFORE)) {
            if (SIDES.getOrDefault(side, Set.of()).contains(word)) {
                return side;
            }
        }
        return null;
    }

    /** The year alone on a line: {@code （2025年度）}. */
    static boolean isYear(String text) {
        return SINGLE_YEAR.matcher(Text.word(text)).matches();
    }

    static boolean isPage(String text) {
        return text.length() <= 12
                && PAGE.matcher(Text.word(text)).matches()
                && text.chars().anyMatch(character -> character == '页' || character == '-');
    }

    /** {@code 目标1：} in front of a goal. */
    static boolean isNumberedGoal(String text) {
        return NUMBERED_GOAL.matcher(Text.word(text)).matches();
    }

    /** A name nobody filled in: {@code 指标1：}, {@code ……}. */
    static boolean isPlaceholder(String text) {
        return PLACEHOLDER.matcher(Text.word(text).replace("：", "")).matches();
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

    /** A level's name without spaces and the points printed behind it ({@code 产出指标（50分）}). */
    static String level(String text) {
        var squeezed = Text.squeeze(text);
        if (squeezed.length() <= 2 * LONGEST_LEVEL) {
            var bare = BESIDE_LEVEL
                    .matcher(LEVEL_NUMBER.matcher(squeezed).replaceFirst(""))
                    .replaceFirst("");
            if (isAnyLevel1(bare) || isAnyLevel2(bare)) {
                return bare;
            }
        }
        if (squeezed.length() > 2 * LONGEST_LEVEL || squeezed.chars().noneMatch(Vocabulary::isDigit)) {
            return squeezed;
        }
        var points = POINTS.matcher(Text.halfWidth(squeezed));
        return points.matches() ? squeezed.substring(0, points.end(1)) : squeezed;
    }

    /** The name of a level 1 that is printed without 指标; any other as it is. */
    static String wholeLevel1(String level) {
        var whole = level + LEVEL_ENDING;
        return isLevel1(whole) || OTHER_LEVELS.containsValue(whole) ? whole : level;
    }

    /** The usual tree's name of a level 2 that is printed without 指标; any other as it is. */
    static String wholeLevel2(String level) {
        var whole = level + LEVEL_ENDING;
        return isLevel2(whole) ? whole : level;
    }

    private static boolean isDigit(int character) {
        return (character >= '0' && character <= '9') || (character >= '０' && character <= '９');
    }

    /** Whether a level's name (without its points) is known as one of level 1, here or elsewhere. */
    static boolean isAnyLevel1(String level) {
        return LEVELS1.contains(level) || OTHER_LEVELS1.contains(level);
    }

    static boolean isAnyLevel2(String level) {
        return LEVELS.containsKey(level) || OTHER_LEVELS.containsKey(level);
    }

    /** Whether a text in a level's column can be the name of a level that isn't one of the usual. */
    static boolean couldBeLevel(String squeezed) {
        return squeezed.length() <= LONGEST_LEVEL && squeezed.endsWith(LEVEL_ENDING);
    }

    static @Nullable String level1Of(@Nullable String level2) {
        if (level2 == null) {
            return null;
        }
        var usual = LEVELS.get(level2);
        return usual == null ? OTHER_LEVELS.get(level2) : usual;
    }

    static @Nullable Operator operator(String text) {
        var word = Text.halfWidth(Text.squeeze(text));
        var operator = OPERATORS.get(word);
        return operator == null ? BOUNDS.get(word) : operator;
    }

    /** 定量 says only that a comparison stands elsewhere. */
    static boolean isNoOperator(String text) {
        return NO_OPERATORS.contains(Text.halfWidth(Text.squeeze(text)));
    }

    /** The comparison that a text (in usual width) begins with. */
    static Comparison operatorInFront(String plain) {
        return IN_FRONT.stream()
                .filter(entry -> plain.startsWith(entry.getKey()))
                .findFirst()
                .map(entry -> new Comparison(entry.getValue(), entry.getKey().length()))
                .orElse(new Comparison(null, 0));
    }

    /** The comparison that a text (in usual width) ends with. */
    static Comparison operatorBehind(String plain) {
        return BEHIND.stream()
                .filter(entry -> plain.endsWith(entry.getKey()))
                .findFirst()
                .map(entry -> new Comparison(entry.getValue(), lengthBehind(entry.getKey())))
                .orElse(new Comparison(null, 0));
    }

    /** Of 24小时内 only the last sign compares; the rest is the unit. */
    private static int lengthBehind(String word) {
        return word.endsWith(WITHIN) && "以之及(".indexOf(word.charAt(0)) < 0 ? WITHIN.length() : word.length();
    }

    /** What is said of a qualitative indicator; null unless it is said in the usual words. */
    static @Nullable Band band(String text) {
        var word = Text.word(text).replaceAll("[，,。；;]", "");
        return BANDS.get(word);
    }

    static boolean isGrade(String text) {
        return GRADES.contains(Text.squeeze(text));
    }

    static @Nullable Direction direction(String text) {
        return DIRECTIONS.get(Text.squeeze(text));
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(Text.halfWidth(text)).matches();
    }

    /** Whether the text (in usual width) has a number there whose digits aren't in groups of three: some may be missing. */
    static boolean isMisgrouped(String plain, int start) {
        var digits = GROUPED.matcher(plain).region(start, plain.length());
        return digits.lookingAt() && !THREES.matcher(digits.group()).matches();
    }

    /** A number of two decimals, as weights are usually printed: nothing else looks like it wherever it stands. */
    static boolean isWeight(String text) {
        return TWO_DECIMALS.matcher(Text.halfWidth(text)).matches();
    }

    /** A weight in any spelling ({@code 20.00}, {@code 20}, {@code 10分}, {@code １０.００}, {@code 20%}); null if it is none. */
    static @Nullable BigDecimal weight(String text) {
        var weight = WEIGHT.matcher(Text.halfWidth(Text.squeeze(text)));
        if (!weight.matches()) {
            return null;
        }
        var points = new BigDecimal(weight.group(1));
        return points.compareTo(BigDecimal.valueOf(100)) > 0 ? null : points.setScale(2);
    }

    /** Whether the text is a weight but for the minus in front of it. */
    static boolean isNegativeWeight(String text) {
        var plain = Text.halfWidth(Text.squeeze(text));
        return plain.startsWith("-") && weight(plain.substring(1)) != null;
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
