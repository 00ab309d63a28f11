package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.submission.documents.Vocabulary.Label;
import org.jspecify.annotations.Nullable;

/**
 * Tells where one form ends and the next begins: at a title, a 部门 line, a department's name alone in its line, a heading of goals behind
 * a form's table, or another department in a column of departments. When in doubt there are two forms, never one.
 */
final class FormReader {

    /** A 部门 line with no more than signatures behind it is one of them. */
    private static final int SIGNATURES = 8;

    private static final int LEAST_OF_A_ROW = 3;

    private final List<Row> rows;
    private final List<String> lines;
    private final ColumnChoices choices;
    private final List<PrintedForm> forms = new ArrayList<>();
    /** Rows of no form yet: what stands before the next, and the heading of one that never came. */
    private final List<Row> aside = new ArrayList<>();

    private final List<Row> ofCurrent = new ArrayList<>();
    private @Nullable PrintedFormDraft current;
    /** Of projects whose rows stand in the present form's table; the last of them goes on if it is open. */
    private final List<PrintedFormDraft> projects = new ArrayList<>();

    private @Nullable PrintedFormDraft project;
    /** A department's name directly above a title, until the title comes. */
    private @Nullable Row above;

    private @Nullable String nameAbove;
    /** Whether a title just said that the table goes on: 续表. */
    private boolean goingOn;

    private FormReader(List<Row> rows, List<String> lines, ColumnChoices choices) {
        this.rows = rows;
        this.lines = lines;
        this.choices = choices;
    }

    /** All forms that hold anything, in the order of the document; what belongs to none is noted with the one beside it. */
    static List<PrintedForm> read(List<Row> rows, List<String> lines, ColumnChoices choices) {
        var reader = new FormReader(rows, lines, choices);
        for (var index = 0; index < rows.size(); index++) {
            reader.row(rows.get(index), index);
        }
        reader.end(lines.size());
        if (!reader.aside.isEmpty() && !reader.forms.isEmpty()) {
            var last = reader.forms.size() - 1;
            reader.forms.set(last, reader.forms.get(last).with(notes(reader.aside)));
        }
        return List.copyOf(reader.forms);
    }

    private void row(Row printed, int index) {
        var row = withoutNumber(printed);
        meant(row, index);
        if (!row.equals(printed) && current != null) {
            current.aside(printed);
        }
    }

    private void meant(Row row, int index) {
        if (Vocabulary.isStamp(row.first().text())) {
            return;
        }
        var title = titleOf(row);
        var bare = bareDepartment(row);
        if (title == null && !isDepartmentLine(row) && isAboveTitle(row, index)) {
            above = row;
            return;
        }
        if (title != null && goesOn(title, index)) {
            goingOn = true;
            Objects.requireNonNull(current).aside(row);
        } else if (title != null) {
            goingOn = false;
            titled(row, title);
        } else if (isDepartmentLine(row)) {
            department(row, index);
        } else if (bare != null && current != null) {
            bareDepartment(row, index, bare, current);
        } else if (isGoalHeading(row) && !isAboveHeader(row, index) && project == null) {
            (current == null || current.hasTable() ? begin(row) : current).goalHeading(row);
        } else if (current == null) {
            beforeForms(row, index);
        } else {
            within(row, index, current);
        }
        if (current != null) {
            ofCurrent.add(row);
        }
    }

    /** {@code 二、部门整体支出绩效指标}: a label alone in its row without its number. */
    private static Row withoutNumber(Row row) {
        var first = row.first();
        var label = Text.withoutNumber(first.text());
        var numbered = row.cells().size() == 1 && !label.equals(first.text());
        return numbered && isLabel(label)
                ? new Row(
                        List.of(new Row.Cell(first.column(), label, first.line())),
                        row.width(),
                        row.line(),
                        row.lastLine())
                : row;
    }

    private static boolean isLabel(String text) {
        return List.of(Label.GOAL, Label.TASK, Label.ROWS).stream().anyMatch(label -> Vocabulary.is(label, text))
                || HeadLine.isLabelled(text);
    }

    private void beforeForms(Row row, int index) {
        if (!row.lone() && IndicatorTable.isHeader(row)) {
            take(begin(row), row, index);
        } else {
            aside.add(row);
        }
    }

    /** A header may have a column of departments that isn't called so. */
    private void take(PrintedFormDraft form, Row row, int index) {
        if (!row.lone() && IndicatorTable.isHeader(row)) {
            var headings = new ArrayList<>(List.of(row));
            var end = index + 1;
            while (end < rows.size() && ColumnMap.goesOn(headings, rows.get(end))) {
                headings.add(rows.get(end++));
            }
            while (end < rows.size()
                    && titleOf(rows.get(end)) == null
                    && (rows.get(end).lone() || !IndicatorTable.isHeader(rows.get(end)))) {
                end++;
            }
            form.departmentsIn(row, rows.subList(index + headings.size(), end), this::known);
        }
        form.row(row);
    }

