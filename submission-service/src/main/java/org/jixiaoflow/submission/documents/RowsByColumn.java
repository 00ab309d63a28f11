package org.jixiaoflow.submission.documents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.submission.documents.PrintedForm.Achieved;
import org.jixiaoflow.submission.documents.PrintedForm.Kind;
import org.jixiaoflow.submission.documents.PrintedForm.Operator;
import org.jixiaoflow.submission.documents.PrintedForm.Task;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table read by its map of columns: what isn't in the map is kept as a note, and what a cell doesn't say clearly has no value.
 */
final class RowsByColumn {

    private static final Set<Column> TEXTS =
            EnumSet.of(Column.NAME, Column.REMARK, Column.TASK, Column.TASK_CONTENT, Column.GOAL);

    private static final Set<String> LEVEL_OTHERWISE = Set.of("指标类别", "指标类型", "指标分类");

    private final IndicatorRows rows;
    private final List<Note> notes;
    private final ColumnMap map;
    private final Kind kind;
    private final List<Task> tasks;
    private final List<Cell> goals;

    RowsByColumn(IndicatorRows rows, List<Note> notes, ColumnMap map, Kind kind, List<Task> tasks, List<Cell> goals) {
        this.rows = rows;
        this.notes = notes;
        this.map = map;
        this.kind = kind;
        this.tasks = tasks;
        this.goals = goals;
    }

    /** Whether every cell stands where its heading says, as far as words can tell. */
    boolean fits(Row row) {
        return row.cells().stream().allMatch(this::fits) && !isNameInLevels(row);
    }

    private boolean fits(Cell cell) {
        var heading = map.at(cell.column());
        if (heading == null) {
            return isLabel(cell) || !isKnown(cell.text());
        }
        var column = heading.column();
        var text = cell.text();
        var isOperator = Vocabulary.operator(text) != null;
        if (column == null || column == Column.KEPT || column.isOfAchievement() || TEXTS.contains(column)) {
            var level = isLevel(text) && !map.has(Column.LEVEL2);
            return column != Column.NAME || (!isOperator && !level && Vocabulary.direction(text) == null);
        }
        return switch (column) {
            case LEVEL1, LEVEL2 -> !isOperator && Vocabulary.direction(text) == null && !Vocabulary.isNumber(text);
            case LABEL -> isLabel(cell) || !isKnown(text);
            case OPERATOR ->
                !isLevel(text)
                        && (Vocabulary.direction(text) == null || !map.has(Column.DIRECTION))
                        && !Vocabulary.isNumber(text);
            case DIRECTION ->
                !isLevel(text)
                        && (!isOperator || isKindOfTarget(text) || !map.has(Column.OPERATOR))
                        && !Vocabulary.isNumber(text);
            case TARGET -> (!isOperator || text.equals("定性")) && !isLevel(text) && Vocabulary.direction(text) == null;
            case UNIT -> !isOperator && !isLevel(text) && Vocabulary.direction(text) == null;
            case WEIGHT -> !isOperator && !isLevel(text) && Vocabulary.direction(text) == null;
            default -> true;
        };
    }

    /** A single text in a level's column that no level is named, and no name in its own: the row is shifted. */
    private boolean isNameInLevels(Row row) {
        var name = cell(row, Column.NAME);
        if (name != null || !map.has(Column.NAME)) {
            return false;
        }
        var value = cell(row, Column.TARGET) != null || cell(row, Column.OPERATOR) != null;
        return value && row.cells().stream().anyMatch(cell -> isOfLevels(cell) && !couldBeLevel(cell));
    }

    /** What the cell's column holds; null if that isn't known, or it stands left of all columns. */
    private @Nullable Column column(Cell cell) {
        var heading = map.at(cell.column());
        return heading == null ? null : heading.column();
    }

    private boolean isOfLevels(Cell cell) {
        return column(cell) == Column.LEVEL1 || column(cell) == Column.LEVEL2;
    }

    private static boolean couldBeLevel(Cell cell) {
        return isLevel(cell.text()) || Vocabulary.couldBeLevel(Vocabulary.level(cell.text()));
    }

    private @Nullable Cell cell(Row row, Column column) {
        return row.cells().stream()
                .filter(cell -> column(cell) == column)
                .findFirst()
                .orElse(null);
    }

