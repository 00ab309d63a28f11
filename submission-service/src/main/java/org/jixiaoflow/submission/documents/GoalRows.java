package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jixiaoflow.submission.documents.Vocabulary.Label;
import org.jixiaoflow.submission.documents.Vocabulary.Side;

/** The goals of a form while its rows are being read: the year's own; those for longer, and what was achieved, become notes. */
final class GoalRows {

    private static final Pattern LEVELS = Pattern.compile("[一二三]级指标");
    private static final Pattern ORDINAL = Pattern.compile("[(]?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[).、]?");
    private static final int LEAST_OF_A_TABLE = 3;

    private final List<Note> notes;
    private final List<Cell> years = new ArrayList<>();
    private final NavigableMap<Integer, Side> sides = new TreeMap<>();

    /** Whether the label above them is 总体目标, below which the year's may still come. */
    private boolean overall;

    /** Where goals have their label, the first column or one right of it. */
    private int labelColumn;

    private boolean ended;

    GoalRows(List<Note> notes) {
        this.notes = notes;
    }

    boolean isEmpty() {
        return years.isEmpty();
    }

    /** The year's goals. */
    List<Cell> years() {
        return years;
    }

    /** Which side of the table a column stands on. */
    NavigableMap<Integer, Side> sides() {
        return sides;
    }

    /** The label of what follows, alone in its row. */
    void heading(Row row) {
        overall = isOverall(row.first());
    }

    private void aside(Cell cell) {
        notes.add(Note.of(cell.line(), Note.Code.ASIDE, cell.text()));
    }

    /** Two headings of goals side by side: 预期目标 and 实际完成情况, 长期目标 and 年度目标. */
    static boolean areSides(Row row) {
        var cells = row.cells();
        var from = cells.size() > 2 && Vocabulary.is(Label.GOAL, cells.get(0).text()) ? 1 : 0;
        var labelled =
                cells.size() == 2 && Vocabulary.is(Label.GOAL, cells.get(0).text());
        return cells.size() >= 2
                && cells.stream()
                        .skip(from)
                        .allMatch(
                                cell -> Vocabulary.side(cell.text()) != null || Vocabulary.is(Label.GOAL, cell.text()))
                && (!labelled || Vocabulary.side(cells.get(1).text()) != null);
    }

    /** Goals that follow stand below these headings, each on its side. */
    void sides(Row row) {
        sides.clear();
        var cells = row.cells();
        var labelled = cells.size() > 2
                || (cells.size() == 2
                        && Vocabulary.is(Label.GOAL, cells.get(0).text())
                        && Vocabulary.side(cells.get(0).text()) == null);
        cells.stream()
                .skip(labelled && Vocabulary.is(Label.GOAL, cells.get(0).text()) ? 1 : 0)
                .forEach(cell -> {
                    sides.put(cell.column(), side(cell));
                    if (Text.word(cell.text()).contains("(")) {
                        aside(cell);
                    }
                });
    }

    private static Side side(Cell cell) {
        var side = Vocabulary.side(cell.text());
        return side == null ? Side.YEAR : side;
    }

    /** Behind the first column a cell that begins with these words is a goal that does. */
    static boolean isLabelled(Cell cell) {
        return Vocabulary.is(Label.GOAL, cell.text()) || isGlued(cell);
    }

    /** A label glued in front of the goal: its words and a colon, or 年度目标 alone. */
    static boolean isGlued(Cell cell) {
        if (cell.column() != 0) {
            return false;
        }
        var text = cell.text();
        var colon = colon(text);
        return (colon > 0 && Vocabulary.is(Label.GOAL, text.substring(0, colon)))
                || cell.squeezed().startsWith(Vocabulary.GOAL);
    }

    private static int colon(String text) {
        var western = text.indexOf(':');
        var chinese = text.indexOf('：');
        return western < 0 ? chinese : chinese < 0 ? western : Math.min(western, chinese);
    }

    /** 长期目标 or 实际完成情况 with its text in the next cell. */
    static boolean isOther(Row row) {
        var side = Vocabulary.side(row.first().text());
        return row.cells().size() > 1 && (side == Side.LONG || side == Side.ACTUAL || side == Side.YEAR);
    }

    /**
     * A row that begins with a label, in a cell of its own or glued in front of the goal.
     *
     * @return whether goals may go on below
     */
    boolean labelled(Row row) {
        ended = false;
        var first = row.first();
        var side = Vocabulary.is(Label.GOAL, first.text()) ? null : Vocabulary.side(first.text());
        if (side == Side.LONG || side == Side.ACTUAL) {
            row.without(first).cells().forEach(cell -> notYears(side, withPeriod(first, cell)));
            return true;
        }
        if (overall && !isOverall(first) && Text.word(first.text()).startsWith("年")) {
            years.forEach(goal -> notYears(Side.LONG, goal));
            years.clear();
        }
        overall = isOverall(first);
        labelColumn = Math.max(labelColumn, first.column());
        if (!isWholeLabel(first)) {
            cells(List.of(new Cell(first.column(), withoutLabel(first.text()), first.line())));
        }
        cells(row.without(first).cells());
        return !ended;
    }

