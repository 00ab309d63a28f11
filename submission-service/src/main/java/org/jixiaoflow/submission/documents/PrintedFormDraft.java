package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jspecify.annotations.Nullable;

/** One form while its rows are being read: which part of the form stands where. */
final class PrintedFormDraft {

    private enum Part {
        HEAD,
        GOALS,
        TASKS,
        INDICATORS
    }

    private final int firstLine;
    private final List<Cell> goals = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final IndicatorTable indicators = new IndicatorTable(notes);
    private TaskTable tasks = new TaskTable();
    private Part part = Part.HEAD;
    private @Nullable String department;

    PrintedFormDraft(int firstLine) {
        this.firstLine = firstLine;
    }

    int firstLine() {
        return firstLine;
    }

    /** Whether the part before the table is over. */
    boolean hasBody() {
        return part != Part.HEAD;
    }

    boolean hasTable() {
        return part == Part.INDICATORS;
    }

    boolean isEmpty() {
        return !hasBody() && department == null;
    }

    /** Of different names the one next to the table counts. */
    void department(Row row, String name) {
        var printed =
                name.isEmpty() && row.cells().size() > 1 ? row.cells().get(1).text() : name;
        if (printed.isEmpty()) {
            return;
        }
        if (department != null && !department.equals(printed)) {
            notes.add(Note.of(row.line(), Note.Code.DEPARTMENTS_DIFFER, department, printed));
        }
        department = printed;
    }

    /** A table begins with the words 年度目标 alone; what was read before was then a fragment of it. */
    void goalHeading() {
        if (part == Part.TASKS || !goals.isEmpty()) {
            goals.forEach(this::fragment);
            tasks.printed().forEach(this::fragment);
            goals.clear();
            tasks = new TaskTable();
        }
        part = Part.GOALS;
    }

    void row(Row row) {
        var label = row.first().squeezed();
        if (IndicatorTable.isHeader(row)) {
            part = Part.INDICATORS;
            indicators.header(row);
        } else if (part == Part.INDICATORS) {
            indicators.row(row);
        } else if (label.equals(Vocabulary.TASK) || Vocabulary.TASK_HEADER.contains(label)) {
            part = Part.TASKS;
            tasks.row(row);
        } else if (part == Part.TASKS) {
            tasks.row(row);
        } else if (label.startsWith(Vocabulary.GOAL)) {
            part = Part.GOALS;
            labelledGoal(row);
        } else if (part == Part.GOALS) {
            goals.addAll(row.cells());
        } else {
            row.cells().forEach(this::fragment);
        }
    }

    /** The label 年度目标 has a cell of its own, or is glued in front of the goal. */
    private void labelledGoal(Row row) {
        var first = row.first();
        if (!first.squeezed().equals(Vocabulary.GOAL)) {
            goals.add(new Cell(first.column(), withoutLabel(first.text()), first.line()));
        }
        goals.addAll(row.without(first).cells());
    }

    private static String withoutLabel(String text) {
        var rest = Text.trim(text.substring(Vocabulary.GOAL.length()));
        return rest.startsWith("：") || rest.startsWith(":") ? Text.trim(rest.substring(1)) : rest;
    }

    PrintedForm finish(int ordinal, String printedText) {
        var allTasks = tasks.finish();
        notes.addAll(tasks.notes());
        var allIndicators = indicators.finish();
        if (department == null) {
            notes.add(Note.of(firstLine, Note.Code.NO_DEPARTMENT));
        }
        if (allIndicators.isEmpty()) {
            notes.add(Note.of(firstLine, Note.Code.NO_INDICATORS));
        }
        notes.sort(Comparator.comparingInt(Note::line));
        var allGoals = goals.stream().map(Cell::text).toList();
        return new PrintedForm(ordinal, department, allGoals, allTasks, allIndicators, notes, printedText, firstLine);
    }

    private void fragment(Cell cell) {
        notes.add(Note.of(cell.line(), Note.Code.FRAGMENT, cell.text()));
    }
}
