package org.jixiaoflow.workbench.editor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.AnnualBudget;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.Task;
import org.jixiaoflow.schemas.TaskBudget;
import org.jixiaoflow.schemas.limits.Decimals;
import org.jixiaoflow.workbench.services.Library;
import org.jspecify.annotations.Nullable;

/**
 * A form as it stands in somebody's editor: every field a text by its path, half-typed numbers included, and the order of the rows.
 *
 * @param fields by paths such as {@code /indicators/i3/target}; what is empty is absent
 */
record Draft(Map<String, String> fields, Map<Table, List<String>> rows) {

    static final String DEPARTMENT = "/departmentName";
    static final String BUDGET = "/execution/adjustedBudget";
    static final String EXECUTED = "/execution/executed";

    /** 年度预算 of the whole department. */
    static final List<String> FUNDS =
            List.of("/budget/total", "/budget/basic", "/budget/project", "/budget/fiscal", "/budget/other");

    /** Of the longest number of the contract, before and after the point. */
    private static final int DIGITS = 18;

    /** So many characters are read as a number at all. */
    private static final int LONGEST_NUMBER = 40;

    private static final Pattern NOTE = Pattern.compile("/notes/[0-9]{1,4}");

    /** What belongs to no row. */
    static final List<String> HEAD = Stream.concat(Stream.of(DEPARTMENT, BUDGET, EXECUTED), FUNDS.stream())
            .toList();

    static Draft empty() {
        var rows = new EnumMap<Table, List<String>>(Table.class);
        for (var table : Table.values()) {
            rows.put(table, new ArrayList<>());
        }
        return new Draft(new LinkedHashMap<>(), rows);
    }

    /** What is saved. */
    static Draft of(@Nullable FormContent content) {
        var draft = empty();
        if (content == null) {
            return draft;
        }
        draft.put(DEPARTMENT, content.getDepartmentName());
        for (var goal : content.getAnnualGoals()) {
            draft.row(Table.GOALS, goal.getId()).accept("text", goal.getText());
        }
        for (var task : content.getTasks()) {
            var row = draft.row(Table.TASKS, task.getId());
            row.accept("name", task.getName());
            row.accept("content", task.getContent());
            if (task.getBudget() != null) {
                row.accept("total", task.getBudget().getTotal());
                row.accept("fiscal", task.getBudget().getFiscal());
                row.accept("other", task.getBudget().getOther());
            }
        }
        for (var indicator : content.getIndicators()) {
            var row = draft.row(Table.INDICATORS, indicator.getId());
            for (var field : Table.INDICATORS.fields()) {
                row.accept(field, indicator.get(field));
            }
        }
        if (content.getBudget() != null) {
            var budget = content.getBudget();
            FUNDS.forEach(path -> draft.put(path, budget.get(path.substring("/budget/".length()))));
        }
        if (content.getExecution() != null) {
            draft.put(BUDGET, content.getExecution().getAdjustedBudget());
            draft.put(EXECUTED, content.getExecution().getExecuted());
        }
        return draft;
    }

    private interface Cells {
        void accept(String field, @Nullable Object value);
    }

    private Cells row(Table table, String id) {
        rowsOf(table).add(id);
        return (field, value) -> put(path(table, id, field), value);
    }