    /** Whether a row of the county's own table says clearly enough what its cells are without looking at words. */
    boolean isPlain(Row row) {
        var levels = row.cells().stream().filter(this::isOfLevels).allMatch(RowsByColumn::couldBeLevel);
        var operator = cell(row, Column.OPERATOR);
        var target = cell(row, Column.TARGET);
        var name = cell(row, Column.NAME);
        var own = row.cells().stream().allMatch(cell -> map.hasOwn(cell.column()) || isLabel(cell));
        var judged = operator != null
                || (target != null && Quantity.of(target.text()).operator() != null);
        var level1 = cell(row, Column.LEVEL1) != null;
        var level2 = cell(row, Column.LEVEL2) != null;
        // Where every cell up to the comparison is filled in none can stand in another's place, whatever the levels are
        // called.
        var whole = level2 && operator != null && Vocabulary.operator(operator.text()) != null;
        // Levels in their columns say as much where nothing is compared yet.
        var placed = levels && (level1 || level2);
        var named = name != null && (!isLevel(name.text()) || (levels && level1 && level2));
        return own && (levels || whole) && named && (judged || placed) && fits(row);
    }

    /** Whether what stands as level 1 can be one, if anything does. */
    boolean hasLevel1InPlace(Row row) {
        var level1 = cell(row, Column.LEVEL1);
        return level1 == null || couldBeLevel(level1);
    }

    /** Whether words say that the row's cells stand in their columns: an operator, a direction, a level. */
    boolean isAnchored(Row row) {
        return row.cells().stream().anyMatch(cell -> {
            var column = column(cell);
            return (column == Column.OPERATOR && Vocabulary.operator(cell.text()) != null)
                    || (column == Column.DIRECTION && Vocabulary.direction(cell.text()) != null)
                    || (isOfLevels(cell) && isLevel(cell.text()));
        });
    }

    /** Whether the row has a target already, so that no more cells need follow. */
    boolean isWhole(Row row) {
        return cell(row, Column.TARGET) != null;
    }

    void row(Row row) {
        var values = new EnumMap<Column, Cell>(Column.class);
        var weights = new ArrayList<Cell>();
        var deviations = new ArrayList<Cell>();
        var kept = new ArrayList<String>();
        row.cells().stream()
                .filter(this::isWeightAbove)
                .findFirst()
                .ifPresent(cell -> note(row, Note.Code.WEIGHT_ABOVE, cell.text()));
        for (var cell : row.cells().stream().filter(each -> !isGivenOnce(each)).toList()) {
            var heading = map.at(cell.column());
            var column = heading == null ? Column.LABEL : heading.column();
            if (heading != null && (isOperator(heading, cell) || isKindAlone(row, heading, cell))) {
                column = Column.OPERATOR;
            } else if (column == Column.OPERATOR
                    && !map.has(Column.DIRECTION)
                    && Vocabulary.direction(cell.text()) != null) {
                column = Column.DIRECTION;
            }
            if (column == Column.LABEL) {
                if (!isLabel(cell)) {
                    kept.add(cell.text());
                }
            } else if (column == Column.WEIGHT) {
                weights.add(cell);
            } else if (column == Column.DEVIATION && kind == Kind.SELF_EVALUATION) {
                deviations.add(cell);
            } else if (column == null
                    || column == Column.KEPT
                    || (column == Column.DEPARTMENT && cell.column() != map.place(Column.DEPARTMENT))
                    || column == Column.SERIAL
                    || (column.isOfAchievement() && kind != Kind.SELF_EVALUATION)
                    || values.putIfAbsent(column, cell) != null) {
                if (column != Column.SERIAL || !Vocabulary.isNumber(cell.text())) {
                    kept.add(Objects.requireNonNull(heading).printed() + "：" + cell.text());
                }
            }
        }
        task(row, values, kept);
        if (!isBlank(values, weights)) {
            indicator(row, values, weights, achieved(values, deviations, kept), kept);
        } else {
            deviations.forEach(cell -> kept.add(cell.text()));
        }
        if (!kept.isEmpty()) {
            note(row, Note.Code.KEPT, String.join("；", kept));
        }
    }

