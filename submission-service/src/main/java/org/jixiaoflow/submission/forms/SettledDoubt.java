package org.jixiaoflow.submission.forms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.submission.documents.Spelled;
import org.jspecify.annotations.Nullable;

/**
 * What a person said a field holds that the reader left open.
 *
 * @param formId the form whose rows the path names; null where they are those of the document itself
 * @param path as the note says it, e.g. {@code /indicators/i3/weight}
 * @param value empty if the field is to stay empty
 */
public record SettledDoubt(@Nullable String formId, String path, String value) {

    private static final String DEPARTMENT = "/departmentName";
    private static final int FIELD_OF_ROW = 4;
    private static final Set<String> TEXTS = Set.of("level1", "level2", "name", "target", "unit", "actual");
    private static final Set<String> SPELLED = Set.of("weight", "operator", "direction");

    /**
     * The content with the value in its field and without the doubts about it.
     *
     * @return empty if there is no such field, or the value is none for it
     */
    public Optional<FormContent> in(FormContent content) {
        return filled(content)
                .map(filled -> FormContent.newBuilder(filled)
                        .setNotes(content.getNotes().stream()
                                .filter(note -> !path.equals(note.getPath()))
                                .toList())
                        .build());
    }

    private Optional<FormContent> filled(FormContent content) {
        if (path.equals(DEPARTMENT)) {
            return Optional.of(
                    FormContent.newBuilder(content).setDepartmentName(text()).build());
        }
        var parts = path.split("/", -1);
        if (parts.length != FIELD_OF_ROW || !parts[1].equals("indicators")) {
            return Optional.empty();
        }
        var rows = new ArrayList<Indicator>(content.getIndicators());
        var place = rows.stream().map(Indicator::getId).toList().indexOf(parts[2]);
        if (place < 0 && formId == null) {
            return Optional.empty();
        }
        // What is filed of a self-evaluation has only the rows it answers.
        var row = place < 0 ? Indicator.newBuilder().setId(parts[2]).build() : rows.get(place);
        return filled(row, parts[3]).map(filled -> {
            if (place < 0) {
                rows.add(filled);
            } else {
                rows.set(place, filled);
            }
            return FormContent.newBuilder(content).setIndicators(rows).build();
        });
    }

    private Optional<Indicator> filled(Indicator row, String field) {
        var known = TEXTS.contains(field) || SPELLED.contains(field);
        var typed = value.isBlank() ? null : TEXTS.contains(field) ? value.strip() : spelled(field);
        if (!known || (typed == null && !value.isBlank())) {
            return Optional.empty();
        }
        var filled = Indicator.newBuilder(row).build();
        filled.put(field, typed);
        return Optional.of(filled);
    }

    private @Nullable Object spelled(String field) {
        return switch (field) {
            case "weight" -> Spelled.weight(value);
            case "operator" -> {
                var operator = Spelled.operator(value);
                yield operator == null ? named(Operator.values(), value) : Operator.valueOf(operator.name());
            }
            default -> {
                var direction = Spelled.direction(value);
                yield direction == null ? named(Direction.values(), value) : Direction.valueOf(direction.name());
            }
        };
    }

    private static <E extends Enum<E>> @Nullable E named(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name.strip()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String text() {
        return value.isBlank() ? null : value.strip();
    }
}