    private static boolean isWholeLabel(Cell first) {
        return Vocabulary.is(Label.GOAL, first.text()) || Vocabulary.side(first.text()) != null;
    }

    private static boolean isOverall(Cell label) {
        return Text.word(label.text()).startsWith("总体");
    }

    /**
     * A row below others of goals; one of many cells is of another table.
     *
     * @return whether goals may go on below
     */
    boolean row(Row row) {
        ended = false;
        if (row.cells().size() >= LEAST_OF_A_TABLE && sides.isEmpty()) {
            notes.add(Note.of(row.line(), Note.Code.FRAGMENT, row.printed()));
        } else {
            cells(row.cells());
        }
        return !ended;
    }

    private void cells(List<Cell> row) {
        var labelled = row.size() > 1 && sides.isEmpty();
        var first = row.isEmpty() ? null : row.get(0);
        if (labelled && first != null && HeadLine.isAside(first.text())) {
            notes.add(Note.of(first.line(), Note.Code.ASIDE, texts(row)));
            return;
        }
        if (labelled && first != null && isWholeLabel(first)) {
            var side = Vocabulary.side(first.text());
            var rest = row.subList(1, row.size());
            if (side == Side.LONG || side == Side.ACTUAL) {
                rest.forEach(cell -> notYears(side, withPeriod(first, cell)));
            } else {
                cells(rest);
            }
            return;
        }
        if (labelled && first != null && first.column() <= labelColumn && isOtherLabel(first)) {
            notes.add(Note.of(first.line(), Note.Code.FRAGMENT, texts(row)));
            return;
        }
        for (var cell : row) {
            var under = sides.floorEntry(cell.column());
            var side = under == null ? null : under.getValue();
            if (isHeading(cell) || isLevel(cell)) {
                ended = true;
                notes.add(Note.of(cell.line(), Note.Code.FRAGMENT, cell.text()));
            } else if (labelled
                    && cell.equals(first)
                    && ORDINAL.matcher(Text.word(cell.text())).matches()) {
                aside(cell);
            } else if (Vocabulary.isNumberedGoal(cell.text()) || isRepeatedLabel(cell)) {
                if (Vocabulary.isNumberedGoal(cell.text())) {
                    aside(cell);
                }
            } else if (side == null || side == Side.YEAR) {
                years.add(cell);
            } else {
                notYears(side, cell);
            }
        }
    }

    /** No goal says 三级指标: half a heading, or one whose columns couldn't be told apart, begins what is no goal and no task. */
    static boolean isHeading(Cell cell) {
        return LEVELS.matcher(cell.squeezed()).find();
    }

    /** What stands in front of a text, where goals have their label, and is neither that nor a number: the label of something else. */
    private static boolean isOtherLabel(Cell cell) {
        return !Vocabulary.isNumberedGoal(cell.text())
                && !ORDINAL.matcher(Text.word(cell.text())).matches();
    }

    private static boolean isLevel(Cell cell) {
        return cell.squeezed().endsWith("指标") && Vocabulary.isAnyLevel1(cell.squeezed());
    }

    /** A label that names years is said with the goal. */
    private static Cell withPeriod(Cell label, Cell goal) {
        return Vocabulary.year(label.text()) == 0
                ? goal
                : new Cell(goal.column(), texts(List.of(label, goal)), goal.line());
    }

    private static String texts(List<Cell> cells) {
        return cells.stream().map(Cell::text).collect(Collectors.joining("："));
    }

    /** A merged cell says its label in every row that it covers. */
    private boolean isRepeatedLabel(Cell cell) {
        return !sides.isEmpty() && isWholeLabel(cell);
    }

    /** A goal for longer than the year, or what was achieved. */
    void notYears(Side side, Cell cell) {
        var code = side == Side.ACTUAL ? Note.Code.GOAL_ACHIEVED : Note.Code.GOAL_LONG;
        notes.add(Note.of(cell.line(), code, cell.text()));
    }

    private static String withoutLabel(String text) {
        var colon = colon(text);
        if (colon > 0 && Vocabulary.is(Label.GOAL, text.substring(0, colon))) {
            return Text.trim(text.substring(colon + 1));
        }
        var rest = Text.behind(Vocabulary.GOAL, text);
        return rest.startsWith("：") || rest.startsWith(":") ? Text.trim(rest.substring(1)) : rest;
    }
}
