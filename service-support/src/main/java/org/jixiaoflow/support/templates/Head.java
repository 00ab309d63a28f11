package org.jixiaoflow.support.templates;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** What records of templates have in common: which version of which template, for which region, and who published it, when and why. */
final class Head {

    static final String ID = "templateId";
    static final String VERSION = "version";
    static final String REGION = "regionCode";
    static final String YEAR = "year";
    static final String KIND = "kind";
    static final String REASON = "reason";
    static final String PUBLISHED_BY = "publishedBy";
    static final String PUBLISHED_AT = "publishedAt";

    private Head() {}

    static String id(IndexedRecord template) {
        return String.valueOf(value(template, ID));
    }

    static int version(IndexedRecord template) {
        return (Integer) Objects.requireNonNull(value(template, VERSION));
    }

    /** The only region it is for; null for every one. */
    static @Nullable String region(IndexedRecord template) {
        return (String) value(template, REGION);
    }

    /** Whether forms may be of the only year it is for, if it is for one. */
    static boolean isForFormsThereMayBe(IndexedRecord template) {
        return !(value(template, YEAR) instanceof Integer year) || FormId.isYear(year);
    }

    /** Which forms it is for, in words: region, year and kind, as far as it names them. */
    static String scope(IndexedRecord template) {
        return Stream.of(REGION, YEAR, KIND)
                .map(field -> value(template, field))
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    /** Why it is published; null if nobody said. */
    static @Nullable String reason(IndexedRecord template) {
        return (String) value(template, REASON);
    }

    private static @Nullable Object value(IndexedRecord template, String field) {
        var found = template.getSchema().getField(field);
        return found == null ? null : template.get(found.pos());
    }

    /** The same with other values of some fields; of those it hasn't none is set. */
    @SuppressWarnings("unchecked") // of the template's own class
    static <T extends SpecificRecord> T with(T template, Map<String, ? extends @Nullable Object> values) {
        var copy = (T) SpecificData.newInstance(template.getClass(), template.getSchema());
        for (var field : template.getSchema().getFields()) {
            copy.put(
                    field.pos(),
                    values.containsKey(field.name()) ? values.get(field.name()) : template.get(field.pos()));
        }
        return copy;
    }
}
