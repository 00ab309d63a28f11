package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.List;
import org.jixiaoflow.submission.documents.PrintedForm.Task;
import org.jixiaoflow.submission.documents.Row.Cell;

/** The part 年度主要任务: names and contents, side by side in a table's row or one below the other. */
final class TaskTable {

    private static final int NAME_COLUMN = 1;

    private final List<Task> tasks = new ArrayList<>();
    private final List<Cell> lone = new ArrayList<>();
    private final List<Cell> printed = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    void row(Row row) {
        var cells = row.cells().stream().filter(cell -> !isLabel(cell)).toList();
        printed.addAll(cells);
        if (row.lone()) {
            lone.addAll(cells);
        } else if (!cells.isEmpty()) {
            endPairs();
            task(row, cells);
        }
    }

    List<Task> finish() {
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

    private static boolean isLabel(Cell cell) {
        var text = cell.squeezed();
        return text.equals(Vocabulary.TASK) || Vocabulary.TASK_HEADER.contains(text);
    }
}
