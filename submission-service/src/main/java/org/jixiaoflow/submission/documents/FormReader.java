package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells where one form ends and the next begins: at a title, a 部门 line or a new 年度目标 heading behind a form's table. */
final class FormReader {

    private final List<String> lines;
    private final List<PrintedForm> forms = new ArrayList<>();
    private @Nullable PrintedFormDraft current;

    private FormReader(List<String> lines) {
        this.lines = lines;
    }

    /** All forms that hold anything, in the order of the document; what stands before the first is no form's. */
    static List<PrintedForm> read(List<Row> rows, List<String> lines) {
        var reader = new FormReader(lines);
        for (var row : rows) {
            reader.row(row);
        }
        reader.end(lines.size());
        return List.copyOf(reader.forms);
    }

    private void row(Row row) {
        var label = row.first().squeezed();
        var department = Vocabulary.department(row.first().text());
        if (Vocabulary.isTitle(label)) {
            beforeTable(row).title(row);
        } else if (department.isPresent()) {
            beforeTable(row).department(row, department.get());
        } else if (label.equals(Vocabulary.GOAL) && row.cells().size() == 1) {
            var form = current == null || current.hasTable() ? begin(row) : current;
            form.goalHeading();
        } else if (current != null && !Vocabulary.isStamp(row.first().text())) {
            current.row(row);
        }
    }

    /** The form whose title or 部门 line this is. */
    private PrintedFormDraft beforeTable(Row row) {
        return current == null || current.hasBody() ? begin(row) : current;
    }

    private PrintedFormDraft begin(Row row) {
        end(row.line() - 1);
        var form = new PrintedFormDraft(row.line());
        current = form;
        return form;
    }

    private void end(int lastLine) {
        if (current != null) {
            var end = lastLine;
            while (lines.get(end - 1).isBlank()) {
                end--;
            }
            var printed = String.join("\n", lines.subList(current.firstLine() - 1, end));
            current.finish(forms.size() + 1, printed).ifPresent(forms::add);
        }
        current = null;
    }
}
