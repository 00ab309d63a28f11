package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jixiaoflow.submission.documents.Vocabulary.Side;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a table holds what, found by the headings: one line of them or two, with what spans several columns above. Headings that
 * aren't known have columns too, so that they never shift others.
 */
final class ColumnMap {

    /**
     * A column's heading.
     *
     * @param column what it holds; null if that isn't known
     * @param printed as printed, the heading above it in front
     * @param year the year it names; 0 if none
     */
    record Heading(@Nullable Column column, String printed, int year) {
        boolean is(Column other) {
            return column == other;
        }

        /** The same heading of a column that holds something else. */
        Heading as(Column other) {
            return new Heading(other, printed, year);
        }
    }

    /** Columns of which a row has one value at most. */
    private static final Set<Column> ONCE = EnumSet.of(
            Column.LEVEL1,
            Column.LEVEL2,
            Column.NAME,
            Column.OPERATOR,
            Column.DIRECTION,
            Column.TARGET,
            Column.UNIT,
            Column.ACTUAL,
            Column.SCORE,
            Column.TOTAL,
            Column.FISCAL,
            Column.OTHER_FUNDS,
            Column.TASK,
            Column.GOAL,
            Column.DEPARTMENT);

    /** Parts a heading from the one above it. */
    private static final char BELOW = '·';

    static final int MOST_LINES = 3;
    private static final int LONGEST_UNKNOWN = 8;
    /** So many headings of tasks are no task, whatever else stands beside them. */
    private static final int LEAST_OF_TASKS = 3;

    private static final Pattern YEAR = Pattern.compile("20\\d\\d年?度?");
    private static final Pattern TARGET_OF_YEAR = Pattern.compile("20\\d\\d年?度?(?:目标|计划|预期目标)");
    private static final Set<String> VALUES = Set.of("值", "数值");
    private static final Map<String, Column> LEVELS_ALONE =
            Map.of("一级", Column.LEVEL1, "二级", Column.LEVEL2, "三级", Column.NAME);

    /** What most places head their comparisons with, and some what kind of target it is. */
    static final String KIND = "指标性质";

    private static final String STANDARD = "绩效标准";

    private static final Set<String> NAMES_OTHERWISE = Set.of("指标内容", "指标", "四级指标");

    private final NavigableMap<Integer, Heading> headings;
    private final List<Heading> doubtful;
    private final List<Heading> chosen;

    private ColumnMap(NavigableMap<Integer, Heading> headings, List<Heading> doubtful, List<Heading> chosen) {
        this.headings = headings;
        this.doubtful = doubtful;
        this.chosen = chosen;
    }

    /**
     * The map of the lines of headings.
     *
     * @param lines one row to three
     * @param sides which side of the table a column stands on, as a line further up says
     * @param year of the form; 0 if it isn't known
     */
    static ColumnMap of(List<Row> lines, NavigableMap<Integer, Side> sides, int year, ColumnChoices choices) {
        var headings = new TreeMap<Integer, Heading>();
        for (var cell : lines.get(0).cells()) {
            headings.put(cell.column(), heading(cell.text()));
        }
        lines.stream().skip(1).forEach(line -> below(headings, line));
        var doubtful = new ArrayList<Heading>();
        names(headings);
        goals(headings);
        years(headings, year);
        standards(headings);
        tasks(headings);
        sums(headings);
        weights(headings);
        symbols(headings);
        label(headings);
        onSides(headings, sides);
        ofYears(headings, year);
        once(headings, doubtful);
        var chosen = chosen(headings, doubtful, choices);
        return new ColumnMap(headings, List.copyOf(doubtful), List.copyOf(chosen));
    }

    /** What people said of headings that aren't certain; not where it would make two columns of the same. */
    private static List<Heading> chosen(
            NavigableMap<Integer, Heading> headings, List<Heading> doubtful, ColumnChoices choices) {
        var layout = layout(headings.values().stream().map(Heading::printed).toList());
        var wanted = new TreeMap<Integer, Heading>();
        headings.forEach((place, heading) -> {
            var open = heading.column == null || doubtful.contains(heading);
            var column = open ? choices.column(layout, heading.printed) : null;
            if (column != null) {
                wanted.put(place, heading.as(column));
            }
        });
        var taken = new TreeMap<>(headings);
        taken.putAll(wanted);
        wanted.forEach((place, heading) -> {
            var twice = ONCE.contains(heading.column())
                    && taken.values().stream()
                                    .filter(other -> other.column == heading.column)
                                    .count()
                            > 1;
            var kept = twice ? heading.as(Column.KEPT) : heading;
            doubtful.removeIf(other -> other.printed.equals(heading.printed));
            headings.put(place, kept);
            if (twice) {
                doubtful.add(kept);
            }
        });
        return wanted.values().stream()
                .filter(heading -> headings.containsValue(heading) && !doubtful.contains(heading))
                .toList();
    }

