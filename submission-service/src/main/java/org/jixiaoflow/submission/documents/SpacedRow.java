package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a line that only spaces part, each in its column: levels, and a remark at the end, may be blank where every other cell
 * can only be what its heading says.
 */
final class SpacedRow {

    private static final Set<Column> LEVELS = EnumSet.of(Column.LEVEL1, Column.LEVEL2);
    private static final Set<Column> FREE = EnumSet.of(Column.REMARK, Column.KEPT);
    private static final int LONGEST_UNIT = 6;

    private final List<@Nullable Column> columns;
    private final List<String> cells;
    /** Whether a single space parts cells, which texts may have inside. */
    private final boolean single;

    private SpacedRow(List<@Nullable Column> columns, List<String> cells, boolean single) {
        this.columns = columns;
        this.cells = cells;
        this.single = single;
    }

    /** As many cells as columns, blank ones empty; null if they could stand in no way or in more than one. */
    static @Nullable List<String> of(List<@Nullable Column> columns, List<String> cells, boolean single) {
        var missing = columns.size() - cells.size();
        if (missing == 0 && !single) {
            return cells;
        }
        if (missing < 0 || missing > LEVELS.size()) {
            return null;
        }
        var row = new SpacedRow(columns, cells, single);
        var found = new ArrayList<List<String>>();
        row.place(0, new ArrayList<>(), missing, found);
        return found.size() == 1 ? found.get(0) : null;
    }

    private void place(int column, List<String> placed, int missing, List<List<String>> found) {
        if (column == columns.size()) {
            found.add(List.copyOf(placed));
            return;
        }
        var used = placed.stream().filter(cell -> !cell.isEmpty()).count();
        if (missing > 0 && mayBeBlank(column)) {
            placed.add("");
            place(column + 1, placed, missing - 1, found);
            placed.remove(placed.size() - 1);
        }
        if (used < cells.size() && couldBe(column, cells.get((int) used), placed)) {
            placed.add(cells.get((int) used));
            place(column + 1, placed, missing, found);
            placed.remove(placed.size() - 1);
        }
    }

    private boolean mayBeBlank(int column) {
        var kind = columns.get(column);
        return kind != null && (LEVELS.contains(kind) || (kind == Column.REMARK && column == columns.size() - 1));
    }

    private boolean couldBe(int place, String text, List<String> before) {
        var column = columns.get(place);
        if (column == null || FREE.contains(column)) {
            return true;
        }
        var level = Vocabulary.level(text);
        var isLevel = Vocabulary.isAnyLevel1(level) || Vocabulary.isAnyLevel2(level);
        var isWord = isLevel || Vocabulary.operator(text) != null || Vocabulary.direction(text) != null;
        var quantity = Quantity.of(text);
        var isValue = quantity.operator() != null || Vocabulary.isNumber(quantity.value());
        return switch (column) {
            case LEVEL1 -> Vocabulary.isAnyLevel1(level);
            case LEVEL2 ->
                Vocabulary.isAnyLevel2(level)
                        || Vocabulary.isAnyLevel2(text)
                        || (Vocabulary.couldBeLevel(level) && !Vocabulary.isAnyLevel1(level));
            case NAME -> !isWord && !isValue;
            case OPERATOR -> Vocabulary.operator(text) != null;
            case DIRECTION -> Vocabulary.direction(text) != null;
            case TARGET, ACTUAL ->
                !isWord && (isValue || Vocabulary.isGrade(text) || before.contains("定性") || !Quantity.isQuality(text));
            case UNIT ->
                !isWord
                        && !isValue
                        && text.length() <= LONGEST_UNIT
                        && text.chars().noneMatch(Character::isDigit)
                        && (!single || !holdsFreeText() || Vocabulary.isUnit(text));
            case WEIGHT, SCORE -> Vocabulary.weight(text) != null;
            case SERIAL -> Vocabulary.isNumber(text);
            default -> false;
        };
    }

    /** Whether a column could take words that another cell's text was broken into. */
    private boolean holdsFreeText() {
        return columns.stream().anyMatch(column -> column == null || FREE.contains(column));
    }
}
