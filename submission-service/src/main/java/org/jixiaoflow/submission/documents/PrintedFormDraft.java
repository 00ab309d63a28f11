package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jixiaoflow.submission.documents.PrintedForm.Execution;
import org.jixiaoflow.submission.documents.PrintedForm.Kind;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jixiaoflow.submission.documents.Vocabulary.Label;
import org.jixiaoflow.submission.documents.Vocabulary.Side;
import org.jspecify.annotations.Nullable;

/** One form while its rows are being read: which part of the form stands where. */
final class PrintedFormDraft {

    private enum Part {
        HEAD,
        GOALS,
        TASKS,
        /** Behind goals or tasks, before the table: what else stands at the head of other forms. */
        BETWEEN,
        INDICATORS
    }

    private final int firstLine;
    private final List<Note> notes = new ArrayList<>();
    private final GoalRows goals = new GoalRows(notes);
    private final IndicatorTable indicators = new IndicatorTable(notes);
    private final BudgetBlock budget = new BudgetBlock();
    private final ExecutionTable execution = new ExecutionTable();
    private final FundColumns funds = new FundColumns(budget);

    private final ColumnChoices choices;
    private TaskTable tasks;
    private Part part = Part.HEAD;
    private Kind kind = Kind.OBJECTIVE;
    private int year;
    private boolean whole;
    /** Whether the title says so, or 项目名称 in the head of a self-evaluation of nothing whole. */
    private boolean ofProject;

    /** Whether its rows are a project's that stand in the table of a department. */
    private boolean within;

    /** Whether the project's name stood alone in its row, not in front of the first of its rows. */
    private boolean namedAlone;

    private @Nullable String project;
    private @Nullable String supervisor;
    private @Nullable String title;
    private @Nullable String department;
    private @Nullable String titlesDepartment;
    private @Nullable String money;
    private @Nullable Row above;
    private @Nullable String departmentAbove;
    private @Nullable Cell pending;

    /** Whether the rows being read are those of a table of 长期绩效指标. */
    private boolean longTable;
    /** Whether its headings are still to come. */
    private boolean longHeader;