    /** Where no column is that of comparisons, 指标值类型 or 方向 may hold them. */
    private boolean isOperator(ColumnMap.Heading heading, Cell cell) {
        return !map.has(Column.OPERATOR)
                && (heading.is(Column.DIRECTION) || Text.word(heading.printed()).endsWith("类型"))
                && Vocabulary.operator(cell.text()) != null
                && Vocabulary.operator(cell.text()) != Operator.QUALITATIVE;
    }

    /** 定性 in the column beside that of signs is the comparison where no sign is printed. */
    private boolean isKindAlone(Row row, ColumnMap.Heading heading, Cell cell) {
        return heading.is(Column.KEPT)
                && ColumnMap.KIND.equals(Text.word(heading.printed()))
                && Vocabulary.operator(cell.text()) == Operator.QUALITATIVE
                && cell(row, Column.OPERATOR) == null;
    }

    /** 指标属性 often says 定量指标 and 定性指标 instead of a direction. */
    private static boolean isKindOfTarget(String text) {
        return Vocabulary.isNoOperator(text) || Vocabulary.operator(text) == Operator.QUALITATIVE;
    }

    /** A weight or an amount of a cell merged over rows is given in the first of them. */
    private boolean isGivenOnce(Cell cell) {
        var column = column(cell);
        var weight = column == Column.REMARK && !map.has(Column.WEIGHT) && Vocabulary.weight(cell.text()) != null;
        return cell.continued() && (column == Column.WEIGHT || weight || (column != null && column.isAmount()));
    }

    private boolean isWeightAbove(Cell cell) {
        return column(cell) == Column.WEIGHT && isGivenOnce(cell);
    }

    private static boolean isBlank(Map<Column, Cell> values, List<Cell> weights) {
        return weights.isEmpty() && values.keySet().stream().noneMatch(Column::isOfIndicators);
    }

    /** An activity in front of its indicators; printed in every row it covers it is still one. */
    private void task(Row row, Map<Column, Cell> values, List<String> kept) {
        var name = text(values, Column.TASK);
        var content = text(values, Column.TASK_CONTENT);
        var goal = values.get(Column.GOAL);
        if (goal != null && goals.stream().noneMatch(other -> other.text().equals(goal.text()))) {
            goals.add(goal);
        }
        if (isTaskAbove(values)) {
            return;
        }
        var texts = new EnumMap<Column, String>(Column.class);
        values.forEach((column, cell) -> texts.put(column, cell.text()));
        var amounts = new TaskAmounts(map, texts, rows.money());
        var budget = amounts.budget();
        if (name == null && content == null && budget == null) {
            return;
        }
        if (!map.has(Column.TASK) && !map.has(Column.TASK_CONTENT)) {
            values.values().stream()
                    .filter(this::isAmount)
                    .forEach(cell -> kept.add(heading(cell) + "：" + cell.text()));
            return;
        }
        var task = new Task(name, content, budget);
        if (!tasks.contains(task)) {
            tasks.add(task);
            notes.addAll(amounts.doubts(row.line()));
            if (name == null || (content == null && map.has(Column.TASK_CONTENT))) {
                note(row, Note.Code.TASK_HALF, row.printed());
            }
        }
    }

    /** Whether the row only goes on with the task above, merged over it; its amounts were given there. */
    private boolean isTaskAbove(Map<Column, Cell> values) {
        var last = tasks.isEmpty() ? null : tasks.get(tasks.size() - 1);
        return last != null
                && (values.containsKey(Column.TASK) || values.containsKey(Column.TASK_CONTENT))
                && Stream.of(Column.TASK, Column.TASK_CONTENT)
                        .map(values::get)
                        .allMatch(cell -> cell == null || cell.continued())
                && values.keySet().stream().noneMatch(Column::isAmount)
                && Objects.equals(last.name(), text(values, Column.TASK))
                && Objects.equals(last.content(), text(values, Column.TASK_CONTENT));
    }

