package org.jixiaoflow.submission.documents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiaoflow.submission.documents.PrintedForm.Achieved;
import org.jixiaoflow.submission.documents.PrintedForm.Direction;
import org.jixiaoflow.submission.documents.PrintedForm.Indicator;
import org.jixiaoflow.submission.documents.PrintedForm.Operator;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the indicator table, read by meaning: the words of the form say what a cell is, the header's columns only help where words
 * don't. Levels, operator and direction are carried down over blank cells.
 */
final class IndicatorRows {

    private final List<Note> notes;
    private final List<Indicator> indicators = new ArrayList<>();
    private int operatorColumn = ColumnOfCells.OPERATOR;
    private @Nullable String level1;
    private @Nullable String level2;
    private @Nullable String money;

    IndicatorRows(List<Note> notes) {
        this.notes = notes;
    }

    boolean isEmpty() {
        return indicators.isEmpty();
    }

    List<Indicator> read() {
        var shares = areShares();
        var percent =
                indicators.stream().anyMatch(row -> isPercent(row.printed().get("weight")));
        return indicators.stream()
                .map(row -> shares || (percent && isShare(row)) ? withoutShare(row) : row)
                .toList();
    }

    /** A weight below one beside others in percent. */
    private static boolean isShare(Indicator row) {
        var weight = row.weight();
        return weight != null
                && weight.signum() > 0
                && weight.compareTo(BigDecimal.ONE) < 0
                && !isPercent(row.printed().get("weight"));
    }

    private static boolean isPercent(@Nullable String printed) {
        return printed != null && Vocabulary.isPercent(Text.halfWidth(Text.squeeze(printed)));
    }

    /** Weights that are parts of one instead of points of a hundred. */
    private boolean areShares() {
        var weights = indicators.stream()
                .map(Indicator::weight)
                .filter(Objects::nonNull)
                .toList();
        return weights.size() > 1
                && weights.stream().allMatch(weight -> weight.compareTo(BigDecimal.ONE) < 0)
                && weights.stream().anyMatch(weight -> weight.signum() > 0);
    }

    private Indicator withoutShare(Indicator row) {
        var weight = row.weight();
        if (weight == null) {
            return row;
        }
        var printed = new LinkedHashMap<>(row.printed());
        printed.putIfAbsent("weight", weight.toPlainString());
        notes.add(Note.of(row.line(), Note.Code.DOUBT, "权重", String.valueOf(printed.get("weight"))));
        return new Indicator(
                row.level1(),
                row.level2(),
                row.name(),
                row.operator(),
                row.direction(),
                row.target(),
                row.unit(),
                null,
                row.remark(),
                row.line(),
                row.achieved(),
                printed);
    }

    /** What amounts in the table are counted in, as the form says; null if it doesn't. */
    @Nullable String money() {
        return money;
    }

    void money(@Nullable String unit) {
        money = unit;
    }

    /** The printed header says where the operator stands, if it has columns at all. */
    void heading(Cell heading) {
        if (heading.column() > 0 && heading.squeezed().equals("指标性质")) {
            operatorColumn = heading.column();
        }
    }

    /** A line that is no row of the table. */
    void stray(Row row) {
        if (!isRowLabel(row.first())) {
            note(row, Note.Code.FRAGMENT, row.printed());
        }
    }

    void row(Row printed) {
        var cells = printed.cells().stream().filter(cell -> !isRowLabel(cell)).toList();
        var row = new Row(cells, printed.width(), printed.line(), printed.lastLine());
        if (cells.isEmpty()) {
            return;
        }
        var anchor = anchor(cells);
        if (anchor >= 0) {
            judged(row, anchor);
        } else {
            unjudged(row);
        }
    }

    /** A row that prints its operator or direction: what stands before and behind it is clear. */
    private void judged(Row row, int anchor) {
        var cells = row.cells();
        var operator = Vocabulary.operator(cells.get(anchor).text());
        var base = cells.get(anchor).column() - (operator == null ? 1 : 0);
        var after = operator == null ? anchor : anchor + 1;
        var direction =
                after < cells.size() ? Vocabulary.direction(cells.get(after).text()) : null;
        var values = Values.behind(cells.subList(direction == null ? after : after + 1, cells.size()), base);
        var head = head(row, cells.subList(0, anchor), base);
        if (base != operatorColumn || head.moved || values.moved()) {
            note(row, Note.Code.READ_BY_MEANING, row.printed());
        }
        add(row, head, operator, direction, values);
    }

