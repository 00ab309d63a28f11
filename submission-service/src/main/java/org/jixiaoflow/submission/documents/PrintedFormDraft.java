package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixiaoflow.submission.documents.PrintedForm.Execution;
import org.jixiaoflow.submission.documents.PrintedForm.Fund;
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

    private static final Pattern LEVELS = Pattern.compile("[一二三]级指标");
    private static final Pattern ORDINAL = Pattern.compile("[(]?(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[).、]?");
    private static final int LEAST_FUND_COLUMNS = 2;
    private static final int LEAST_OF_A_TABLE = 3;

    private final int firstLine;
    private final List<Cell> goals = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final IndicatorTable indicators = new IndicatorTable(notes);
    private final BudgetBlock budget = new BudgetBlock();
    private final ExecutionTable execution = new ExecutionTable();

    /** Where amounts stand below their headings. */
    private final Map<Integer, Cell> fundPlaces = new TreeMap<>();

    private final NavigableMap<Integer, Side> sides = new TreeMap<>();
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
    private boolean overall;
    /** Where goals have their label, the first column or one right of it. */
    private int labelColumn;

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
            goals.forEach(this::fragment);
            tasks.printed().forEach(this::fragment);
            goals.clear();
            tasks = new TaskTable(choices);
        }
        part = Part.GOALS;
        overall = isOverall(row.first());
    }

    void row(Row row) {
        if (isOfLongTable(row)) {
            longHeader = row.cells().size() == 1 && isLongLabel(row.first());
            longTable = true;
            notYears(Side.LONG, new Cell(row.first().column(), row.printed(), row.line()));
        } else if (IndicatorTable.isHeader(row)) {
            longTable = false;
            evaluates(row);
            part = Part.INDICATORS;
            indicators.know(kind, year, money, sides);
            indicators.header(row);
        } else if (part != Part.INDICATORS && row.cells().stream().anyMatch(PrintedFormDraft::isHeading)) {
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
                && (isFundColumns(row) || isFundRow(row) || isExecution(row))) {
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
        } else if (isSides(row)) {
            part = Part.GOALS;
            sides(row);
        } else if (isLabelledGoal(row.first()) || isOtherGoal(row)) {
            part = Part.GOALS;
            labelledGoal(row);
        } else if (part == Part.TASKS && tasks.isBehind(row)) {
            part = Part.BETWEEN;
            head(row);
        } else if (part == Part.TASKS) {
            tasks.row(row);
        } else if (part == Part.GOALS) {
            goals(row);
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
                        || !(header || isLabelledGoal(row.first()) || isOtherGoal(row)))
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
                || (!fundPlaces.isEmpty() && row.cells().stream().allMatch(cell -> HeadLine.isAmount(cell.text())));
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

    /** Two headings of goals side by side: 预期目标 and 实际完成情况, 长期目标 and 年度目标. */
    private static boolean isSides(Row row) {
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

    private void sides(Row row) {
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
                        notes.add(Note.of(cell.line(), Note.Code.ASIDE, cell.text()));
                    }
                });
    }

    private static Side side(Cell cell) {
        var side = Vocabulary.side(cell.text());
        return side == null ? Side.YEAR : side;
    }

    /** Behind the first column a cell that begins with these words is a goal that does. */
    private static boolean isLabelledGoal(Cell cell) {
        return Vocabulary.is(Label.GOAL, cell.text()) || isGluedGoal(cell);
    }

    /** A label glued in front of the goal: its words and a colon, or 年度目标 alone. */
    static boolean isGluedGoal(Cell cell) {
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
    private static boolean isOtherGoal(Row row) {
        var side = Vocabulary.side(row.first().text());
        return row.cells().size() > 1 && (side == Side.LONG || side == Side.ACTUAL || side == Side.YEAR);
    }

    /** The label has a cell of its own, or is glued in front of the goal. */
    private void labelledGoal(Row row) {
        var first = row.first();
        var side = Vocabulary.is(Label.GOAL, first.text()) ? null : Vocabulary.side(first.text());
        if (side == Side.LONG || side == Side.ACTUAL) {
            row.without(first).cells().forEach(cell -> notYears(side, withPeriod(first, cell)));
            return;
        }
        if (overall && !isOverall(first) && Text.word(first.text()).startsWith("年")) {
            goals.forEach(goal -> notYears(Side.LONG, goal));
            goals.clear();
        }
        overall = isOverall(first);
        labelColumn = Math.max(labelColumn, first.column());
        if (!isWholeLabel(first)) {
            goals(List.of(new Cell(first.column(), withoutLabel(first.text()), first.line())));
        }
        goals(row.without(first).cells());
    }

    private static boolean isWholeLabel(Cell first) {
        return Vocabulary.is(Label.GOAL, first.text()) || Vocabulary.side(first.text()) != null;
    }

    private static boolean isOverall(Cell label) {
        return Text.word(label.text()).startsWith("总体");
    }

    /** A row of many cells is one of another table. */
    private void goals(Row row) {
        if (row.cells().size() >= LEAST_OF_A_TABLE && sides.isEmpty()) {
            notes.add(Note.of(row.line(), Note.Code.FRAGMENT, row.printed()));
        } else {
            goals(row.cells());
        }
    }

    private void goals(List<Cell> row) {
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
                goals(rest);
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
                part = Part.BETWEEN;
                fragment(cell);
            } else if (labelled
                    && cell.equals(first)
                    && ORDINAL.matcher(Text.word(cell.text())).matches()) {
                notes.add(Note.of(cell.line(), Note.Code.ASIDE, cell.text()));
            } else if (Vocabulary.isNumberedGoal(cell.text()) || isRepeatedLabel(cell)) {
                if (Vocabulary.isNumberedGoal(cell.text())) {
                    notes.add(Note.of(cell.line(), Note.Code.ASIDE, cell.text()));
                }
            } else if (side == null || side == Side.YEAR) {
                goals.add(cell);
            } else {
                notYears(side, cell);
            }
        }
    }

    /** No goal says 三级指标: half a heading, or one whose columns couldn't be told apart, begins what is no goal and no task. */
    private static boolean isHeading(Cell cell) {
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

    private void notYears(Side side, Cell cell) {
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
            notes.add(Note.of(row.line(), Note.Code.ASIDE, row.printed()));
            return;
        }
        if (execution.isOpen() && row.cells().size() > 1) {
            notes.add(Note.of(row.line(), Note.Code.ASIDE, execution.row(row)));
            return;
        }
        if (isFundColumns(row)) {
            fundsOf(row);
            return;
        }
        if (!fundPlaces.isEmpty() && fundLines(row)) {
            return;
        }
        fundPlaces.clear();
        var lines = HeadLine.of(row);
        if (lines.size() > 1 && lines.stream().allMatch(line -> line.kind() == null)) {
            money = HeadLine.moneyOf(row.printed(), money);
            notes.add(Note.of(row.line(), Note.Code.FRAGMENT, row.printed()));
        } else {
            lines.forEach(line -> head(row, line));
        }
    }

    /** Amounts in columns of their own: 资金总额 | 财政拨款 | 其他资金, with a row of numbers below. */
    private static boolean isFundColumns(Row row) {
        return row.cells().stream()
                                .filter(cell -> HeadLine.fund(cell.text()) != null)
                                .count()
                        >= LEAST_FUND_COLUMNS
                && row.cells().stream().noneMatch(cell -> HeadLine.isAmount(cell.text()));
    }

    private void fundsOf(Row row) {
        fundPlaces.clear();
        for (var cell : row.cells()) {
            var last = cell.equals(row.cells().get(row.cells().size() - 1));
            var label = cell.equals(row.first())
                    && !last
                    && HeadLine.fund(cell.text()) == Fund.TOTAL
                    && row.cells().stream().skip(1).anyMatch(other -> HeadLine.fund(other.text()) == Fund.TOTAL);
            if (HeadLine.fund(cell.text()) != null && !label) {
                fundPlaces.put(cell.column(), cell);
            } else {
                budget.label(cell.text());
                notes.add(Note.of(cell.line(), Note.Code.ASIDE, cell.text()));
            }
        }
    }

    /** Whether the row holds the amounts of the columns above. */
    private boolean fundLines(Row row) {
        if (row.cells().stream().noneMatch(cell -> HeadLine.isAmount(cell.text()))) {
            return false;
        }
        for (var cell : row.cells()) {
            var heading = fundPlaces.get(cell.column());
            var fund = heading == null ? null : HeadLine.fund(heading.text());
            var source = label(row, cell);
            if (heading != null && fund != null && source == null && HeadLine.isAmount(cell.text())) {
                budget.add(cell.line(), fund, heading.text(), cell.text());
            } else if (source != null && HeadLine.fund(source.text()) != null) {
                var unit = HeadLine.moneyOf(Objects.requireNonNull(heading).text(), null);
                var printed = unit == null ? source.text() : source.text() + "（" + unit + "）";
                budget.add(cell.line(), Objects.requireNonNull(HeadLine.fund(source.text())), printed, cell.text());
            } else {
                notes.add(Note.of(cell.line(), Note.Code.ASIDE, cell.text()));
            }
        }
        return true;
    }

    /**
     * What an amount below 预算金额 is, as the cell to its left says: where every column is one of those, and where that cell isn't the
     * label of the whole row; null elsewhere.
     */
    private @Nullable Cell label(Row row, Cell amount) {
        var heading = fundPlaces.get(amount.column());
        var totals = fundPlaces.values().stream().allMatch(cell -> HeadLine.fund(cell.text()) == Fund.TOTAL);
        var index = row.cells().indexOf(amount);
        var labels = totals || (heading != null && HeadLine.fund(heading.text()) == Fund.TOTAL && index > 1);
        if (heading == null || !labels || index == 0 || !HeadLine.isAmount(amount.text())) {
            return null;
        }
        var beside = row.cells().get(index - 1);
        return HeadLine.isAmount(beside.text()) ? null : beside;
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
        if (line.kind() == Label.MONEY && value != null && HeadLine.isMoney(value.text())) {
            money = Text.halfWidth(Text.squeeze(value.text())).replaceAll("[()]|人民币", "");
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
            notes.add(Note.of(cell.line(), Note.Code.ASIDE, cell.text()));
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
        goals.addAll(indicators.goals());
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
        var allGoals = goals.stream().map(Cell::text).toList();
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