    /** What was achieved, with the points in the notes too: a form has no field for those. */
    private static @Nullable Achieved achieved(Map<Column, Cell> values, List<Cell> deviations, List<String> kept) {
        var actual = text(values, Column.ACTUAL);
        var score = text(values, Column.SCORE);
        var evidence = text(values, Column.EVIDENCE);
        var deviation = deviations.stream()
                .map(Cell::text)
                .filter(text -> !Text.isNothing(text))
                .distinct()
                .collect(Collectors.joining("\n"));
        deviations.stream().map(Cell::text).filter(Text::isNothing).forEach(kept::add);
        if (score != null) {
            kept.add("得分：" + score);
        }
        return actual == null && score == null && evidence == null && deviation.isEmpty()
                ? null
                : new Achieved(actual, score, deviation.isEmpty() ? null : deviation, evidence);
    }

    private boolean isAmount(Cell cell) {
        var column = column(cell);
        return column != null && column.isAmount();
    }

    private String heading(Cell cell) {
        var heading = map.at(cell.column());
        return heading == null ? "" : heading.printed();
    }

    private void indicator(
            Row row, Map<Column, Cell> values, List<Cell> weights, @Nullable Achieved achieved, List<String> kept) {
        var printed = new LinkedHashMap<String, String>();
        levels(row, values, printed);
        var name = values.get(Column.NAME);
        var target = values.get(Column.TARGET);
        var judged = values.get(Column.OPERATOR) != null || values.get(Column.DIRECTION) != null;
        if (name != null && isLeftOpen(name, target)) {
            kept.add(name.text());
            keep(values, kept, Column.TARGET, Column.OPERATOR, Column.DIRECTION, Column.UNIT, Column.REMARK);
            keep(achieved, kept);
            weights.forEach(weight -> kept.add(weight.text()));
            keepLevels(values, kept);
            return;
        }
        if (name == null && target == null) {
            if (judged
                    || !weights.isEmpty()
                    || values.containsKey(Column.UNIT)
                    || values.containsKey(Column.REMARK)
                    || values.containsKey(Column.ACTUAL)) {
                weightOrRest(row, values, weights, kept, judged);
            }
            keep(achieved, kept);
            keepLevels(values, kept);
            return;
        }
        var reading = new Reading(row, printed);
        reading.operator(values.get(Column.OPERATOR));
        reading.direction(values.get(Column.DIRECTION));
        reading.target(target, values.get(Column.UNIT));
        reading.weight(weights);
        reading.remark(values.get(Column.REMARK), weights.isEmpty() && !map.has(Column.WEIGHT));
        if (name != null && kind == Kind.SELF_EVALUATION) {
            name = reading.withoutNumber(name);
        }
        rows.add(row, name, reading.result(achieved));
    }

    /** A line of the empty form that nobody filled in, or that says 无 or — and no more. */
    private static boolean isLeftOpen(Cell name, @Nullable Cell target) {
        return (Vocabulary.isPlaceholder(name.text()) && target == null)
                || (Text.isNothing(name.text()) && (target == null || Text.isNothing(target.text())));
    }

    private static void keepLevels(Map<Column, Cell> values, List<String> kept) {
        Stream.of(values.get(Column.LEVEL1), values.get(Column.LEVEL2))
                .filter(cell -> cell != null && isMore(cell))
                .forEach(cell -> kept.add(cell.text()));
    }

    /** Whether a level without indicators says more than the form's usual words: no row that follows needs to be of it. */
    private static boolean isMore(Cell level) {
        return !isLevel(level.text()) || (!level.continued() && !Vocabulary.isWord(level.text()));
    }

    private void keep(Map<Column, Cell> values, List<String> kept, Column... columns) {
        for (var column : columns) {
            var cell = values.get(column);
            if (cell != null) {
                kept.add(cell.text());
            }
        }
    }

    private static void keep(@Nullable Achieved achieved, List<String> kept) {
        if (achieved != null) {
            Stream.of(achieved.actual(), achieved.deviation(), achieved.evidence())
                    .flatMap(Stream::ofNullable)
                    .forEach(kept::add);
        }
    }