    /** Rows of a project in the table of a department are none of the department's, until it says that those go on. */
    private boolean isOfProject(Row row, int index, PrintedFormDraft form) {
        var open = project;
        var followed = index + 1 < rows.size() && IndicatorTable.isHeader(rows.get(index + 1));
        var named = (open == null ? form : open).projectIn(row, followed);
        if (named != null) {
            var next = new PrintedFormDraft(row.line(), choices);
            next.ofProject(form, named, row);
            projects.add(next);
            project = next;
            return true;
        }
        if (open != null && open.isBackAtDepartment(row)) {
            project = null;
            return false;
        }
        if (open != null) {
            open.row(row);
        }
        return open != null;
    }

    private void within(Row row, int index, PrintedFormDraft form) {
        goingOn = false;
        var department = form.departmentInTable(row);
        if (department != null && form.isOfAnother(department)) {
            var next = begin(row);
            next.continued(form, department);
            next.row(row);
        } else if (isOfProject(row, index, form)) {
            return;
        } else if (department != null) {
            form.departmentInColumn(department);
            form.row(row);
        } else if (form.isOfAnotherProject(row)) {
            var next = begin(row);
            next.titled(form);
            next.row(row);
        } else if (form.hasTable() && isGoalRow(row)) {
            begin(row).row(row);
        } else {
            take(form, row, index);
        }
    }

    private void titled(Row row, Title title) {
        var name = nameAbove;
        var line = above;
        above = null;
        nameAbove = null;
        if (name == null || line == null) {
            forTitle(row, title).title(row, title);
            return;
        }
        var form = begin(line);
        form.namedAbove(line, name);
        form.title(row, title);
        ofCurrent.add(line);
    }

    /**
     * Whether the row is a department's name alone, directly above a title: that of the form below. Where the form above has none yet, it
     * signs that one, unless that would be the first.
     */
    private boolean isAboveTitle(Row row, int index) {
        if (row.cells().size() != 1 || row.first().continued() || index + 1 == rows.size()) {
            return false;
        }
        var next = titleOf(rows.get(index + 1));
        if (next == null || next.goesOn()) {
            return false;
        }
        var form = current;
        var own = form == null ? null : form.departmentSoFar();
        var name = BareDepartment.of(row.first().text(), this::known);
        var others = form == null || (form.hasBody() && own != null && !own.equals(name));
        nameAbove = others ? name : null;
        return nameAbove != null;
    }