    /** A layout is known again by its headings. */
    private static String layout(List<String> printed) {
        return printed.stream().map(Text::word).collect(Collectors.joining("|"));
    }

    String layout() {
        return layout(headings.values().stream().map(Heading::printed).toList());
    }

    private static Heading heading(String text) {
        var column = Vocabulary.column(text);
        if (column == null && Vocabulary.is(Vocabulary.Label.ROWS, text)) {
            column = Column.LABEL;
        }
        if (column == null && Vocabulary.side(text) == Side.ACTUAL) {
            column = Column.ACTUAL;
        }
        if (column == null && TARGET_OF_YEAR.matcher(Text.word(text)).matches()) {
            column = Column.TARGET;
        }
        if (column == null) {
            column = LEVELS_ALONE.get(Text.word(text));
        }
        return new Heading(column, text, Vocabulary.year(text));
    }

    /** The second line of headings says more exactly what the first says of several columns. */
    private static void below(NavigableMap<Integer, Heading> headings, Row line) {
        var above = new TreeMap<>(headings);
        for (var cell : line.cells()) {
            var over = above.floorEntry(cell.column());
            if (over == null) {
                headings.put(cell.column(), heading(cell.text()));
            } else if (!Text.word(last(over.getValue().printed())).equals(Text.word(cell.text()))) {
                headings.put(cell.column(), under(over.getValue(), cell));
            }
        }
    }

    private static String last(String printed) {
        return printed.substring(printed.lastIndexOf(BELOW) + 1);
    }

    private static Heading under(Heading above, Cell cell) {
        var text = cell.text();
        var printed = above.printed + BELOW + text;
        var year = Vocabulary.year(text) > 0 ? Vocabulary.year(text) : above.year;
        var side = Vocabulary.side(above.printed);
        var own = Vocabulary.side(text);
        var level = LEVELS_ALONE.get(Text.word(text));
        if (level != null && side == null) {
            return new Heading(level, printed, year);
        }
        if (above.is(Column.KEPT)
                || above.is(Column.SCORE)
                || side == Side.LONG
                || side == Side.BEFORE
                || own == Side.LONG
                || own == Side.BEFORE) {
            return new Heading(Column.KEPT, printed, year);
        }
        var column = Vocabulary.column(text);
        if (column == null && own == Side.YEAR) {
            column = above.column;
        }
        if (column == null && side == Side.YEAR && VALUES.contains(Text.word(text))) {
            column = Column.TARGET;
        }
        if (column == null) {
            column = Vocabulary.column(above.printed + text);
        }
        if (column == null) {
            column = Vocabulary.column(text + above.printed);
        }
        if (column == null && year > 0 && YEAR.matcher(Text.word(text)).matches()) {
            column = above.column;
        }
        return new Heading(column, printed, year);
    }

    /** 绩效指标 labels the rows, unless no other heading is that of names. */
    private static void names(NavigableMap<Integer, Heading> headings) {
        if (headings.values().stream().anyMatch(heading -> heading.is(Column.NAME))) {
            return;
        }
        var first = headings.firstKey();
        headings.entrySet().stream()
                .filter(entry ->
                        (entry.getValue().is(Column.LABEL) && (entry.getKey() > first || levels(headings) == 0))
                                || NAMES_OTHERWISE.contains(Text.word(entry.getValue().printed)))
                .findFirst()
                .ifPresent(entry -> entry.setValue(entry.getValue().as(Column.NAME)));
    }

    /** 绩效目标 behind the names is the column of targets where no other is: goals stand in front of their indicators. */
    private static void goals(NavigableMap<Integer, Heading> headings) {
        var name = headings.entrySet().stream()
                .filter(entry -> entry.getValue().is(Column.NAME))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
        if (headings.values().stream().anyMatch(heading -> heading.is(Column.TARGET))) {
            return;
        }
        headings.tailMap(name)
                .replaceAll((place, heading) -> heading.is(Column.GOAL) ? heading.as(Column.TARGET) : heading);
    }

