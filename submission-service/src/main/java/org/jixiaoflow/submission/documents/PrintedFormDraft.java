package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    private boolean titled;
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

    void title(Row row) {
        titled = true;
        row.cells().stream().skip(1).forEach(this::fragment);
    }

    /** Of different names the one next to the table counts. */
    void department(Row row, String name) {
        var inNextCell = name.isEmpty() && row.cells().size() > 1;
        var printed = inNextCell ? row.cells().get(1).text() : name;
        row.cells().stream().skip(inNextCell ? 2 : 1).forEach(this::fragment);
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
        } else if (isLabelledGoal(row.first())) {
            part = Part.GOALS;
            labelledGoal(row);
        } else if (part == Part.GOALS) {
            goals.addAll(row.cells());
        } else {
            row.cells().forEach(this::fragment);
        }
    }

    /** Behind the first column a cell that begins with these words is a goal that does. */
    private static boolean isLabelledGoal(Cell cell) {
        var text = cell.squeezed();
        return text.equals(Vocabulary.GOAL) || (cell.column() == 0 && text.startsWith(Vocabulary.GOAL));
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
        var rest = Text.behind(Vocabulary.GOAL, text);
        return rest.startsWith("：") || rest.startsWith(":") ? Text.trim(rest.substring(1)) : rest;
    }

    /** Empty if nothing but a heading was printed. */
    Optional<PrintedForm> finish(int ordinal, String printedText) {
        var allTasks = tasks.finish();
        notes.addAll(tasks.notes());
        var allIndicators = indicators.finish();
        if (goals.isEmpty() && allTasks.isEmpty() && allIndicators.isEmpty() && !isAnnounced()) {
            return Optional.empty();
        }
        if (department == null) {
            notes.add(Note.of(firstLine, Note.Code.NO_DEPARTMENT));
        }
        if (allIndicators.isEmpty()) {
            notes.add(Note.of(firstLine, Note.Code.NO_INDICATORS));
        }
        notes.sort(Comparator.comparingInt(Note::line));
        var allGoals = goals.stream().map(Cell::text).toList();
        return Optional.of(
                new PrintedForm(ordinal, department, allGoals, allTasks, allIndicators, notes, printedText, firstLine));
    }

    /** A department's form though nothing is filled in: more than a 部门 line somewhere in a text. */
    private boolean isAnnounced() {
        return department != null && (titled || hasBody());
    }

    private void fragment(Cell cell) {
        notes.add(Note.of(cell.line(), Note.Code.FRAGMENT, cell.text()));
    }
}
