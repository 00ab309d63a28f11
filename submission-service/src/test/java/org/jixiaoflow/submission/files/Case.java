package org.jixiaoflow.submission.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A document with what a careful person reads of it ({@code expected.json}, fields as {@code jixiao parse} names them). */
record Case(Path folder) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> AMOUNTS = List.of("total", "basic", "project", "fiscal", "other");
    private static final Map<String, Object> NOTHING = Map.of();

    /** All cases in the folder, by name. */
    static List<Case> in(Path folder) throws IOException {
        try (var folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .filter(path -> Files.exists(path.resolve("expected.json")))
                    .sorted()
                    .map(Case::new)
                    .toList();
        }
    }

    String name() {
        return String.valueOf(folder.getFileName());
    }

    Path input() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("input."))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Whether a sentence that says why it isn't read will do as well. */
    boolean acceptsRefusal() throws IOException {
        return JSON.readTree(Files.readString(folder.resolve("expected.json")))
                .path("acceptable")
                .asString("")
                .contains("refusal");
    }

    /** Why the document must be refused; null if it must be read. */
    @Nullable String refused() throws IOException {
        return text(JSON.readTree(Files.readString(folder.resolve("expected.json"))), "refused");
    }

    /** What differs, each with its place; empty if the forms are as expected. Weights may be printed without decimals. */
    List<String> differences(List<PrintedForm> forms) throws IOException {
        var expected =
                JSON.readTree(Files.readString(folder.resolve("expected.json"))).get("forms");
        var differences = new ArrayList<String>();
        same(differences, "forms", expected.size(), forms.size());
        for (var index = 0; index < Math.min(expected.size(), forms.size()); index++) {
            form(differences, "/" + index, expected.get(index), forms.get(index));
        }
        return differences;
    }

    /** Values that are there and aren't what a careful person reads; what wasn't read isn't wrong. */
    List<String> wrong(List<PrintedForm> forms) throws IOException {
        var expected =
                JSON.readTree(Files.readString(folder.resolve("expected.json"))).get("forms");
        var wrong = new ArrayList<String>();
        for (var form : forms) {
            var like = expected.valueStream()
                    .filter(one ->
                            form.department() == null || form.department().equals(text(one, "department")))
                    .toList();
            if (like.isEmpty()) {
                wrong.add("department " + form.department());
            }
            var goals =
                    like.stream().flatMap(one -> one.get("goals").valueStream()).map(JsonNode::stringValue);
            form.annualGoals().stream()
                    .filter(Predicate.not(goals.toList()::contains))
                    .forEach(goal -> wrong.add("goal " + goal));
            var rows = like.stream()
                    .flatMap(one -> one.get("indicators").valueStream())
                    .toList();
            for (var row : form.indicators()) {
                var fits = rows.stream().anyMatch(one -> wrong(one, row).isEmpty());
                if (!fits) {
                    wrong.add("row " + row);
                }
            }
        }
        return wrong;
    }

    /** Fields that say something else. */
    private static List<String> wrong(JsonNode expected, PrintedForm.Indicator row) {
        var differences = new ArrayList<String>();
        indicator(differences, "", expected, row);
        return differences.stream().filter(one -> !one.endsWith(", was null")).toList();
    }

    private static void form(List<String> differences, String at, JsonNode expected, PrintedForm form) {
        if (expected.has("kind")) {
            same(
                    differences,
                    at + "/kind",
                    expected.get("kind").stringValue(),
                    form.kind().name());
        }
        same(differences, at + "/department", text(expected, "department"), form.department());
        same(
                differences,
                at + "/goals",
                expected.get("goals").valueStream().map(JsonNode::stringValue).toList(),
                form.annualGoals());
        var tasks = expected.get("tasks");
        if (tasks != null) {
            same(differences, at + "/tasks", tasks.size(), form.tasks().size());
            for (var index = 0; index < Math.min(tasks.size(), form.tasks().size()); index++) {
                var printed = form.tasks().get(index);
                var place = at + "/tasks/" + index;
                same(differences, place + "/name", text(tasks.get(index), "name"), printed.name());
                same(differences, place + "/content", text(tasks.get(index), "content"), printed.content());
                var budget = printed.budget();
                var amounts =
                        budget == null ? null : String.valueOf(budget.printed()).replaceFirst("/+$", "");
                if (tasks.get(index).has("budget")) {
                    same(differences, place + "/budget", text(tasks.get(index), "budget"), amounts);
                }
                yuan(differences, place, tasks.get(index).get("yuan"), budget == null ? NOTHING : in(budget));
            }
        }
        var year = form.budget();
        yuan(differences, at + "/year", expected.get("yuan"), year == null ? NOTHING : in(year));
        var indicators = expected.get("indicators");
        same(
                differences,
                at + "/indicators",
                indicators.size(),
                form.indicators().size());
        for (var index = 0;
                index < Math.min(indicators.size(), form.indicators().size());
                index++) {
            indicator(
                    differences,
                    at + "/indicators/" + index,
                    indicators.get(index),
                    form.indicators().get(index));
        }
    }

    private static Map<String, Object> in(PrintedForm.TaskBudget budget) {
        return amounts(budget.total(), null, null, budget.fiscal(), budget.other());
    }

    private static Map<String, Object> in(PrintedForm.AnnualBudget budget) {
        return amounts(budget.total(), budget.basic(), budget.project(), budget.fiscal(), budget.other());
    }

    private static Map<String, Object> amounts(@Nullable BigDecimal... amounts) {
        var named = new TreeMap<String, Object>();
        for (var index = 0; index < amounts.length; index++) {
            if (amounts[index] != null) {
                named.put(AMOUNTS.get(index), String.valueOf(plain(amounts[index])));
            }
        }
        return named;
    }

    /** Amounts in yuan, those that aren't certain left out; not asked for where nothing is expected. */
    private static void yuan(
            List<String> differences, String at, @Nullable JsonNode expected, Map<String, Object> amounts) {
        if (expected != null) {
            var named = new TreeMap<String, Object>();
            expected.forEachEntry((name, amount) -> named.put(name, String.valueOf(plain(amount.decimalValue()))));
            same(differences, at + "/yuan", named, amounts);
        }
    }

    private static void indicator(
            List<String> differences, String at, JsonNode expected, PrintedForm.Indicator printed) {
        for (var field : List.of("level1", "level2", "name", "target", "unit", "remark", "actual")) {
            if (expected.has(field)) {
                same(differences, at + "/" + field, text(expected, field), value(printed, field));
            }
        }
        same(differences, at + "/operator", text(expected, "operator"), name(printed.operator()));
        if (expected.has("direction")) {
            same(differences, at + "/direction", text(expected, "direction"), name(printed.direction()));
        }
        if (expected.has("weight")) {
            var weight = expected.get("weight").isNull()
                    ? null
                    : expected.get("weight").decimalValue();
            same(differences, at + "/weight", plain(weight), plain(printed.weight()));
        }
    }

    private static @Nullable String value(PrintedForm.Indicator printed, String field) {
        return switch (field) {
            case "level1" -> printed.level1();
            case "level2" -> printed.level2();
            case "name" -> printed.name();
            case "target" -> printed.target();
            case "unit" -> printed.unit();
            case "remark" -> printed.remark();
            default -> printed.actual();
        };
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable String text(JsonNode node, String field) {
        var value = node.get(field);
        return value == null || value.isNull() ? null : value.stringValue();
    }

    private static void same(List<String> differences, String at, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            differences.add(at + ": expected " + expected + ", was " + actual);
        }
    }
}