    /** Where no other column is that of targets, one under nothing but the form's year is; beside others the years are kept. */
    private static void years(NavigableMap<Integer, Heading> headings, int year) {
        var bare = headings.entrySet().stream()
                .filter(entry -> entry.getValue().column == null
                        && Text.word(entry.getValue().printed).matches("20\\d\\d年度?"))
                .toList();
        var targets = headings.values().stream().anyMatch(heading -> heading.is(Column.TARGET));
        var own = bare.stream().filter(entry -> entry.getValue().year == year).count();
        if (year > 0 && !targets && own == 1) {
            bare.forEach(entry ->
                    entry.setValue(entry.getValue().as(entry.getValue().year == year ? Column.TARGET : Column.KEPT)));
        }
    }

    /** 绩效标准 is what points are given for, or where no other column is that of targets perhaps the target: a person says which. */
    private static void standards(NavigableMap<Integer, Heading> headings) {
        if (headings.values().stream().noneMatch(heading -> heading.is(Column.TARGET))) {
            headings.replaceAll((place, heading) -> STANDARD.equals(Text.word(heading.printed))
                    ? new Heading(null, heading.printed, heading.year)
                    : heading);
        }
    }

    /** 年度主要任务 in front of the headings of tasks labels their rows. */
    private static void label(NavigableMap<Integer, Heading> headings) {
        var first = headings.firstEntry();
        var more = headings.values().stream()
                        .filter(heading -> heading.is(Column.TASK))
                        .count()
                > 1;
        if (more && Vocabulary.is(Vocabulary.Label.TASK, first.getValue().printed)) {
            headings.put(first.getKey(), new Heading(Column.LABEL, first.getValue().printed, 0));
        }
    }

    /** 年度主要任务 over the names of tasks, where no other heading is; else the label of the rows. */
    private static void tasks(NavigableMap<Integer, Heading> headings) {
        var labels = headings.entrySet().stream()
                .filter(entry -> entry.getValue().column == null
                        && Vocabulary.is(Vocabulary.Label.TASK, entry.getValue().printed))
                .map(Map.Entry::getKey)
                .toList();
        for (var place : labels) {
            var printed = Objects.requireNonNull(headings.get(place)).printed;
            headings.tailMap(place, false)
                    .replaceAll((beside, heading) ->
                            heading.column == null && Text.word(heading.printed).equals("名称")
                                    ? heading.as(Column.TASK)
                                    : heading);
            var named = headings.values().stream().anyMatch(heading -> heading.is(Column.TASK));
            var last = place.equals(labels.get(labels.size() - 1));
            headings.put(place, new Heading(named || !last ? Column.LABEL : Column.TASK, printed, 0));
        }
    }