    /** A row without operator and direction: a second target, a weight alone, levels alone, or nothing one could name. */
    private void unjudged(Row row) {
        var cells = row.cells();
        var base = operatorColumn;
        var before = cells.stream().filter(cell -> cell.column() < base).toList();
        var values = Values.behind(cells.subList(before.size(), cells.size()), base);
        if (cells.size() == 1 && isWeightAlone(row.first(), base)) {
            note(row, Note.Code.WEIGHT_ONLY, row.first().text());
        } else if (values.holdTarget()) {
            add(row, head(row, before, base), null, null, values);
        } else if (cells.stream().allMatch(IndicatorRows::isLevel)) {
            head(row, cells, base);
        } else if (cells.size() <= 3
                && cells.size() > 1
                && Vocabulary.isNumber(row.first().text())
                && Vocabulary.couldBeUnit(cells.get(1).text())) {
            note(row, Note.Code.READ_BY_MEANING, row.printed());
            add(row, head(row, List.of(), base), null, null, Values.inOrder(cells));
        } else {
            note(row, Note.Code.FRAGMENT, row.printed());
        }
    }

    /** Only in the column of targets a number of two decimals isn't a weight. */
    private static boolean isWeightAlone(Cell cell, int base) {
        return Vocabulary.isWeight(cell.text()) && cell.column() != base + Values.TARGET;
    }

    private void add(Row row, Head head, @Nullable Operator operator, @Nullable Direction direction, Values values) {
        var above = indicators.isEmpty() ? null : indicators.get(indicators.size() - 1);
        var inherits = above != null && operator == null && head.name == null;
        if ((operator == null || direction == null) && head.name == null) {
            note(row, Note.Code.INHERITED, row.printed());
        }
        for (var extra : values.rest) {
            note(row, Note.Code.FRAGMENT, extra);
        }
        var printed = new LinkedHashMap<>(head.printed);
        var target = values.target;
        var unit = values.unit;
        var judged = operator;
        if (target != null) {
            var said = Said.of(target, unit, operator, false);
            if (!said.target().equals(target)) {
                printed.put("target", target);
            }
            if (said.contradicts()) {
                note(row, Note.Code.DOUBT, "指标性质", operator == null ? target : operator + " / " + target);
            }
            if (said.unclear()) {
                printed.put("target", target);
                note(row, Note.Code.DOUBT, "目标值", unit == null ? target : target + " / " + unit);
            }
            judged = said.contradicts() ? null : said.operator();
            inherits &= judged == null && operator == null;
            target = said.unclear() ? null : said.target();
            unit = said.unit();
        }
        if (judged == null && !inherits) {
            note(row, Note.Code.NO_OPERATOR, row.printed());
        }
        var weight = values.weight();
        if (weight == null && values.last != null && couldBeWeight(values.last)) {
            note(row, Note.Code.DOUBT, "权重", values.last);
        }
        if (weight != null && !weight.toPlainString().equals(values.last)) {
            printed.put("weight", String.valueOf(values.last));
        }
        add(
                row,
                head.name,
                new Found(
                        above != null && inherits ? above.operator() : judged,
                        direction != null || above == null || !(inherits || head.name == null)
                                ? direction
                                : above.direction(),
                        target,
                        unit,
                        weight,
                        values.remark(),
                        null,
                        printed));
    }

    /** A number, or so many points, that yet is no weight. */
    static boolean couldBeWeight(String remark) {
        var plain = Text.halfWidth(Text.squeeze(remark));
        return plain.matches("-?\\d+(?:\\.\\d+)?[分%]?|[一二三四五六七八九十]{1,3}分");
    }

    /** What a row says behind its name. */
    record Found(
            @Nullable Operator operator,
            @Nullable Direction direction,
            @Nullable String target,
            @Nullable String unit,
            @Nullable BigDecimal weight,
            @Nullable String remark,
            @Nullable Achieved achieved,
            Map<String, String> printed) {}