    /** Departments of the document so far. */
    private List<String> known() {
        return Stream.concat(
                        forms.stream().map(PrintedForm::department),
                        Stream.of(current).filter(Objects::nonNull).map(PrintedFormDraft::departmentSoFar))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Whether the title only heads more pages of the table: it says 续表, and no other department stands below it. */
    private boolean goesOn(Title title, int index) {
        if (current == null || !current.hasTable() || !title.goesOn()) {
            return false;
        }
        var own = current.department();
        return rows.stream()
                .skip(index + 1L)
                .takeWhile(row -> !IndicatorTable.isHeader(row) && titleOf(row) == null)
                .filter(FormReader::isDepartmentLine)
                .map(row -> HeadLine.of(row).get(0).department())
                .allMatch(name -> name == null || name.equals(own));
    }

    /** The department that the row is the name of and nothing else, numbered or in brackets; null if it is another's text. */
    private @Nullable String bareDepartment(Row row) {
        var form = current;
        if (form == null
                || !form.hasColumns()
                || row.cells().size() > 2
                || row.first().continued()) {
            return null;
        }
        var name = BareDepartment.of(row.first().text(), this::known);
        if (name == null || name.equals(form.departmentSoFar())) {
            return null;
        }
        var alone = row.cells().size() == 1;
        // Beside its weight, or not in the first column, only what surely is one.
        var sure = BareDepartment.isOffice(name)
                && row.first().column() <= 1
                && (alone || Vocabulary.weight(row.cells().get(1).text()) != null);
        return (alone && row.first().column() == 0) || sure ? name : null;
    }

    /** Rows below another department's name are its own, under the same headings if it has none. */
    private void bareDepartment(Row row, int index, String name, PrintedFormDraft form) {
        if (isFollowedByNothing(index)) {
            form.signature(row, name);
            return;
        }
        var below = index + 1 < rows.size() ? rows.get(index + 1) : row;
        var ownTable =
                IndicatorTable.isHeader(below) || isGoalRow(below) || isGoalHeading(below) || HeadLine.isLabel(below);
        var next = begin(row);
        if (!ownTable) {
            next.continued(form, name);
        }
        next.named(row, name);
    }

    /** Whether the row is one of indicators: it has a level or a comparison. */
    private static boolean isIndicator(Row row) {
        return !row.lone()
                && row.cells().size() >= LEAST_OF_A_ROW
                && !IndicatorTable.isHeader(row)
                && row.cells().stream()
                        .map(Row.Cell::text)
                        .anyMatch(text -> Vocabulary.operator(text) != null
                                || Vocabulary.isAnyLevel1(Vocabulary.level(text))
                                || Vocabulary.isAnyLevel2(Vocabulary.level(text)));
    }

    private static @Nullable Title titleOf(Row row) {
        var cells = row.cells();
        if (cells.size() > 3) {
            return null;
        }
        return cells.stream()
                .map(cell -> Title.of(cell.text()))
                .filter(title -> title != null)
                .findFirst()
                .orElse(null);
    }

    private static boolean isDepartmentLine(Row row) {
        var first = HeadLine.of(row).get(0);
        var colon = HeadLine.isDepartment(row.first().text());
        return first.kind() == Label.DEPARTMENT
                && (colon || (first.value() != null && row.cells().size() <= 4))
                && !IndicatorTable.isHeader(row);
    }

    /** Whether the table follows at once: then the words only head it, and no goals begin. */
    private boolean isAboveHeader(Row row, int index) {
        return current != null
                && current.hasBody()
                && !current.hasTable()
                && !row.lone()
                && index + 1 < rows.size()
                && !rows.get(index + 1).lone()
                && IndicatorTable.isHeader(rows.get(index + 1));
    }

    /** The words 年度目标 alone. */
    private static boolean isGoalHeading(Row row) {
        var text = row.first().text();
        return row.cells().size() == 1
                && Vocabulary.is(Label.GOAL, text)
                && (!row.lone()
                        || Text.word(text).startsWith("年度")
                        || Text.word(text).startsWith("部门"));
    }

    private static boolean isGoalRow(Row row) {
        return (!row.lone()
                        && row.cells().size() > 1
                        && Vocabulary.is(Label.GOAL, row.first().text()))
                || GoalRows.isGlued(row.first());
    }

    /** Behind a table a line that names its own department, with no other table below, is a signature. */
    private void department(Row row, int index) {
        var line = HeadLine.of(row).get(0);
        var form = current;
        if (form != null && goingOn) {
            form.aside(row);
            return;
        }
        if (form != null && form.hasTable()) {
            var name = line.department();
            var signature = (name == null || name.equals(form.department()) || form.department() == null)
                    && isFollowedByNothing(index);
            if (signature) {
                form.signature(row, name);
                return;
            }
            var goesOn = index + 1 < rows.size() && isIndicator(rows.get(index + 1));
            if (form.hasColumns() && name != null && goesOn) {
                if (name.equals(form.department())) {
                    form.aside(row);
                    return;
                }
                var next = begin(row);
                next.continued(form, name);
                next.department(row);
                return;
            }
        }
        beforeTable(row).department(row);
    }

    /** Whether only signatures follow, up to the end or the next title. */
    private boolean isFollowedByNothing(int index) {
        for (var next = index + 1; next < rows.size(); next++) {
            var row = rows.get(next);
            if (titleOf(row) != null) {
                return true;
            }
            if (next > index + SIGNATURES
                    || !(HeadLine.isFooter(row)
                            || Vocabulary.isStamp(row.first().text()))) {
                return false;
            }
        }
        return true;
    }

    /** The form whose 部门 line this is. */
    private PrintedFormDraft beforeTable(Row row) {
        return current == null || current.hasBody() ? begin(row) : current;
    }

    private PrintedFormDraft forTitle(Row row, Title title) {
        return current == null || current.hasBody() || current.isTitledOtherwise(row, title) ? begin(row) : current;
    }

    private PrintedFormDraft begin(Row row) {
        end(row.line() - 1);
        var form = new PrintedFormDraft(row.line(), choices);
        aside.forEach(form::aside);
        aside.clear();
        current = form;
        return form;
    }

    private void end(int lastLine) {
        if (current != null) {
            var end = lastLine;
            while (end > 0 && lines.get(end - 1).isBlank()) {
                end--;
            }
            var form = current.finish(forms.size() + 1, printed(current, end));
            if (form.isPresent()) {
                forms.add(form.get());
            } else {
                aside.addAll(ofCurrent);
            }
            for (var draft : projects) {
                draft.finish(forms.size() + 1, printed(draft, end)).ifPresent(forms::add);
            }
        }
        projects.clear();
        project = null;
        ofCurrent.clear();
        current = null;
    }

    private String printed(PrintedFormDraft draft, int end) {
        return String.join("\n", lines.subList(Math.min(draft.firstLine() - 1, end), end));
    }

    private static List<Note> notes(List<Row> rows) {
        return rows.stream()
                .map(row -> Note.of(row.line(), Note.Code.ASIDE, row.printed()))
                .toList();
    }
}
