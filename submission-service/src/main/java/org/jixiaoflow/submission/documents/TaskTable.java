package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import org.jixiaoflow.submission.documents.PrintedForm.Task;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jspecify.annotations.Nullable;

/**
 * The part 年度主要任务: names, contents and amounts, by the header's columns where it has any but names and contents; else side by side in
 * a table's row or one below the other.
 */
final class TaskTable {

    private static final int NAME_COLUMN = 1;

    private final List<Task> tasks = new ArrayList<>();
    private final List<Cell> lone = new ArrayList<>();
    private final List<Cell> printed = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final List<Row> headings = new ArrayList<>();
    private final ColumnChoices choices;
    private boolean labels;
    private @Nullable ColumnMap map;
    private @Nullable String money;

    TaskTable(ColumnChoices choices) {
        this.choices = choices;
    }

    /** What amounts are counted in where their heading doesn't say. */
    void money(@Nullable String unit) {
        money = unit;
    }

    void row(Row row) {
        // A heading merged over both lines stands in the second one, too.
        var goesOn = headingGoesOn(row);
        if (ColumnMap.isOfTasks(row) && !goesOn) {
            endHeader();
            headings.add(row);
            map();
            labels = isLabelled(row);
            return;
        }
        if (goesOn) {
            headings.add(row);
            map();
            return;
        }
        endHeader();
        var cells = row.cells().stream().filter(cell -> !isLabel(cell, row)).toList();
        printed.addAll(cells);
        if (row.lone()) {
            lone.addAll(cells);
        } else if (HeadLine.isSum(row)) {
            notes.add(Note.of(row.line(), Note.Code.ASIDE, row.printed()));
        } else if (!cells.isEmpty()) {
            endPairs();
            if (map == null) {
                task(row, cells);
            } else {
                task(row, cells, map);
            }
        }
    }

    /** Whether the row is a further line of headings. */
    boolean headingGoesOn(Row row) {
        return ColumnMap.goesOn(headings, row);
    }

    /** Whether 年度主要任务 stands in front of the headings, in every row of tasks. */
    private boolean isLabelled(Row header) {
        var first = ColumnMap.of(headings, new TreeMap<>(), 0, choices).at(0);
        return first != null
                && first.is(Column.LABEL)
                && Vocabulary.is(Vocabulary.Label.TASK, header.first().text());
    }

    /** Whether the row is labelled otherwise than the rows of tasks are, so that it is none of them. */
    boolean isBehind(Row row) {
        var first = row.first();
        return labels
                && !row.lone()
                && first.column() == 0
                && !Vocabulary.is(Vocabulary.Label.TASK, first.text())
                && row.cells().size() > 1
                && !ColumnMap.isOfTasks(row)
                && !headingGoesOn(row);
    }

    /** The header is whole: headings that aren't known are said once. */
    private void endHeader() {
        if (!headings.isEmpty() && map != null) {
            var line = headings.get(0).line();
            var layout = map.layout();
            IndicatorTable.chosen(line, map).forEach(notes::add);
            map.unknown()
                    .forEach(heading -> notes.add(Note.of(line, Note.Code.COLUMN_UNKNOWN, heading.printed(), layout)));
            map.odd().forEach(cell -> notes.add(Note.of(line, Note.Code.FRAGMENT, cell)));
        }
        headings.clear();
    }

    private void map() {
        var made = ColumnMap.of(headings, new TreeMap<>(), 0, choices);
        var more = made.has(Column.TOTAL)
                || made.has(Column.FISCAL)
                || made.has(Column.OTHER_FUNDS)
                || made.has(Column.KEPT)
                || made.has(Column.SCORE)
                || made.has(Column.DEVIATION)
                || made.has(Column.EVIDENCE)
                || made.has(Column.SERIAL)
                || !made.chosen().isEmpty()
                || !made.unknown().isEmpty();
        map = more ? made : null;
    }