    void add(Row row, @Nullable Cell nameCell, Found found) {
        var name = nameCell == null ? null : nameCell.text();
        if (name != null && found.operator == null && found.target == null && Vocabulary.column(name) != null) {
            note(row, Note.Code.FRAGMENT, row.printed());
            return;
        }
        var line = nameCell == null ? row.line() : nameCell.line();
        if (name == null) {
            note(row, Note.Code.NO_NAME, row.printed());
        } else if (Vocabulary.isNumber(name)) {
            note(row, Note.Code.NAME_IS_NUMBER, name);
        } else if (isLevel(Objects.requireNonNull(nameCell))) {
            note(row, Note.Code.NAME_IS_LEVEL, name);
        }
        if (level1 == null) {
            note(row, Note.Code.NO_LEVEL, row.printed());
        }
        indicators.add(new Indicator(
                level1,
                level2,
                name,
                found.operator,
                found.direction,
                found.target,
                found.unit,
                found.weight,
                found.remark,
                line,
                found.achieved,
                found.printed));
    }

    /**
     * Levels and name, from left to right. Levels are known by their words, those of a template of its own by their place; of other texts
     * the last one is the name.
     */
    private Head head(Row row, List<Cell> cells, int base) {
        var head = new Head();
        String printed1 = null;
        String printed2 = null;
        for (var index = 0; index < cells.size(); index++) {
            var cell = cells.get(index);
            var text = Vocabulary.level(cell.text());
            var inPlaceOfName = index == cells.size() - 1 && cell.column() == base - 1;
            var again = text.equals(printed2) || text.equals(printed1) || (inPlaceOfName && isInForce(text));
            var level = again ? 0 : levelOf(cells, index, base);
            if (level == 1) {
                printed1 = text;
                head.printed(cell, "level1", text);
                head.moved |= cell.column() != base - 3;
            } else if (level == 2) {
                printed2 = text;
                head.printed(cell, "level2", text);
                head.moved |= cell.column() != base - 2;
            } else {
                if (head.name != null) {
                    note(row, Note.Code.FRAGMENT, head.name.text());
                }
                head.name = cell;
                head.moved |= cell.column() != base - 1;
            }
        }
        level(row, printed1, printed2);
        return head;
    }

    /** Which level a cell names; 0 if none. A usual word of level 2 is one of level 1 if it stands there with a level beside it. */
    private static int levelOf(List<Cell> cells, int index, int base) {
        var cell = cells.get(index);
        var text = Vocabulary.level(cell.text());
        var last = cells.size() - 1;
        var inPlace = index < last && cells.get(last).column() == base - 1;
        var first = inPlace
                && isLevelAt(cell, base - 3)
                && (!Vocabulary.isLevel2(text) || isLevelAt(cells.get(index + 1), base - 2));
        if (first || Vocabulary.isLevel1(text)) {
            return 1;
        }
        return Vocabulary.isLevel2(text) || (inPlace && isLevelAt(cell, base - 2)) ? 2 : 0;
    }

    private static boolean isLevelAt(Cell cell, int column) {
        return cell.column() == column && Vocabulary.couldBeLevel(Vocabulary.level(cell.text()));
    }

    private boolean isInForce(String text) {
        return text.equals(level1) || text.equals(level2);
    }

    /** Nothing says which level 1 the next level 2 belongs to. */
    void noLevel1() {
        level1 = null;
    }

    /** Rows begin that may be of any level. */
    void noLevels() {
        level1 = null;
        level2 = null;
    }

    /** What is printed counts; what isn't follows from level 2, or is that of the row above. */
    void level(Row row, @Nullable String printed1, @Nullable String printed2) {
        var implied = printed1 == null ? implied(printed2) : printed1;
        if (printed1 == null && implied != null && !implied.equals(level1)) {
            note(row, Note.Code.LEVEL1_FROM_LEVEL2, Objects.requireNonNull(printed2), implied);
        }
        if (printed1 != null || printed2 != null) {
            level2 = printed2 != null || !Objects.equals(printed1, level1) ? printed2 : level2;
            level1 = implied == null ? level1 : implied;
        }
    }