    PrintedFormDraft(int firstLine, ColumnChoices choices) {
        this.firstLine = firstLine;
        this.choices = choices;
        this.tasks = new TaskTable(choices);
        indicators.know(choices);
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

    /** Whether its table has columns, so that a text alone in a row is none of its cells. */
    boolean hasColumns() {
        return hasTable() && indicators.hasColumns();
    }

    @Nullable String department() {
        return department;
    }

    /** The department as far as it can be told before the form ends; null if nothing has named it. */
    @Nullable String departmentSoFar() {
        return department != null ? department : titlesDepartment != null ? titlesDepartment : departmentAbove;
    }

    /** A department's name stood alone directly above the title: it is this form's, unless more is said of it. */
    void namedAbove(Row row, String name) {
        above = row;
        departmentAbove = name;
    }

    /** Whether a title before this one had a department of its own, so that this is another form's. */
    boolean isTitledOtherwise(Row row, Title other) {
        var names = other.department() != null
                && titlesDepartment != null
                && !other.department().equals(titlesDepartment);
        return title != null
                && ((department != null && !row.printed().contains(title))
                        || names
                        || other.kind() != kind
                        || other.project() != ofProject);
    }

    void title(Row row, Title printed) {
        for (var cell : row.cells()) {
            if (Title.of(cell.text()) != null) {
                title = Text.trim(cell.text());
            } else {
                head(cell);
            }
        }
        kind = printed.kind();
        ofProject = printed.project();
        whole = Text.word(row.printed()).contains("整体");
        year = printed.year() > 0 ? printed.year() : year;
        titlesDepartment = printed.department();
    }

    /** A row of no form that stands before this one. */
    void aside(Row row) {
        notes.add(Note.of(row.line(), Note.Code.ASIDE, row.printed()));
    }

    private void aside(Cell cell) {
        notes.add(Note.of(cell.line(), Note.Code.ASIDE, cell.text()));
    }

    /** A 部门 line behind the table. */
    void signature(Row row, @Nullable String name) {
        if (department == null && name != null) {
            department = name;
            notes.add(Note.of(row.line(), Note.Code.DEPARTMENT_FROM, name, row.printed()));
        } else {
            aside(row);
        }
    }

    /** Of different names the one next to the table counts. */
    void department(Row row) {
        HeadLine.of(row).forEach(line -> head(row, line));
    }

    /** Its department's name stands alone in a line. */
    void named(Row row, String name) {
        department = name;
        notes.add(Note.of(row.line(), Note.Code.DEPARTMENT_FROM, name, row.printed()));
    }

    private void department(int line, String printed) {
        if (department != null && !department.equals(printed)) {
            notes.add(Note.of(line, Note.Code.DEPARTMENTS_DIFFER, department, printed));
        }
        department = printed;
    }

    /** The department in the table's own column of departments; null if it has none. */
    @Nullable String departmentInTable(Row row) {
        return hasTable() && !HeadLine.isSum(row) ? indicators.department(row) : null;
    }

    boolean isOfAnother(String other) {
        return department != null && !department.equals(other);
    }

    void departmentInColumn(String name) {
        department = name;
    }

    /** Looks for a column of the table that begins here which holds departments, though it isn't called so. */
    void departmentsIn(Row header, List<Row> body, Supplier<List<String>> known) {
        if (!indicators.headingGoesOn(header)) {
            indicators.departmentsIn(DepartmentColumn.of(header, body, departmentSoFar(), known));
        }
    }

    /**
     * The project that the row says its table goes on with; null if it is no other than before.
     *
     * @param followed whether a header comes next
     */
    @Nullable String projectIn(Row row, boolean followed) {
        if (!within && (!hasColumns() || kind == Kind.PROJECT || isOfProject())) {
            return null;
        }
        var named = indicators.projectIn(row, followed);
        return named == null || named.equals(project) ? null : named;
    }

    /** Whether the row says, in the way in which the project was named, that the department's own rows go on. */
    boolean isBackAtDepartment(Row row) {
        var alone = row.cells().size() == 1;
        var text = row.first().text();
        return alone == namedAlone
                && (indicators.isOfDepartment(row) || Text.squeeze(text).equals(department));
    }

    /** The rows of a project in the department's table, from the row on that names it. */
    void ofProject(PrintedFormDraft departments, String name, Row row) {
        continued(departments, name);
        department = departments.departmentSoFar();
        within = true;
        namedAlone = row.cells().size() == 1 || HeadLine.of(row).get(0).kind() != null;
        ofProject = true;
        project = name;
        if (kind == Kind.OBJECTIVE) {
            title = name;
            kind = Kind.PROJECT;
        }
        if (namedAlone) {
            aside(row);
        } else {
            row(row);
        }
    }

    /** The same table, where another department's rows begin. */
    void continued(PrintedFormDraft before, String name) {
        part = Part.INDICATORS;
        kind = before.kind;
        ofProject = before.ofProject;
        project = before.project;
        title = before.title;
        department = name;
        year = before.year;
        indicators.continued(before.indicators);
    }

    /** A table begins with the words 年度目标 alone; goals read before, and what followed them, were then a fragment of it. */
    void goalHeading(Row row) {
        if (!goals.isEmpty()) {
            goals.years().forEach(this::fragment);
            goals.years().clear();
            tasks.printed().forEach(this::fragment);
            tasks = new TaskTable(choices);
        }
        part = Part.GOALS;
        goals.heading(row);
    }

    void row(Row row) {
        if (isOfLongTable(row)) {
            longHeader = row.cells().size() == 1 && isLongLabel(row.first());
            longTable = true;
            goals.notYears(Side.LONG, new Cell(row.first().column(), row.printed(), row.line()));
        } else if (IndicatorTable.isHeader(row)) {
            longTable = false;
            evaluates(row);
            part = Part.INDICATORS;
            indicators.know(kind, year, money, goals.sides());
            indicators.header(row);
        } else if (part != Part.INDICATORS && row.cells().stream().anyMatch(GoalRows::isHeading)) {
            part = Part.BETWEEN;
            notes.add(Note.of(row.line(), Note.Code.FRAGMENT, row.printed()));
        } else if (HeadLine.isFooter(row) && part != Part.HEAD) {
            aside(row);
        } else if (row.cells().size() == 1
                && Vocabulary.is(Label.ROWS, row.first().text())) {
            return;
        } else if (part != Part.INDICATORS
                && !tasks.headingGoesOn(row)
                && !ColumnMap.isOfTasks(row)
                && (FundColumns.areIn(row) || isFundRow(row) || isExecution(row))) {
            part = part == Part.HEAD ? Part.HEAD : Part.BETWEEN;
            head(row);
        } else if (part != Part.INDICATORS && isLevelRow(row)) {
            part = Part.BETWEEN;
            notes.add(Note.of(row.line(), Note.Code.FRAGMENT, row.printed()));
        } else if (isTaskRow(row)) {
            part = Part.TASKS;
            tasks.money(money);
            tasks.row(row);
        } else if (part == Part.INDICATORS) {
            indicators.row(row);
        } else if (GoalRows.areSides(row)) {
            part = Part.GOALS;
            goals.sides(row);
        } else if (GoalRows.isLabelled(row.first()) || GoalRows.isOther(row)) {
            part = goals.labelled(row) ? Part.GOALS : Part.BETWEEN;
        } else if (part == Part.TASKS && tasks.isBehind(row)) {
            part = Part.BETWEEN;
            head(row);
        } else if (part == Part.TASKS) {
            tasks.row(row);
        } else if (part == Part.GOALS) {
            part = goals.row(row) ? Part.GOALS : Part.BETWEEN;
        } else {
            head(row);
        }
    }

    /** A table of targets for longer than the year, as its heading says: none of its rows is the year's. */
    private boolean isOfLongTable(Row row) {
        var header = IndicatorTable.isHeader(row) && !row.lone();
        if (isLongLabel(row.first()) && (header || row.cells().size() == 1)) {
            return row.cells().stream().noneMatch(cell -> Vocabulary.side(cell.text()) == Side.YEAR);
        }
        return longTable
                && ((longHeader && header)
                        || isLongLabel(row.first())
                        || !(header || GoalRows.isLabelled(row.first()) || GoalRows.isOther(row)))
                && !HeadLine.isFooter(row);
    }

    private static boolean isLongLabel(Cell cell) {
        return Vocabulary.side(cell.text()) == Side.LONG
                && Text.word(cell.text()).endsWith("指标");
    }

    /** What was achieved and how many points that gives stands in no objective, whatever the title says. */
    private void evaluates(Row header) {
        if (kind == Kind.OBJECTIVE && !hasTable() && ColumnMap.isOfAchievements(header)) {
            kind = Kind.SELF_EVALUATION;
            notes.add(Note.of(header.line(), Note.Code.EVALUATES, header.printed()));
        }
    }

    /** A row that begins with 基本支出, 资金总额 … and an amount, or with amounts under such headings. */
    private boolean isFundRow(Row row) {
        var first = HeadLine.of(row).get(0);
        var value = first.value();
        var labelled = first.fund() != null && value != null && HeadLine.isAmount(value.text());
        return (labelled && part != Part.TASKS)
                || (funds.isOpen() && row.cells().stream().allMatch(cell -> HeadLine.isAmount(cell.text())));
    }

    private static boolean isExecution(Row row) {
        return ExecutionTable.isHeader(row) && !ColumnMap.isOfTasks(row);
    }

    /** A level without a table's header: what follows are indicators of which no column says what they are. */
    private static boolean isLevelRow(Row row) {
        return Vocabulary.isLevel1(Vocabulary.level(row.first().text()));
    }

    private boolean isTaskRow(Row row) {
        var first = row.first();
        return part == Part.INDICATORS
                ? (!row.lone() && Vocabulary.is(Label.TASK, first.text())) || ColumnMap.isOfTasks(row)
                : Vocabulary.is(Label.TASK, first.text()) || TaskTable.isHeading(first) || ColumnMap.isOfTasks(row);
    }

    private void head(Row row) {
        if (pending != null
                && row.cells().size() == 1
                && Title.isDepartment(row.first().text())) {
            department(row.line(), row.first().text());
            pending = null;
            return;
        }
        pending = null;
        if (ExecutionTable.isHeader(row)) {
            execution.header(row);
            aside(row);
            return;
        }
        if (execution.isOpen() && row.cells().size() > 1) {
            notes.add(Note.of(row.line(), Note.Code.ASIDE, execution.row(row)));
            return;
        }
        if (FundColumns.areIn(row)) {
            funds.header(row).forEach(this::aside);
            return;
        }
        if (funds.isOpen() && FundColumns.hasAmounts(row)) {
            var named = funds.department(row);
            if (named != null) {
                department(named.line(), named.text());
            }
            funds.row(row).stream().filter(cell -> !cell.equals(named)).forEach(this::aside);
            return;
        }
        funds.close();
        var lines = HeadLine.of(row);
        if (lines.size() > 1 && lines.stream().allMatch(line -> line.kind() == null)) {
            money = HeadLine.moneyOf(row.printed(), money);
            notes.add(Note.of(row.line(), Note.Code.FRAGMENT, row.printed()));
        } else {
            head(row, lines);
        }
    }

    /** Of two amounts behind one label, last year's and this year's perhaps, none is surely the budget's. */
    private void head(Row row, List<HeadLine> lines) {
        HeadLine labelled = null;
        for (var line : lines) {
            var value = line.value();
            var amount = value != null && HeadLine.isAmount(value.text()) ? value : null;
            var fund = labelled == null ? null : labelled.fund();
            var label = labelled == null ? null : labelled.label();
            if (line.kind() == null && amount != null && fund != null && label != null) {
                budget.add(row.line(), fund, label.text(), amount.text());
            } else {
                head(row, line);
                labelled = line.fund() != null && amount != null ? line : null;
            }
        }
    }

    private void head(Row row, HeadLine line) {
        var value = line.value();
        if (line.kind() == null) {
            if (value != null) {
                head(value);
            }
            return;
        }
        var fund = line.fund();
        if (line.kind() == Label.DEPARTMENT) {
            var name = line.department();
            if (name != null) {
                department(row.line(), name);
                if (value != null && !name.equals(value.text())) {
                    notes.add(Note.of(row.line(), Note.Code.ASIDE, value.text()));
                }
            } else {
                pending = row.lone()
                                && row.printed()
                                        .equals(String.valueOf(
                                                line.label() == null
                                                        ? ""
                                                        : line.label().text()))
                        ? row.first()
                        : null;
            }
            return;
        }
        if (line.kind() == Label.MONEY && value != null) {
            var named = HeadLine.money(value.text());
            money = named == null ? money : named;
        }
        if (line.kind() == Label.PROJECT && !whole && kind == Kind.OBJECTIVE) {
            kind = Kind.PROJECT;
        }
        if (value != null && line.label() != null) {
            var named = Vocabulary.is(Label.PROJECT_NAME, line.label().text());
            ofProject |= named && !whole;
            project = named ? value.text() : project;
            supervisor = Vocabulary.is(Label.SUPERVISOR, line.label().text()) ? value.text() : supervisor;
        }
        if (fund != null && value != null && line.label() != null && HeadLine.isAmount(value.text())) {
            budget.add(row.line(), fund, line.label().text(), value.text());
            return;
        }
        if (fund != null) {
            budget.sentence(row.line(), line.printed());
            if (line.label() != null) {
                budget.label(line.label().text());
            }
        }
        notes.add(Note.of(row.line(), Note.Code.ASIDE, line.printed()));
    }

    /** A text in the head that has no label. */
    private void head(Cell cell) {
        if (Vocabulary.isYear(cell.text())) {
            var printed = Vocabulary.year(cell.text());
            year = printed > 0 ? printed : year;
            aside(cell);
        } else {
            money = HeadLine.moneyOf(cell.text(), money);
            fragment(cell);
        }
    }

    /** Empty if nothing but a heading was printed. */
    Optional<PrintedForm> finish(int ordinal, String printedText) {
        var allTasks = new ArrayList<>(tasks.finish());
        notes.addAll(tasks.notes());
        var allIndicators = indicators.finish();
        allTasks.addAll(indicators.tasks());
        goals.years().addAll(indicators.goals());
        if (goals.isEmpty() && allTasks.isEmpty() && allIndicators.isEmpty() && !isAnnounced()) {
            return Optional.empty();
        }
        if (department == null && titlesDepartment != null) {
            department = titlesDepartment;
            notes.add(Note.of(firstLine, Note.Code.DEPARTMENT_FROM, titlesDepartment, String.valueOf(title)));
        }
        if (department == null && departmentAbove != null && above != null) {
            department = departmentAbove;
            notes.add(Note.of(above.line(), Note.Code.DEPARTMENT_FROM, departmentAbove, above.printed()));
        } else if (above != null) {
            aside(above);
        }
        if (department == null && isOfProject() && supervisor != null) {
            department = supervisor;
            notes.add(Note.of(firstLine, Note.Code.DEPARTMENT_FROM, supervisor, "主管部门：" + supervisor));
        }
        if (department == null) {
            notes.add(Note.of(firstLine, Note.Code.NO_DEPARTMENT));
        }
        if (allIndicators.isEmpty()) {
            notes.add(Note.of(firstLine, Note.Code.NO_INDICATORS));
        }
        var spent = execution();
        notes.addAll(budget.doubts(money));
        notes.sort(Comparator.comparingInt(Note::line));
        var allGoals = goals.years().stream().map(Cell::text).toList();
        return Optional.of(new PrintedForm(
                ordinal,
                kind,
                title,
                department,
                allGoals,
                allTasks,
                allIndicators,
                notes,
                printedText,
                firstLine,
                budget.read(money),
                spent,
                isOfProject() ? Objects.requireNonNullElse(project, String.valueOf(title)) : null));
    }

    private boolean isOfProject() {
        return kind == Kind.SELF_EVALUATION && ofProject && !whole;
    }

    /** Whether the row names another project than the one whose table was read: in a file of many each begins with its name. */
    boolean isOfAnotherProject(Row row) {
        return hasTable()
                && isOfProject()
                && HeadLine.of(row).stream()
                        .anyMatch(line -> line.kind() == Label.PROJECT
                                && line.label() != null
                                && line.value() != null
                                && Vocabulary.is(
                                        Label.PROJECT_NAME, line.label().text())
                                && !line.value().text().equals(project));
    }

    /** The next table of the same kind under the same title. */
    void titled(PrintedFormDraft before) {
        kind = before.kind;
        ofProject = before.ofProject;
        whole = before.whole;
        title = before.title;
        year = before.year;
    }

    /** What was spent is a self-evaluation's; where it isn't certain a note says so. */
    private @Nullable Execution execution() {
        if (kind != Kind.SELF_EVALUATION || !execution.isPrinted()) {
            return null;
        }
        var read = execution.read(budget.unit(money));
        if (read == null) {
            notes.add(Note.of(execution.line(), Note.Code.DOUBT, "预算执行", execution.printed()));
        }
        return read;
    }

    /** A department's form though nothing is filled in: more than a 部门 line somewhere in a text. */
    private boolean isAnnounced() {
        return department != null && (title != null || hasBody());
    }

    private void fragment(Cell cell) {
        notes.add(Note.of(cell.line(), Note.Code.FRAGMENT, cell.text()));
    }
}
