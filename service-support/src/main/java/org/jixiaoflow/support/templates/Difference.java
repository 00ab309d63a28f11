package org.jixiaoflow.support.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Where two versions of a template differ. Items of a list are held against those of the same name, wherever they stand. */
@Schema(name = "TemplateDifference", description = "Where two versions of a template differ.")
public record Difference(
        @Schema(
                description =
                        "Where, e.g. `/route/FINANCE_DIVISION/workingDays`: items of a list are named by their first field. A list itself differs in which items it has, and in their order.")
        String place,

        @Schema(description = "What the earlier one says; empty if nothing.")
        String before,

        @Schema(description = "What the later one says; empty if nothing.")
        String after) {

    /** What says who published a version and why, and not what it is. */
    private static final Set<String> NOT_COMPARED =
            Set.of(Head.VERSION, Head.REASON, Head.PUBLISHED_BY, Head.PUBLISHED_AT);

    /** All of them, in the order of the schema. */
    public static List<Difference> between(IndexedRecord before, IndexedRecord after) {
        var was = said(before);
        var is = said(after);
        var places = new LinkedHashSet<>(was.keySet());
        places.addAll(is.keySet());
        return places.stream()
                .map(place -> new Difference(place, was.getOrDefault(place, ""), is.getOrDefault(place, "")))
                .filter(difference -> !difference.before().equals(difference.after()))
                .toList();
    }

    /** Whether there is none at all: whether both say the same, whoever published them, when and why. */
    public static boolean isNone(IndexedRecord before, IndexedRecord after) {
        return before.getSchema().getFields().stream()
                .filter(field -> !NOT_COMPARED.contains(field.name()))
                .allMatch(field -> Objects.equals(get(before, field), get(after, field)));
    }

    private static Map<String, String> said(IndexedRecord template) {
        var said = new LinkedHashMap<String, String>();
        say("", template, said);
        return said;
    }

    private static void say(String place, IndexedRecord of, Map<String, String> said) {
        for (var field : of.getSchema().getFields()) {
            if (!place.isEmpty() || !NOT_COMPARED.contains(field.name())) {
                say(place + "/" + field.name(), get(of, field), said);
            }
        }
    }

    private static void say(String place, @Nullable Object value, Map<String, String> said) {
        if (value instanceof IndexedRecord inner) {
            say(place, inner, said);
        } else if (value instanceof List<?> list) {
            said.put(place, list.stream().map(Difference::name).collect(Collectors.joining("、")));
            for (var item : list) {
                if (item instanceof IndexedRecord inner) {
                    say(place + "/" + name(inner), inner, said);
                }
            }
        } else if (value != null) {
            said.put(place, name(value));
        }
    }

    /** An item's first field tells it from the others. */
    private static String name(@Nullable Object value) {
        if (value instanceof IndexedRecord item) {
            return name(item.get(0));
        }
        return value instanceof BigDecimal number
                ? number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }

    private static @Nullable Object get(IndexedRecord of, Field field) {
        return of.get(field.pos());
    }
}