    /** A level in force that isn't of the usual tree goes on over level 2 of any name. */
    private @Nullable String implied(@Nullable String printed2) {
        var implied = Vocabulary.level1Of(printed2);
        var other = implied != null && level1 != null && !(Vocabulary.isLevel1(level1) && Vocabulary.isLevel1(implied));
        return other ? null : implied;
    }

    private void note(Row row, Note.Code code, String... printed) {
        notes.add(Note.of(row.line(), code, printed));
    }

    private static int anchor(List<Cell> cells) {
        for (var index = 0; index < cells.size(); index++) {
            var text = cells.get(index).text();
            if (Vocabulary.operator(text) != null || Vocabulary.direction(text) != null) {
                return index;
            }
        }
        return -1;
    }

    private static boolean isLevel(Cell cell) {
        var level = Vocabulary.level(cell.text());
        return Vocabulary.isLevel1(level) || Vocabulary.isLevel2(level);
    }

    private static boolean isRowLabel(Cell cell) {
        return cell.squeezed().equals(Vocabulary.ROW_LABEL);
    }

    private static final class Head {
        private final Map<String, String> printed = new LinkedHashMap<>();
        private @Nullable Cell name;
        private boolean moved;

        /** A level's cell that prints more than its name. */
        void printed(Cell cell, String field, String level) {
            if (!level.equals(cell.squeezed())) {
                printed.put(field, cell.text());
            }
        }
    }

    /** What stands behind operator and direction. */
    private record Values(
            @Nullable String target,
            @Nullable String unit,
            @Nullable String last,
            List<String> rest,
            boolean moved) {

        private static final int TARGET = 2;
        private static final int LAST = 4;

        /** By column where the cells stand in their columns, else in their order. */
        static Values behind(List<Cell> cells, int base) {
            var inPlace = cells.stream().allMatch(cell -> isBetween(cell.column() - base))
                    && cells.stream().map(Cell::column).distinct().count() == cells.size();
            return inPlace ? inColumns(cells, base).unitApart() : inOrder(cells).asMoved();
        }

        static Values inOrder(List<Cell> cells) {
            return new Values(at(cells, 0), at(cells, 1), at(cells, 2), from(cells, 3), false).unitApart();
        }

        private static Values inColumns(List<Cell> cells, int base) {
            var texts = new String[LAST + 1];
            cells.forEach(cell -> texts[cell.column() - base] = cell.text());
            return new Values(texts[TARGET], texts[TARGET + 1], texts[LAST], List.of(), false);
        }

        /** F17: {@code 95%} without a unit of its own, as spreadsheets show it, is 95 in %. */
        private Values unitApart() {
            if (target == null || !Vocabulary.isPercent(target) || !(unit == null || Vocabulary.isPercentSign(unit))) {
                return this;
            }
            return new Values(Text.trim(target.substring(0, target.length() - 1)), "%", last, rest, moved);
        }

        private static boolean isBetween(int offset) {
            return TARGET <= offset && offset <= LAST;
        }

        private static @Nullable String at(List<Cell> cells, int index) {
            return index < cells.size() ? cells.get(index).text() : null;
        }

        private static List<String> from(List<Cell> cells, int index) {
            return cells.stream().skip(index).map(Cell::text).toList();
        }

        private Values asMoved() {
            return new Values(target, unit, last, rest, true);
        }

        /** Whether the cells, standing in their columns, are a target: a number, or what has a unit. */
        boolean holdTarget() {
            return !moved
                    && target != null
                    && !Vocabulary.isUnit(target)
                    && (Vocabulary.isNumber(target) || unit != null);
        }

        /** 备注 that is a weight in any spelling, or whose first line is one of two decimals. */
        @Nullable BigDecimal weight() {
            var first = last == null ? "" : last.substring(0, firstLineEnd(last));
            var alone = last != null && first.length() == last.length() && !first.endsWith("%");
            return alone || Vocabulary.isWeight(first) ? Vocabulary.weight(first) : null;
        }

        @Nullable String remark() {
            if (last == null || weight() == null) {
                return last;
            }
            var rest = last.substring(Math.min(last.length(), firstLineEnd(last) + 1));
            return rest.isEmpty() ? null : rest;
        }

        private static int firstLineEnd(String text) {
            var end = text.indexOf('\n');
            return end < 0 ? text.length() : end;
        }
    }
}