    List<Task> finish() {
        endHeader();
        endPairs();
        return List.copyOf(tasks);
    }

    /** Complete once finished. */
    List<Note> notes() {
        return notes;
    }

    /** Every text read so far, labels left out. */
    List<Cell> printed() {
        return printed;
    }

    private void task(Row row, List<Cell> cells) {
        var first = cells.get(0);
        if (cells.size() > 1) {
            tasks.add(new Task(first.text(), cells.get(1).text()));
            cells.stream().skip(2).forEach(cell -> notes.add(Note.of(row.line(), Note.Code.FRAGMENT, cell.text())));
        } else {
            tasks.add(first.column() <= NAME_COLUMN ? new Task(first.text(), null) : new Task(null, first.text()));
            notes.add(Note.of(row.line(), Note.Code.TASK_HALF, first.text()));
        }
    }

    private void task(Row row, List<Cell> cells, ColumnMap columns) {
        var amounts = new EnumMap<Column, String>(Column.class);
        var kept = new ArrayList<String>();
        String name = null;
        String content = null;
        for (var cell : cells) {
            var heading = columns.at(cell.column());
            var column = heading == null ? null : heading.column();
            if (column == Column.TASK && name == null) {
                name = cell.text();
            } else if (column == Column.TASK_CONTENT && content == null) {
                content = cell.text();
            } else if (column != null && column.isAmount() && !amounts.containsKey(column)) {
                if (!cell.continued()) {
                    amounts.put(column, cell.text());
                }
            } else if (column != Column.SERIAL || !Vocabulary.isNumber(cell.text())) {
                kept.add(heading == null ? cell.text() : heading.printed() + "：" + cell.text());
            }
        }
        if (amounts.isEmpty() && isTaskAbove(cells, columns)) {
            name = null;
            content = null;
        }
        if (name == null && content == null) {
            amounts.forEach((column, amount) -> kept.add(columns.printed(column) + "：" + amount));
            amounts.clear();
        }
        if (!kept.isEmpty()) {
            notes.add(Note.of(row.line(), Note.Code.KEPT, String.join("；", kept)));
        }
        var read = new TaskAmounts(columns, amounts, money);
        var budget = read.budget();
        if (name == null && content == null && budget == null) {
            return;
        }
        tasks.add(new Task(name, content, budget));
        notes.addAll(read.doubts(row.line()));
        if (name == null || (content == null && columns.has(Column.TASK_CONTENT))) {
            notes.add(Note.of(row.line(), Note.Code.TASK_HALF, row.printed()));
        }
    }

    /** Whether name and content are merged with those of the row above: what else the row says is no task of its own. */
    private static boolean isTaskAbove(List<Cell> cells, ColumnMap columns) {
        return cells.stream()
                .filter(cell -> {
                    var heading = columns.at(cell.column());
                    return heading != null && (heading.is(Column.TASK) || heading.is(Column.TASK_CONTENT));
                })
                .allMatch(Cell::continued);
    }

    private void endPairs() {
        for (var index = 0; index + 1 < lone.size(); index += 2) {
            tasks.add(new Task(lone.get(index).text(), lone.get(index + 1).text()));
        }
        if (lone.size() % 2 == 1) {
            var last = lone.get(lone.size() - 1);
            tasks.add(new Task(last.text(), null));
            notes.add(Note.of(last.line(), Note.Code.TASK_HALF, last.text()));
        }
        lone.clear();
    }

    static boolean isHeading(Cell cell) {
        var column = Vocabulary.column(cell.text());
        return column == Column.TASK || column == Column.TASK_CONTENT;
    }

    /** What somebody filled in may read like a label, but doesn't stand first. */
    private static boolean isLabel(Cell cell, Row row) {
        return (cell.equals(row.first()) && Vocabulary.is(Vocabulary.Label.TASK, cell.text()))
                || (row.lone() && isHeading(cell));
    }
}
