package org.jixiaoflow.review.lifecycle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.FormContent;
import org.jspecify.annotations.Nullable;

/**
 * Finds places in a form's content: JSON pointers that name goals, tasks and indicators by id, e.g. {@code /indicators/i3/target}. They go
 * by the schema, so that fields added to it are found too.
 */
final class ContentPaths {

    private static final String ID = "id";

    private ContentPaths() {}

    /** What differs, in the order of the fields: single fields, or a whole goal, task or indicator; an order changed is nothing. */
    static List<String> changed(FormContent before, FormContent after) {
        var paths = new ArrayList<String>();
        compare("", FormContent.getClassSchema(), before, after, paths);
        return paths;
    }

    /** Whether the content has such a place, filled in or not. */
    static boolean known(FormContent content, String path) {
        return at(content, path).isPresent();
    }

    /** Whether that place holds one value, filled in or not. */
    static boolean isField(FormContent content, String path) {
        return at(content, path)
                .filter(schema -> schema.getType() != Schema.Type.RECORD && schema.getType() != Schema.Type.ARRAY)
                .isPresent();
    }

    /** Of what kind that place is. */
    private static Optional<Schema> at(FormContent content, String path) {
        if (!path.isEmpty() && !path.startsWith("/")) {
            return Optional.empty();
        }
        var schema = FormContent.getClassSchema();
        Object value = content;
        for (var segment : segments(path)) {
            var field = schema.getType() == Schema.Type.RECORD ? schema.getField(segment) : null;
            if (field != null) {
                value = value == null ? null : ((SpecificRecord) value).get(field.pos());
                schema = nonNull(field.schema());
            } else if (hasIds(schema) && byId(value).containsKey(segment)) {
                value = byId(value).get(segment);
                schema = schema.getElementType();
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(schema);
    }

    /** Path of the first goal, task or indicator whose id is blank or another's too. */
    static Optional<String> ambiguous(FormContent content) {
        return FormContent.getClassSchema().getFields().stream()
                .filter(field -> hasIds(field.schema()))
                .flatMap(field -> {
                    var ids = new HashSet<String>();
                    return elements(content.get(field.pos())).stream()
                            .map(ContentPaths::id)
                            .filter(id -> id.isBlank() || !ids.add(id))
                            .map(id -> path(path("", field.name()), id));
                })
                .findFirst();
    }

    static List<String> segments(String path) {
        return path.isEmpty()
                ? List.of()
                : List.of(path.substring(1).split("/", -1)).stream()
                        .map(segment -> segment.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }

    static String path(String parent, String segment) {
        return parent + "/" + segment.replace("~", "~0").replace("/", "~1");
    }

    private static void compare(
            String path, Schema schema, @Nullable Object before, @Nullable Object after, List<String> changed) {
        if (Objects.equals(before, after)) {
            return;
        }
        if (schema.getType() == Schema.Type.RECORD && before != null && after != null) {
            for (var field : schema.getFields()) {
                compare(
                        path(path, field.name()),
                        nonNull(field.schema()),
                        ((SpecificRecord) before).get(field.pos()),
                        ((SpecificRecord) after).get(field.pos()),
                        changed);
            }
        } else if (hasIds(schema)) {
            var old = byId(before);
            var now = byId(after);
            var ids = new LinkedHashSet<>(old.keySet());
            ids.addAll(now.keySet());
            ids.forEach(id -> compare(path(path, id), schema.getElementType(), old.get(id), now.get(id), changed));
        } else {
            changed.add(path);
        }
    }

    private static boolean hasIds(Schema schema) {
        return schema.getType() == Schema.Type.ARRAY
                && schema.getElementType().getType() == Schema.Type.RECORD
                && schema.getElementType().getField(ID) != null;
    }

    private static Map<String, SpecificRecord> byId(@Nullable Object array) {
        var byId = new LinkedHashMap<String, SpecificRecord>();
        elements(array).forEach(element -> byId.put(id(element), element));
        return byId;
    }

    private static List<SpecificRecord> elements(@Nullable Object array) {
        return array == null
                ? List.of()
                : ((List<?>) array).stream().map(SpecificRecord.class::cast).toList();
    }

    private static String id(SpecificRecord element) {
        return (String) element.get(element.getSchema().getField(ID).pos());
    }

    private static Schema nonNull(Schema schema) {
        return schema.getType() != Schema.Type.UNION
                ? schema
                : schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow();
    }
}