    private void weightOrRest(
            Row row, Map<Column, Cell> values, List<Cell> weights, List<String> kept, boolean judged) {
        var remark = values.get(Column.REMARK);
        var alone = !judged && !values.containsKey(Column.UNIT) && !values.containsKey(Column.ACTUAL);
        var weight = weights.size() == 1 && remark == null
                ? weights.get(0)
                : weights.isEmpty() && remark != null && Vocabulary.weight(remark.text()) != null ? remark : null;
        if (alone && weight != null) {
            note(row, Note.Code.WEIGHT_ONLY, weight.text());
        } else {
            keep(values, kept, Column.OPERATOR, Column.DIRECTION, Column.UNIT, Column.REMARK);
            weights.forEach(cell -> kept.add(cell.text()));
        }
    }

    private void levels(Row row, Map<Column, Cell> values, Map<String, String> printed) {
        var level1 = level(
                values.getOrDefault(Column.LEVEL1, levelOfKind(row, Column.LEVEL1, Vocabulary::isAnyLevel1)),
                "level1",
                printed);
        var level2 = level(
                values.getOrDefault(Column.LEVEL2, levelOfKind(row, Column.LEVEL2, Vocabulary::isAnyLevel2)),
                "level2",
                printed);
        if (level1 != null
                && level2 == null
                && !Vocabulary.isAnyLevel1(level1)
                && Vocabulary.isLevel2(level1)
                && map.has(Column.LEVEL2)) {
            level2 = level1;
            level1 = null;
            note(row, Note.Code.READ_BY_MEANING, row.printed());
        }
        if (level1 == null && level2 != null && !map.has(Column.LEVEL1) && Vocabulary.level1Of(level2) == null) {
            rows.noLevel1();
        }
        rows.level(row, level1, level2);
    }