    private void put(String path, @Nullable Object value) {
        var text = value instanceof BigDecimal number ? plain(number) : Objects.toString(value, "");
        if (text.isEmpty()) {
            fields.remove(path);
        } else {
            fields.put(path, text);
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static String path(Table table, String id, String field) {
        return "/" + table.path() + "/" + id + "/" + field;
    }

    List<String> rowsOf(Table table) {
        return rows.getOrDefault(table, List.of());
    }

    public String text(String path) {
        return fields.getOrDefault(path, "");
    }

    /**
     * A row as people find it.
     *
     * @param number its place in its table, from 1
     */
    record Named(String name, int number) {}

    /** The row that a path leads to or into; empty for the head of a form or the whole of it. */
    public Optional<Named> row(String path) {
        var parts = path.split("/", -1);
        return parts.length < 3
                ? Optional.empty()
                : Stream.of(Table.values())
                        .filter(table ->
                                table.path().equals(parts[1]) && rowsOf(table).contains(parts[2]))
                        .findFirst()
                        .map(table -> new Named(
                                text(path(table, parts[2], table.nameField())),
                                rowsOf(table).indexOf(parts[2]) + 1));
    }

    /** Names of inputs are paths; the order of a table's rows is that of its {@code order} inputs. Locked fields stay as they are. */
    static Draft posted(Map<String, List<String>> inputs, Draft saved, Locks locks) {
        var draft = empty();
        draft.fields.putAll(saved.fields);
        for (var table : Table.values()) {
            var order = inputs.get("order:" + table.path());
            draft.rowsOf(table).addAll(order == null || !locks.opensRows(table) ? saved.rowsOf(table) : known(order));
        }
        inputs.forEach((name, values) -> {
            if (name.startsWith("/") && locks.opens(name) && draft.isThere(name)) {
                draft.put(name, values.get(0).strip());
            }
        });
        draft.fields.keySet().removeIf(path -> !draft.isThere(path));
        return draft;
    }

    private static List<String> known(List<String> order) {
        return order.stream()
                .filter(id -> id.matches("\\+?[A-Za-z0-9_-]{1,40}"))
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Whether the path is a field of the head or of a row there is, or a doubt somebody has looked at. */
    private boolean isThere(String path) {
        if (HEAD.contains(path) || NOTE.matcher(path).matches()) {
            return true;
        }
        var parts = path.split("/", -1);
        return parts.length == 4
                && java.util.Arrays.stream(Table.values())
                        .anyMatch(table -> table.path().equals(parts[1])
                                && table.fields().contains(parts[3])
                                && rowsOf(table).contains(parts[2]));
    }

    /** Fields that hold no number where one is needed, each with what stands there. */
    Map<String, String> faults() {
        var faults = new LinkedHashMap<String, String>();
        fields.forEach((path, text) -> {
            if (isNumber(path) && number(text) == null) {
                faults.put(path, text);
            }
        });
        return faults;
    }

    private static boolean isNumber(String path) {
        return path.matches(
                "/indicators/[^/]+/(weight|bandPercent)|/tasks/[^/]+/(total|fiscal|other)|/(execution|budget)/.*");
    }

    /**
     * The number that is typed; null if it is none of the contract's. It is judged before anything is computed with it: {@code 1E100000000}
     * is typed at once, and writing it out takes minutes.
     */
    static @Nullable BigDecimal number(String text) {
        var plain = text.length() > LONGEST_NUMBER
                ? ""
                : text.replace(",", "").replace("，", "").strip();
        try {
            return Decimals.exactly(new BigDecimal(plain), DIGITS, 2).orElse(null);
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    private @Nullable BigDecimal numberAt(String path) {
        return number(text(path));
    }

    private @Nullable String textAt(String path) {
        return fields.get(path);
    }

    /** The content to be saved: what is typed, and of {@code saved} whatever nobody types. */
    FormContent content(@Nullable FormContent saved) {
        var base = saved == null ? FormContent.newBuilder().build() : saved;
        var content = FormContent.newBuilder(base)
                .setDepartmentName(textAt(DEPARTMENT))
                .setAnnualGoals(rows(
                        Table.GOALS,
                        base.getAnnualGoals(),
                        AnnualGoal::getId,
                        (row, id) -> new AnnualGoal(id, text(path(Table.GOALS, id, "text")))))
                .setTasks(rows(Table.TASKS, base.getTasks(), Task::getId, this::task))
                .setIndicators(rows(Table.INDICATORS, base.getIndicators(), Indicator::getId, this::indicator))
                .setNotes(IntStream.range(0, base.getNotes().size())
                        .filter(number -> text(Doubt.path(number)).isEmpty())
                        .mapToObj(base.getNotes()::get)
                        .toList());
        content.setBudget(funds(base.getBudget()));
        var budget = numberAt(BUDGET);
        var executed = numberAt(EXECUTED);
        if (budget != null && executed != null) {
            content.setExecution(BudgetExecution.newBuilder()
                    .setAdjustedBudget(budget)
                    .setExecuted(executed)
                    .build());
        }
        return content.build();
    }

    private @Nullable AnnualBudget funds(@Nullable AnnualBudget saved) {
        var amounts = FUNDS.stream().map(this::numberAt).toList();
        if (saved == null && amounts.stream().allMatch(Objects::isNull)) {
            return null;
        }
        var funds = (saved == null ? AnnualBudget.newBuilder() : AnnualBudget.newBuilder(saved)).build();
        FUNDS.forEach(path -> funds.put(path.substring("/budget/".length()), numberAt(path)));
        return funds;
    }

    private interface Making<T> {
        T of(@Nullable T saved, String id);
    }

    private <T> List<T> rows(Table table, List<T> saved, Function<T, String> id, Making<T> making) {
        var byId = saved.stream().collect(Collectors.toMap(id, row -> row, (one, other) -> one));
        return rowsOf(table).stream()
                .map(each -> making.of(byId.get(each), each))
                .toList();
    }

    private Task task(@Nullable Task saved, String id) {
        var row = saved == null ? Task.newBuilder().setId(id) : Task.newBuilder(saved);
        row.setName(textAt(path(Table.TASKS, id, "name"))).setContent(textAt(path(Table.TASKS, id, "content")));
        var total = numberAt(path(Table.TASKS, id, "total"));
        var fiscal = numberAt(path(Table.TASKS, id, "fiscal"));
        var other = numberAt(path(Table.TASKS, id, "other"));
        var before = saved == null ? null : saved.getBudget();
        if (before != null || total != null || fiscal != null || other != null) {
            row.setBudget((before == null ? TaskBudget.newBuilder() : TaskBudget.newBuilder(before))
                    .setTotal(total)
                    .setFiscal(fiscal)
                    .setOther(other)
                    .build());
        }
        return row.build();
    }

    private Indicator indicator(@Nullable Indicator saved, String id) {
        var row = (saved == null ? Indicator.newBuilder().setId(id) : Indicator.newBuilder(saved)).build();
        for (var field : Table.INDICATORS.fields()) {
            var path = path(Table.INDICATORS, id, field);
            row.put(
                    field,
                    switch (field) {
                        case "weight", "bandPercent" -> numberAt(path);
                        case "operator" -> choice(Operator.class, textAt(path));
                        case "direction" -> choice(Direction.class, textAt(path));
                        case "band" -> choice(QualitativeBand.class, textAt(path));
                        default -> textAt(path);
                    });
        }
        return row;
    }

    private static <E extends Enum<E>> @Nullable E choice(Class<E> type, @Nullable String name) {
        return java.util.Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Does what a button beside a row says, e.g. {@code copy:indicators:i3}; anything else changes nothing. */
    void change(String what) {
        var parts = what.split(":", -1);
        if (parts.length < 2
                || java.util.Arrays.stream(Table.values())
                        .noneMatch(table -> table.path().equals(parts[1]))) {
            return;
        }
        var table = Table.named(parts[1]);
        var ids = rowsOf(table);
        var at = parts.length < 3 ? -1 : ids.indexOf(parts[2]);
        switch (parts[0]) {
            case "add" -> ids.add(at + 1 == 0 ? ids.size() : at + 1, fresh(table));
            case "copy" -> {
                if (at >= 0) {
                    var id = fresh(table);
                    table.fields().forEach(field -> put(path(table, id, field), text(path(table, ids.get(at), field))));
                    ids.add(at + 1, id);
                }
            }
            case "delete" -> {
                if (at >= 0) {
                    var id = ids.remove(at);
                    table.fields().forEach(field -> fields.remove(path(table, id, field)));
                }
            }
            case "up" -> move(ids, at, at - 1);
            case "down" -> move(ids, at, at + 1);
            default -> {}
        }
    }

    private static void move(List<String> ids, int from, int to) {
        if (from >= 0 && to >= 0 && to < ids.size()) {
            ids.add(to, ids.remove(from));
        }
    }

    private String fresh(Table table) {
        var number = 1;
        while (rowsOf(table).contains(table.newId(number))) {
            number++;
        }
        return table.newId(number);
    }

    /** Takes over a row of another form, last and under an id of its own, which it answers; which goal it belongs to is this form's to say. */
    String take(Table table, String id, Draft from) {
        var fresh = fresh(table);
        rowsOf(table).add(fresh);
        table.fields().stream()
                .filter(field -> !field.equals("goalId"))
                .forEach(field -> put(path(table, fresh, field), from.text(path(table, id, field))));
        return fresh;
    }

    /** Adds an indicator of the library, in place of empty rows one begins with; what it is to reach and to weigh is this form's to say. */
    void take(Library.Indicator indicator) {
        dropBlankRows();
        var id = fresh(Table.INDICATORS);
        rowsOf(Table.INDICATORS).add(id);
        put(path(Table.INDICATORS, id, "level1"), Objects.toString(indicator.level1(), ""));
        put(path(Table.INDICATORS, id, "level2"), Objects.toString(indicator.level2(), ""));
        put(path(Table.INDICATORS, id, "name"), indicator.name());
        put(path(Table.INDICATORS, id, "operator"), Objects.toString(indicator.operator(), ""));
        put(path(Table.INDICATORS, id, "direction"), Objects.toString(indicator.direction(), ""));
        put(path(Table.INDICATORS, id, "unit"), Objects.toString(indicator.unit(), ""));
    }

    /** The row that people call that; null if there is none. */
    @Nullable String named(Table table, String name) {
        return name.isBlank()
                ? null
                : rowsOf(table).stream()
                        .filter(id -> text(path(table, id, table.nameField())).equals(name))
                        .findFirst()
                        .orElse(null);
    }

    /** A row to begin with is in the way once there are others. */
    void dropBlankRows() {
        for (var table : Table.values()) {
            rowsOf(table)
                    .removeIf(id -> table.fields().stream()
                            .allMatch(field -> text(path(table, id, field)).isEmpty()));
        }
    }

    /** Whether nothing is typed but, at most, whose it is. */
    boolean isBlank() {
        return fields.entrySet().stream()
                .allMatch(field ->
                        field.getKey().equals(DEPARTMENT) || field.getValue().isEmpty());
    }

    void set(String path, String value) {
        if (isThere(path)) {
            put(path, value);
        }
    }

    /** The same, to be changed by itself. */
    Draft copy() {
        var copy = empty();
        copy.fields.putAll(fields);
        rows.forEach((table, ids) -> copy.rowsOf(table).addAll(ids));
        return copy;
    }

    /** As it is kept and sent along. */
    Map<String, Object> toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("fields", fields);
        rows.forEach((table, ids) -> json.put(table.path(), ids));
        return json;
    }

    static Draft fromJson(Map<?, ?> json) {
        var draft = empty();
        for (var table : Table.values()) {
            if (json.get(table.path()) instanceof List<?> ids) {
                draft.rowsOf(table)
                        .addAll(known(ids.stream().map(String::valueOf).toList()));
            }
        }
        if (json.get("fields") instanceof Map<?, ?> fields) {
            fields.forEach((path, value) -> draft.set(String.valueOf(path), String.valueOf(value)));
        }
        return draft;
    }
}
