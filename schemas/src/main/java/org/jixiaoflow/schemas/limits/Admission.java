package org.jixiaoflow.schemas.limits;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Holds a record that somebody sent against the limits; bytes of Avro can hold numbers and texts that no field is meant for. */
public final class Admission {

    /** Items a list may have, wherever nothing less is said. */
    public static final int MOST_ITEMS = 1000;

    private static final Map<String, Integer> MOST_ROWS =
            Map.of("FormContent.annualGoals", 100, "FormContent.tasks", 300, "FormContent.indicators", 500);

    /** A document's form as it was printed, all of it. */
    private static final Map<String, Integer> LONGEST_TEXTS = Map.of("SourceDocument.printedText", 200_000);

    private static final String ID = "id";

    private Admission() {}

    /** Most items that a list may have. */
    public static int mostItems(Schema record, Schema.Field list) {
        return MOST_ROWS.getOrDefault(record.getName() + "." + list.name(), MOST_ITEMS);
    }

    /** Most characters that a text may have. */
    public static int mostCharacters(Schema record, Schema.Field text) {
        return LONGEST_TEXTS.getOrDefault(record.getName() + "." + text.name(), Texts.LONGEST);
    }

    /** The first thing that keeps the record out, nothing if it may be taken; then its texts are {@link Texts#normal normal}. */
    public static Optional<Objection> objection(IndexedRecord record) {
        return record.getSchema().getFields().stream()
                .flatMap(field -> inField(record, field).stream())
                .findFirst();
    }

    /**
     * Takes out of every text what would keep the record out, and cuts off what is too long: for documents, whose writers see neither the
     * characters nor the limits of ours.
     */
    public static void clean(IndexedRecord record) {
        for (var field : record.getSchema().getFields()) {
            var value = record.get(field.pos());
            if (value instanceof CharSequence text) {
                record.put(field.pos(), Texts.cleaned(text.toString(), mostCharacters(record.getSchema(), field)));
            } else if (value instanceof IndexedRecord nested) {
                clean(nested);
            } else if (value instanceof List<?> items) {
                items.stream()
                        .filter(IndexedRecord.class::isInstance)
                        .map(IndexedRecord.class::cast)
                        .forEach(Admission::clean);
            }
        }
    }

    private static Optional<Objection> inField(IndexedRecord record, Schema.Field field) {
        var value = record.get(field.pos());
        if (value instanceof CharSequence text) {
            record.put(field.pos(), Texts.normal(text.toString()));
        }
        return in(value, record.getSchema(), field).map(objection -> objection.in(field.name()));
    }

    private static Optional<Objection> in(@Nullable Object value, Schema record, Schema.Field field) {
        if (value instanceof IndexedRecord nested) {
            return objection(nested);
        }
        if (value instanceof List<?> items) {
            var most = mostItems(record, field);
            return items.size() > most
                    ? Optional.of(Objection.of(Objection.Kind.ROWS, most))
                    : inItems(items).or(() -> twice(items));
        }
        if (value instanceof BigDecimal number) {
            return inNumber(number, field.schema());
        }
        return value instanceof CharSequence text
                ? Texts.objection(text.toString(), mostCharacters(record, field))
                : Optional.empty();
    }

    /** Lists of the contract hold records or short texts, such as codes. */
    private static Optional<Objection> inItems(List<?> items) {
        for (var place = 0; place < items.size(); place++) {
            var at = place;
            var item = items.get(place);
            var objection = item instanceof IndexedRecord record
                    ? objection(record)
                    : item instanceof CharSequence text
                            ? Texts.objection(text.toString())
                            : Optional.<Objection>empty();
            if (objection.isPresent()) {
                return objection.map(found -> found.in(at));
            }
        }
        return Optional.empty();
    }

    /** Rows are told apart by their id; who leaves it empty is given one. */
    private static Optional<Objection> twice(List<?> rows) {
        var places = new HashMap<Object, Integer>();
        for (var place = 0; place < rows.size(); place++) {
            var id = id(rows.get(place));
            var first = id.isBlank() ? null : places.putIfAbsent(id, place);
            if (first != null) {
                return Optional.of(Objection.of(Objection.Kind.TWICE, id, first + 1, place + 1)
                        .in(ID)
                        .in(place));
            }
        }
        return Optional.empty();
    }

    private static String id(Object row) {
        return row instanceof IndexedRecord record
                        && record.getSchema().getField(ID) != null
                        && record.get(record.getSchema().getField(ID).pos()) instanceof CharSequence id
                ? id.toString()
                : "";
    }

    private static Optional<Objection> inNumber(BigDecimal number, Schema schema) {
        var type = (LogicalTypes.Decimal) present(schema).getLogicalType();
        return Decimals.exactly(number, type.getPrecision(), type.getScale()).isPresent()
                ? Optional.empty()
                : Optional.of(number(type));
    }

    private static Objection number(LogicalTypes.Decimal type) {
        return Objection.of(Objection.Kind.NUMBER, type.getPrecision() - type.getScale(), type.getScale());
    }

    private static Schema present(Schema schema) {
        return schema.getType() == Schema.Type.UNION
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }
}