    /** Where no column is that of the level, 指标类别 or 指标类型 may hold it. */
    private @Nullable Cell levelOfKind(Row row, Column level, Predicate<String> named) {
        return map.has(level)
                ? null
                : row.cells().stream()
                        .filter(cell -> LEVEL_OTHERWISE.contains(Text.word(heading(cell)))
                                && named.test(Vocabulary.level(cell.text())))
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable String level(@Nullable Cell cell, String field, Map<String, String> printed) {
        if (cell == null) {
            return null;
        }
        var level = Vocabulary.level(cell.text());
        if (!level.equals(Text.squeeze(cell.text()))) {
            printed.put(field, cell.text());
        }
        return level;
    }

    private static @Nullable String text(Map<Column, Cell> values, Column column) {
        var cell = values.get(column);
        return cell == null ? null : cell.text();
    }

    private static boolean isLabel(Cell cell) {
        return Vocabulary.is(Vocabulary.Label.ROWS, cell.text());
    }

    private static boolean isLevel(String text) {
        var level = Vocabulary.level(text);
        return Vocabulary.isAnyLevel1(level) || Vocabulary.isAnyLevel2(level);
    }

    private static boolean isKnown(String text) {
        return isLevel(text) || Vocabulary.operator(text) != null || Vocabulary.direction(text) != null;
    }

    private void note(Row row, Note.Code code, String... printed) {
        notes.add(Note.of(row.line(), code, printed));
    }

    /** One indicator while its cells are read. */
    private final class Reading {

        private final Row row;
        private final Map<String, String> printed;
        private @Nullable Operator operator;
        private PrintedForm.@Nullable Direction direction;
        private @Nullable String target;
        private @Nullable String unit;
        private @Nullable BigDecimal weight;
        private @Nullable String remark;
        private boolean open = true;

        Reading(Row row, Map<String, String> printed) {
            this.row = row;
            this.printed = printed;
        }

        void operator(@Nullable Cell cell) {
            if (cell == null) {
                return;
            }
            operator = Vocabulary.operator(cell.text());
            if (operator == null && !Vocabulary.isNoOperator(cell.text())) {
                doubt("operator", "指标性质", cell.text());
                open = false;
            } else if (operator == null) {
                printed.put("operator", cell.text());
            }
        }

        void direction(@Nullable Cell cell) {
            if (cell != null) {
                direction = Vocabulary.direction(cell.text());
                if (isKindOfTarget(cell.text())) {
                    printed.put("direction", cell.text());
                } else if (direction == null) {
                    doubt("direction", "指标方向性", cell.text());
                }
            }
        }

        void target(@Nullable Cell cell, @Nullable Cell unitCell) {
            unit = unitCell == null ? null : unitCell.text();
            if (cell == null) {
                return;
            }
            var text = cell.text();
            var says = Said.of(text, unit, operator, !map.has(Column.UNIT));
            target = says.target();
            unit = says.unit();
            if (says.contradicts()) {
                doubt("operator", "指标性质", operator == null ? text : operator + " / " + text);
                operator = null;
            } else if (says.operator() != null && open) {
                operator = says.operator();
            }
            if (says.unclear()) {
                target = null;
                doubt("target", "目标值", unitCell == null ? text : text + " / " + unitCell.text());
            }
            if (!text.equals(target)) {
                printed.put("target", text);
            }
            var quality = operator == null && open && !map.has(Column.OPERATOR) && unit == null;
            if (quality && Quantity.isQuality(text)) {
                operator = Operator.QUALITATIVE;
            } else if (operator == null && open && !says.contradicts()) {
                note(row, Note.Code.NO_OPERATOR, text);
            }
            if (unit == null && unitCell == null) {
                unit = unitOfHeading(text);
            }
        }

        /** {@code 指标值（%）} gives bare numbers their unit. */
        private @Nullable String unitOfHeading(String text) {
            var heading = map.printed(Column.TARGET);
            if (heading == null || !Vocabulary.isNumber(text)) {
                return null;
            }
            var plain = Text.halfWidth(Text.squeeze(heading)).replace("单位:", "");
            var open = plain.indexOf('(');
            var close = plain.indexOf(')', open + 1);
            var named = open < 0 || close < 0 ? "" : plain.substring(open + 1, close);
            return Vocabulary.isUnit(named) ? named : null;
        }

        /** Where two columns give weights they must give the same. */
        void weight(List<Cell> cells) {
            for (var cell : cells) {
                var points = Vocabulary.weight(cell.text());
                if (points == null) {
                    if (!Text.isNothing(cell.text())) {
                        doubtfulWeight(cell.text());
                    } else {
                        printed.put("weight", cell.text());
                    }
                    continue;
                }
                if (weight != null && weight.compareTo(points) != 0) {
                    doubt("weight", "权重", weight + " / " + cell.text());
                    weight = null;
                    return;
                }
                weight = points;
                spelled(cell.text(), points);
            }
        }

        /** One below zero is sure, and surely wrong. */
        private void doubtfulWeight(String text) {
            if (Vocabulary.isNegativeWeight(text)) {
                printed.put("weight", text);
                note(row, Note.Code.WEIGHT_NEGATIVE, text);
            } else {
                doubt("weight", "权重", text);
            }
        }

        private void spelled(String text, BigDecimal points) {
            if (!text.equals(points.toPlainString())) {
                printed.put("weight", text);
            }
        }

        /** 备注 holds the weight where no other column does. */
        void remark(@Nullable Cell cell, boolean mayBeWeight) {
            if (cell == null) {
                return;
            }
            var lines = cell.text().split("\n", 2);
            var points = !mayBeWeight || lines[0].endsWith("%") ? null : Vocabulary.weight(lines[0]);
            if (points == null || (lines.length > 1 && !Vocabulary.isWeight(lines[0]))) {
                remark = cell.text();
                if (mayBeWeight && IndicatorRows.couldBeWeight(remark)) {
                    note(row, Note.Code.DOUBT, "权重", remark);
                }
                return;
            }
            weight = points;
            spelled(lines[0], points);
            remark = lines.length > 1 ? lines[1] : null;
        }

        /** {@code 指标1：} in front of a name numbers it. */
        Cell withoutNumber(Cell name) {
            var rest = name.text().replaceFirst("^指标\\s*[0-9０-９一二三四五六七八九十]{1,2}\\s*[:：.．、]\\s*", "");
            if (rest.isEmpty() || rest.equals(name.text())) {
                return name;
            }
            printed.put("name", name.text());
            return new Cell(name.column(), rest, name.line());
        }

        private void doubt(String field, String heading, String text) {
            printed.put(field, text);
            note(row, Note.Code.DOUBT, heading, text);
        }

        IndicatorRows.Found result(@Nullable Achieved achieved) {
            return new IndicatorRows.Found(operator, direction, target, unit, weight, remark, achieved, printed);
        }
    }
}
