package org.jixiaoflow.submission.documents;

import static org.jixiaoflow.submission.documents.UnreadableDocument.Reason.NOT_JSON;
import static org.jixiaoflow.submission.documents.UnreadableDocument.Reason.WRONG_SHAPE;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jixiaoflow.submission.documents.PrintedForm.Achieved;
import org.jixiaoflow.submission.documents.PrintedForm.AnnualBudget;
import org.jixiaoflow.submission.documents.PrintedForm.Direction;
import org.jixiaoflow.submission.documents.PrintedForm.Execution;
import org.jixiaoflow.submission.documents.PrintedForm.Indicator;
import org.jixiaoflow.submission.documents.PrintedForm.Kind;
import org.jixiaoflow.submission.documents.PrintedForm.Operator;
import org.jixiaoflow.submission.documents.PrintedForm.Task;
import org.jixiaoflow.submission.documents.PrintedForm.TaskBudget;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Forms as JSON: an array with one object a form ({@code ordinal}, {@code department}, {@code budget}, {@code execution}, {@code annualGoals},
 * {@code tasks}, {@code indicators}, {@code notes}). Blank is null; the printed text isn't part of it.
 */
public final class PrintedJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final Pattern WEIGHT = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
    private static final Pattern YUAN = Pattern.compile("\\d{1,16}(\\.\\d{1,2})?");

    private PrintedJson() {}

    /** Notes are sentences of the given language. */
    public static String write(List<PrintedForm> forms, Locale locale) {
        return write(forms, locale, form -> {});
    }

    /** The same, each form with what {@code more} adds to it. */
    public static String write(List<PrintedForm> forms, Locale locale, Consumer<ObjectNode> more) {
        var array = JSON.createArrayNode();
        forms.stream().map(form -> form(form, locale)).forEach(form -> {
            more.accept(form);
            array.add(form);
        });
        return JSON.writeValueAsString(array);
    }

    /**
     * What {@link #write} wrote, or a person in the same shape: absent is null, unknown fields are ignored, forms without ordinal are
     * counted.
     *
     * @throws UnreadableDocument if it isn't JSON, or not of this shape; the sentence names the place
     */
    static List<PrintedForm> read(String json) {
        return new At("", parse(json)).list(PrintedJson::form);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException e) {
            var location = e.getLocation();
            var line = location == null ? 1 : location.getLineNr();
            var unreadable = new UnreadableDocument(NOT_JSON, String.valueOf(line));
            unreadable.initCause(e);
            throw unreadable;
        }
    }

    private static ObjectNode form(PrintedForm form, Locale locale) {
        var node = JSON.createObjectNode();
        node.put("ordinal", form.ordinal());
        node.put("kind", form.kind().name());
        node.put("title", form.title());
        node.put("department", form.department());
        if (form.project() != null) {
            node.put("project", form.project());
        }
        add(node, form.budget());
        var execution = form.execution();
        if (execution != null) {
            node.putObject("execution")
                    .put("planned", execution.planned())
                    .put("spent", execution.spent())
                    .put("printed", execution.printed());
        }
        form.annualGoals().forEach(node.putArray("annualGoals")::add);
        var tasks = node.putArray("tasks");
        form.tasks().forEach(task -> add(tasks, task));
        var indicators = node.putArray("indicators");
        form.indicators().forEach(indicator -> add(indicators, indicator));
        var notes = node.putArray("notes");
        form.notes()
                .forEach(note -> notes.addObject()
                        .put("line", note.line())
                        .put("code", note.code().name())
                        .put("message", note.message(locale)));
        return node;
    }

    private static void add(ObjectNode form, @Nullable AnnualBudget budget) {
        if (budget == null) {
            form.putNull("budget");
            return;
        }
        form.putObject("budget")
                .put("total", budget.total())
                .put("basic", budget.basic())
                .put("project", budget.project())
                .put("fiscal", budget.fiscal())
                .put("other", budget.other())
                .put("printed", budget.printed())
                .put("printedUnit", budget.printedUnit());
    }

    private static void add(ArrayNode tasks, Task task) {
        var node = tasks.addObject().put("name", task.name()).put("content", task.content());
        var budget = task.budget();
        if (budget == null) {
            node.putNull("budget");
            return;
        }
        node.putObject("budget")
                .put("total", budget.total())
                .put("fiscal", budget.fiscal())
                .put("other", budget.other())
                .put("printed", budget.printed())
                .put("printedUnit", budget.printedUnit());
    }

    private static void add(ArrayNode indicators, Indicator indicator) {
        var node = indicators
                .addObject()
                .put("level1", indicator.level1())
                .put("level2", indicator.level2())
                .put("name", indicator.name())
                .put("operator", name(indicator.operator()))
                .put("direction", name(indicator.direction()))
                .put("target", indicator.target())
                .put("unit", indicator.unit())
                .put("weight", indicator.weight())
                .put("remark", indicator.remark())
                .put("line", indicator.line());
        var achieved = indicator.achieved();
        if (achieved != null) {
            node.put("actual", achieved.actual())
                    .put("score", achieved.score())
                    .put("deviation", achieved.deviation())
                    .put("evidence", achieved.evidence());
        }
        if (!indicator.printed().isEmpty()) {
            var printed = node.putObject("printed");
            indicator.printed().forEach(printed::put);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static PrintedForm form(At at, int index) {
        var ordinal = at.field("ordinal").number();
        var kind = at.field("kind").oneOf(Kind.values());
        return new PrintedForm(
                ordinal == 0 ? index + 1 : ordinal,
                kind == null ? Kind.OBJECTIVE : kind,
                at.field("title").text(),
                at.field("department").text(),
                at.field("annualGoals").list((goal, ignored) -> goal.requiredText()),
                at.field("tasks").list((task, ignored) -> task(task)),
                at.field("indicators").list((indicator, ignored) -> indicator(indicator)),
                at.field("notes").list((note, ignored) -> note(note)),
                null,
                0,
                annualBudget(at.field("budget")),
                execution(at.field("execution")),
                at.field("project").text());
    }

    private static @Nullable Execution execution(At at) {
        return at.isBlank()
                ? null
                : new Execution(
                        at.field("planned").yuan(),
                        at.field("spent").requiredYuan(),
                        at.field("printed").requiredText());
    }

    private static @Nullable AnnualBudget annualBudget(At at) {
        return at.isBlank()
                ? null
                : new AnnualBudget(
                        at.field("total").yuan(),
                        at.field("basic").yuan(),
                        at.field("project").yuan(),
                        at.field("fiscal").yuan(),
                        at.field("other").yuan(),
                        at.field("printed").text(),
                        at.field("printedUnit").text());
    }

    private static Task task(At at) {
        return new Task(at.field("name").text(), at.field("content").text(), taskBudget(at.field("budget")));
    }

    private static @Nullable TaskBudget taskBudget(At at) {
        return at.isBlank()
                ? null
                : new TaskBudget(
                        at.field("total").yuan(),
                        at.field("fiscal").yuan(),
                        at.field("other").yuan(),
                        at.field("printed").text(),
                        at.field("printedUnit").text());
    }

    private static Indicator indicator(At at) {
        return new Indicator(
                at.field("level1").text(),
                at.field("level2").text(),
                at.field("name").text(),
                at.field("operator").oneOf(Operator.values()),
                at.field("direction").oneOf(Direction.values()),
                at.field("target").text(),
                at.field("unit").text(),
                at.field("weight").points(),
                at.field("remark").text(),
                at.field("line").number(),
                achieved(at),
                at.field("printed").texts());
    }

    private static @Nullable Achieved achieved(At at) {
        var achieved = new Achieved(
                at.field("actual").text(),
                at.field("score").text(),
                at.field("deviation").text(),
                at.field("evidence").text());
        return achieved.equals(new Achieved(null, null, null, null)) ? null : achieved;
    }

    private static Note note(At at) {
        var message = at.field("message").requiredText();
        return new Note(at.field("line").number(), Note.Code.AS_WRITTEN, List.of(message));
    }

    private interface Element<T> {
        T read(At at, int index);
    }

    /** A node and the JSON pointer that names it to whoever must mend it. */
    private record At(String pointer, JsonNode node) {

        private void requireObject() {
            if (!node.isObject()) {
                throw expected("object");
            }
        }

        At field(String name) {
            requireObject();
            return new At(pointer + "/" + name, node.path(name));
        }

        <T> List<T> list(Element<T> element) {
            if (isBlank()) {
                return List.of();
            }
            if (!node.isArray()) {
                throw expected("array");
            }
            var list = new ArrayList<T>();
            for (var index = 0; index < node.size(); index++) {
                list.add(element.read(new At(pointer + "/" + index, node.get(index)), index));
            }
            return list;
        }

        String requiredText() {
            var text = text();
            if (text == null) {
                throw expected("string");
            }
            return text;
        }

        @Nullable String text() {
            return value(node.isString(), JsonNode::stringValue, "string | null");
        }

        int number() {
            var number = value(node.isInt(), JsonNode::intValue, "integer | null");
            return number == null ? 0 : number;
        }

        @Nullable BigDecimal points() {
            var fits = node.isNumber() && WEIGHT.matcher(node.asString()).matches();
            return value(fits, JsonNode::decimalValue, "number of at most two decimals | null");
        }

        BigDecimal requiredYuan() {
            var amount = yuan();
            if (amount == null) {
                throw expected("number of at most two decimals");
            }
            return amount;
        }

        @Nullable BigDecimal yuan() {
            var fits = node.isNumber() && YUAN.matcher(node.asString()).matches();
            var number = value(fits, JsonNode::decimalValue, "number of at most two decimals | null");
            return number == null ? null : number.setScale(2);
        }

        <E extends Enum<E>> @Nullable E oneOf(E[] values) {
            var name = text();
            return name == null
                    ? null
                    : Arrays.stream(values)
                            .filter(value -> value.name().equals(name))
                            .findAny()
                            .orElseThrow(() -> expected(Arrays.toString(values)));
        }

        private <T> @Nullable T value(boolean fits, Function<JsonNode, T> read, String expected) {
            if (isBlank()) {
                return null;
            }
            if (!fits) {
                throw expected(expected);
            }
            return read.apply(node);
        }

        Map<String, String> texts() {
            var texts = new LinkedHashMap<String, String>();
            if (!isBlank()) {
                field("").node();
                node.propertyNames().forEach(name -> texts.put(name, field(name).requiredText()));
            }
            return texts;
        }

        private boolean isBlank() {
            return node.isNull() || node.isMissingNode();
        }

        private UnreadableDocument expected(String shape) {
            return new UnreadableDocument(WRONG_SHAPE, pointer.isEmpty() ? "/" : pointer, shape);
        }
    }
}
