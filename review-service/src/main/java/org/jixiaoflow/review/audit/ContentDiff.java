package org.jixiaoflow.review.audit;

import static org.jixiaoflow.review.audit.Change.Kind.ADDED;
import static org.jixiaoflow.review.audit.Change.Kind.CHANGED;
import static org.jixiaoflow.review.audit.Change.Kind.MOVED;
import static org.jixiaoflow.review.audit.Change.Kind.REMOVED;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Task;
import org.jspecify.annotations.Nullable;

/**
 * Field-level difference of two contents, by the stable ids of goals, tasks and indicators. The fields come from the schema, so a field
 * added there is compared without a change here. Where the content was read from, and how an amount was printed there, is no part of what
 * it says.
 */
public final class ContentDiff {

    private static final Set<String> NOT_COMPARED = Set.of("id", "notes", "source", "printed", "printedUnit");

    private final List<Change> changes = new ArrayList<>();

    private ContentDiff() {}

    /** What must change in {@code before} to make it {@code after}; nothing if they say the same. */
    public static List<Change> between(FormContent before, FormContent after) {
        var diff = new ContentDiff();
        diff.fields(new At("", "", null), FormContent.getClassSchema(), before, after);
        return List.copyOf(diff.changes);
    }

    private void fields(At at, Schema schema, @Nullable SpecificRecord before, @Nullable SpecificRecord after) {
        schema.getFields().stream()
                .filter(field -> !NOT_COMPARED.contains(field.name()))
                .forEach(field -> field(at.field(field.name()), field.schema(), get(before, field), get(after, field)));
    }

    private void field(At at, Schema schema, @Nullable Object before, @Nullable Object after) {
        var type = withoutNull(schema);
        switch (type.getType()) {
            case ARRAY -> items(at, type.getElementType(), byId(before), byId(after));
            case RECORD -> fields(at, type, (SpecificRecord) before, (SpecificRecord) after);
            default -> value(at, before, after);
        }
    }

    private void value(At at, @Nullable Object before, @Nullable Object after) {
        if (!same(before, after)) {
            changes.add(at.change(CHANGED, before, after));
        }
    }

    private void items(At list, Schema schema, Map<String, SpecificRecord> before, Map<String, SpecificRecord> after) {
        before.forEach((id, item) -> {
            if (!after.containsKey(id)) {
                changes.add(list.item(id, item).change(REMOVED, item, null));
            }
        });
        var moved = Order.moved(List.copyOf(before.keySet()), List.copyOf(after.keySet()));
        after.forEach((id, item) -> {
            var at = list.item(id, item);
            var earlier = before.get(id);
            if (earlier == null) {
                changes.add(at.change(ADDED, null, item));
                return;
            }
            if (moved.contains(id)) {
                changes.add(at.change(MOVED, place(before, id), place(after, id)));
            }
            fields(at, schema, earlier, item);
        });
    }

    private static int place(Map<String, ?> items, String id) {
        return List.copyOf(items.keySet()).indexOf(id) + 1;
    }

    private static boolean same(@Nullable Object before, @Nullable Object after) {
        if (before instanceof BigDecimal one && after instanceof BigDecimal other) {
            return one.compareTo(other) == 0;
        }
        return Objects.equals(before, after);
    }

    /** Items in order. Ids are unique in a valid form; of an invalid one no item may get lost. */
    private static Map<String, SpecificRecord> byId(@Nullable Object list) {
        var items = new LinkedHashMap<String, SpecificRecord>();
        for (var element : list == null ? List.of() : (List<?>) list) {
            var item = (SpecificRecord) element;
            var id = String.valueOf(item.get(item.getSchema().getField("id").pos()));
            var unique = id;
            for (var repeat = 2; items.containsKey(unique); repeat++) {
                unique = id + "#" + repeat;
            }
            items.put(unique, item);
        }
        return items;
    }

    private static @Nullable Object get(@Nullable SpecificRecord record, Schema.Field field) {
        return record == null ? null : record.get(field.pos());
    }

    private static Schema withoutNull(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }

    /** Where in the content the comparison stands. */
    private record At(String path, String name, @Nullable String subject) {

        At field(String field) {
            return new At(path + "/" + field, name.isEmpty() ? field : name + "." + field, subject);
        }

        At item(String id, SpecificRecord item) {
            var token = id.replace("~", "~0").replace("/", "~1");
            return new At(path + "/" + token, name, nameOf(item));
        }

        Change change(Change.Kind kind, @Nullable Object before, @Nullable Object after) {
            return new Change(path, kind, name, subject, before, after);
        }

        private static @Nullable String nameOf(SpecificRecord item) {
            if (item instanceof Indicator indicator) {
                return indicator.getName();
            }
            if (item instanceof Task task) {
                return task.getName();
            }
            return item instanceof AnnualGoal goal ? goal.getText() : null;
        }
    }
}