    /** 合计 beside the sources of a task's money is all of it; a sum of one source, or between them, could be anything. */
    private static void sums(NavigableMap<Integer, Heading> headings) {
        var columns = headings.values().stream().map(Heading::column).collect(Collectors.toSet());
        var sources = headings.entrySet().stream()
                .filter(entry ->
                        entry.getValue().is(Column.FISCAL) || entry.getValue().is(Column.OTHER_FUNDS))
                .map(Map.Entry::getKey)
                .toList();
        var sums = headings.entrySet().stream()
                .filter(entry -> entry.getValue().column == null && isSum(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (columns.contains(Column.TOTAL)
                || !(columns.contains(Column.TASK) || columns.contains(Column.TASK_CONTENT))
                || sources.isEmpty()
                || sums.size() != 1) {
            return;
        }
        var place = sums.get(0);
        if (place < sources.get(0) || place > sources.get(sources.size() - 1)) {
            headings.computeIfPresent(place, (same, heading) -> heading.as(Column.TOTAL));
        }
    }

    /** 合计, alone or below a heading of all the money. */
    private static boolean isSum(Heading heading) {
        var parts = heading.printed.split(String.valueOf(BELOW), -1);
        return Vocabulary.is(Vocabulary.Label.SUM, parts[parts.length - 1])
                && (parts.length == 1 || Vocabulary.column(parts[0]) == Column.TOTAL);
    }

    /** Of several weights that of the name counts; those beside the levels are sums. */
    private static void weights(NavigableMap<Integer, Heading> headings) {
        var all = headings.entrySet().stream()
                .filter(entry -> entry.getValue().is(Column.WEIGHT))
                .map(Map.Entry::getKey)
                .toList();
        var ofLevels = all.stream()
                .filter(place -> {
                    var beside = headings.lowerEntry(place);
                    return beside != null
                            && (beside.getValue().is(Column.LEVEL1)
                                    || beside.getValue().is(Column.LEVEL2));
                })
                .toList();
        if (ofLevels.size() < all.size()) {
            ofLevels.forEach(place -> headings.computeIfPresent(place, (column, heading) -> heading.as(Column.KEPT)));
        }
    }

    /** 指标性质 beside a column of signs only says whether the target is a number. */
    private static void symbols(NavigableMap<Integer, Heading> headings) {
        var operators = headings.entrySet().stream()
                .filter(entry -> entry.getValue().is(Column.OPERATOR))
                .toList();
        var kinds = operators.stream()
                .filter(entry -> KIND.equals(Text.word(entry.getValue().printed)))
                .toList();
        if (operators.size() == 2 && kinds.size() == 1) {
            kinds.forEach(entry -> headings.put(entry.getKey(), new Heading(Column.KEPT, KIND, 0)));
        }
    }

    private static long levels(NavigableMap<Integer, Heading> headings) {
        return headings.values().stream()
                .filter(heading -> heading.is(Column.LEVEL1) || heading.is(Column.LEVEL2))
                .count();
    }

    /** Where a table has sides, only the year's is filed; what stands left of both belongs to both. */
    private static void onSides(NavigableMap<Integer, Heading> headings, NavigableMap<Integer, Side> sides) {
        if (!sides.containsValue(Side.YEAR) || !sides.containsValue(Side.LONG)) {
            return;
        }
        var twice = headings.values().stream()
                .filter(heading -> heading.column != null && ONCE.contains(heading.column))
                .collect(Collectors.groupingBy(Heading::column, Collectors.counting()));
        headings.replaceAll((column, heading) -> {
            var side = sides.floorEntry(column);
            var other = side != null && side.getValue() != Side.YEAR;
            var shared = heading.column != null && twice.getOrDefault(heading.column, 0L) == 1;
            return other && !shared ? heading.as(Column.KEPT) : heading;
        });
    }

    /** Of columns that name years the form's own counts. */
    private static void ofYears(NavigableMap<Integer, Heading> headings, int year) {
        if (year == 0) {
            return;
        }
        headings.replaceAll((column, heading) -> {
            var value = heading.is(Column.TARGET) || heading.is(Column.ACTUAL);
            return value && heading.year > 0 && heading.year != year ? heading.as(Column.KEPT) : heading;
        });
    }

    /** A second column of the same is a doubt about both, save that a unit or an operator belongs to the value beside it. */
    private static void once(NavigableMap<Integer, Heading> headings, List<Heading> doubtful) {
        for (var column : ONCE) {
            var same = headings.entrySet().stream()
                    .filter(entry -> entry.getValue().is(column))
                    .map(Map.Entry::getKey)
                    .toList();
            if (same.size() < 2) {
                continue;
            }
            var own = same.stream()
                    .filter(place -> !isBesideAnother(headings, place, column))
                    .toList();
            for (var place : same) {
                var heading = headings.get(place);
                if (heading != null && (own.size() != 1 || !own.contains(place))) {
                    var kept = heading.as(Column.KEPT);
                    headings.put(place, kept);
                    if (own.size() != 1) {
                        doubtful.add(kept);
                    }
                }
            }
        }
    }

    private static boolean isBesideAnother(NavigableMap<Integer, Heading> headings, int place, Column column) {
        if (column != Column.UNIT && column != Column.OPERATOR) {
            return false;
        }
        var beside = column == Column.UNIT ? headings.lowerEntry(place) : headings.higherEntry(place);
        return beside != null
                && (beside.getValue().is(Column.KEPT)
                        || (beside.getValue().column != null
                                && beside.getValue().column.isOfAchievement())
                        || (column == Column.UNIT && beside.getValue().is(Column.WEIGHT)));
    }

    /** Whether the row's cells are headings of a table, of indicators or of activities with their indicators. */
    static boolean isOfIndicators(Row row) {
        if (row.lone() || row.cells().size() < 3) {
            return false;
        }
        var found = EnumSet.noneOf(Column.class);
        var known = 0;
        for (var cell : row.cells()) {
            var heading = heading(cell.text());
            if (heading.column != null) {
                found.add(heading.column);
                known++;
            }
        }
        var other = NAMES_OTHERWISE.contains(Text.word(row.first().text()))
                && found.containsAll(Set.of(Column.TARGET, Column.UNIT));
        var kinds = known > LEAST_OF_TASKS
                && found.contains(Column.TARGET)
                && row.cells().stream().anyMatch(cell -> NAMES_OTHERWISE.contains(Text.word(cell.text())));
        var names = other
                || kinds
                || found.contains(Column.NAME)
                || found.contains(Column.LABEL)
                || found.contains(Column.LEVEL2);
        var values = found.contains(Column.TARGET)
                || found.contains(Column.ACTUAL)
                || found.contains(Column.WEIGHT)
                || found.contains(Column.OPERATOR)
                || found.contains(Column.LEVEL1)
                || found.containsAll(Set.of(Column.DEPARTMENT, Column.LABEL));
        return names && values && known >= 3 && known * 2 > row.cells().size();
    }

    /** Whether the headings ask for what was achieved and for its points. */
    static boolean isOfAchievements(Row row) {
        var found =
                row.cells().stream().map(cell -> heading(cell.text()).column()).collect(Collectors.toSet());
        return found.contains(Column.ACTUAL) && found.contains(Column.SCORE);
    }

    static boolean isOfTasks(Row row) {
        var known = row.cells().stream()
                .map(cell -> heading(cell.text()).column())
                .filter(Objects::nonNull)
                .toList();
        var found = known.stream().filter(Column::isOfTasks).distinct().toList();
        var name = found.contains(Column.TASK);
        var content = found.contains(Column.TASK_CONTENT);
        if (name && content && found.size() >= LEAST_OF_TASKS) {
            return true;
        }
        var labelled = Vocabulary.is(Vocabulary.Label.TASK, row.first().text()) && known.size() >= 2;
        return (((name || content) && found.size() >= 2) || labelled)
                && row.cells().stream().allMatch(cell -> couldBeHeading(cell.text()));
    }

    /** Whether every cell of the row below lines of headings is a heading too. */
    static boolean goesOn(List<Row> headings, Row row) {
        var above = headings.stream()
                .flatMap(line -> line.cells().stream())
                .map(cell -> Text.word(cell.text()))
                .collect(Collectors.toSet());
        return !headings.isEmpty()
                && headings.size() < MOST_LINES
                && !row.lone()
                && row.cells().stream()
                        .allMatch(cell -> isHeading(cell.text())
                                || above.contains(Text.word(cell.text()))
                                || isSumOfMoney(cell.text(), row)
                                || isSourceOfMoney(cell, row, headings))
                && row.cells().stream().anyMatch(cell -> !above.contains(Text.word(cell.text())));
    }

    /** 合计 beside 财政拨款 or 其他资金. */
    private static boolean isSumOfMoney(String text, Row row) {
        return Vocabulary.is(Vocabulary.Label.SUM, text) && namesSource(row);
    }

    private static boolean namesSource(Row row) {
        return row.cells().stream()
                .map(cell -> Vocabulary.column(cell.text()))
                .anyMatch(column -> column == Column.FISCAL || column == Column.OTHER_FUNDS);
    }

    /** A source that isn't known, beside one that is, below a heading of all the money. */
    private static boolean isSourceOfMoney(Cell cell, Row row, List<Row> headings) {
        return namesSource(row)
                && couldBeHeading(cell.text())
                && headings.get(0).cells().stream()
                        .filter(heading -> heading.column() <= cell.column())
                        .reduce((left, right) -> right)
                        .filter(heading -> Vocabulary.column(heading.text()) == Column.TOTAL)
                        .isPresent();
    }

    /** A short text without a number, beside headings that are known. */
    private static boolean couldBeHeading(String text) {
        return isHeading(text)
                || (text.length() <= LONGEST_UNKNOWN && text.chars().noneMatch(sign -> sign >= '0' && sign <= '9'));
    }

    private static boolean isHeading(String text) {
        return heading(text).column != null
                || HeadLine.fund(text) != null
                || Vocabulary.side(text) != null
                || Vocabulary.is(Vocabulary.Label.TASK, text)
                || Set.of("值", "数值", "数量", "内容", "名称", "文字描述").contains(Text.word(text))
                || Vocabulary.isGrade(text)
                || YEAR.matcher(Text.word(text)).matches();
    }

    /** The heading over a cell: its own column's, or that of the span it stands in; null if it stands left of all. */
    @Nullable Heading at(int column) {
        var entry = headings.floorEntry(column);
        return entry == null ? null : entry.getValue();
    }

    /**
     * The map for a row under a heading of targets that spans columns of which nothing says what they hold: comparison, value and unit, as
     * far as the row's cells are such; null if they aren't.
     */
    @Nullable ColumnMap spread(Row row) {
        var place = place(Column.TARGET);
        var next = headings.higherKey(place);
        if (place < 0 || next == null || next - place < 2) {
            return null;
        }
        var cells = row.cells().stream()
                .filter(cell -> cell.column() >= place && cell.column() < next)
                .toList();
        var compares = !has(Column.OPERATOR)
                && !cells.isEmpty()
                && Vocabulary.operator(cells.get(0).text()) != null;
        var rest = compares ? cells.subList(1, cells.size()) : cells;
        var counts = rest.size() == 2
                && !has(Column.UNIT)
                && isBareNumber(rest.get(0).text())
                && ((compares || Quantity.of(rest.get(0).text()).operator() != null)
                        ? Vocabulary.couldBeUnit(rest.get(1).text())
                        : Vocabulary.isUnit(rest.get(1).text()));
        if (rest.isEmpty() || rest.size() > (counts ? 2 : 1) || !(compares || counts)) {
            return null;
        }
        var spread = new TreeMap<>(headings);
        var printed = Objects.requireNonNull(headings.get(place)).printed;
        var year = Objects.requireNonNull(headings.get(place)).year;
        if (compares) {
            spread.put(cells.get(0).column(), new Heading(Column.OPERATOR, printed, 0));
        }
        spread.put(rest.get(0).column(), new Heading(Column.TARGET, printed, year));
        if (counts) {
            spread.put(rest.get(1).column(), new Heading(Column.UNIT, printed, 0));
        }
        return new ColumnMap(spread, doubtful, chosen);
    }

    private static boolean isBareNumber(String text) {
        var quantity = Quantity.of(text);
        return quantity.unit() == null && Vocabulary.isNumber(quantity.value());
    }

    boolean hasOwn(int column) {
        return headings.containsKey(column);
    }

    boolean has(Column column) {
        return headings.values().stream().anyMatch(heading -> heading.is(column));
    }

    /** Where the column stands; -1 if the table has none. */
    int place(Column column) {
        return headings.entrySet().stream()
                .filter(entry -> entry.getValue().is(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
    }

    @Nullable String printed(Column column) {
        return headings.values().stream()
                .filter(heading -> heading.is(column))
                .map(Heading::printed)
                .findFirst()
                .orElse(null);
    }

    /** Headings that people said the meaning of. */
    List<Heading> chosen() {
        return chosen;
    }

    /** Headings that could be one of two. */
    List<Heading> doubtful() {
        return doubtful;
    }

    List<Heading> unknown() {
        return headings.values().stream()
                .filter(heading -> heading.column == null)
                .toList();
    }

    /** Cells of the header that are no heading by themselves, though something under or over them is. */
    List<String> odd() {
        return headings.values().stream()
                .filter(heading -> heading.column != null && !chosen.contains(heading))
                .flatMap(heading -> Stream.of(heading.printed.split(String.valueOf(BELOW), -1)))
                .filter(part -> !Vocabulary.isWord(part)
                        && Vocabulary.column(part) == null
                        && !Vocabulary.is(Vocabulary.Label.SUM, part))
                .distinct()
                .toList();
    }

    /** The county's own columns side by side, in their order and no others. */
    boolean isOwn() {
        var words = headings.values().stream()
                .filter(heading -> !heading.is(Column.LABEL))
                .map(heading -> Text.squeeze(heading.printed))
                .toList();
        return words.equals(Vocabulary.HEADER)
                && headings.lastKey() - place(Column.LEVEL1) == Vocabulary.HEADER.size() - 1;
    }
}
