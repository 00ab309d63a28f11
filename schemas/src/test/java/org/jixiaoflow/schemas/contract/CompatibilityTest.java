package org.jixiaoflow.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaParser;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the contract against every released copy of it. Each topic has one, the first from when it came in.
 */
@DisplayName("The contract")
class CompatibilityTest {

    private static final Path RELEASED = Path.of("src/released");

    /** Version whose copies are written, of topics that it has none of: what is released stays as it was. */
    private static final String RELEASE = "release.schemas";

    private static final Set<Schema.Type> NAMED = Set.of(Schema.Type.RECORD, Schema.Type.ENUM);

    @BeforeAll
    static void release() throws IOException {
        var version = System.getProperty(RELEASE);
        if (version == null) {
            return;
        }
        var folder = Files.createDirectories(RELEASED.resolve(version));
        for (var topic : Topics.all()) {
            var copy = folder.resolve(topic.name() + ".avsc");
            if (!Files.exists(copy)) {
                Files.writeString(copy, SchemaFormatter.format("json/pretty", topic.schema()) + "\n");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void readsWhatEveryReleasedVersionWrote(Topic<?> topic) throws Exception {
        var released = released(topic);

        assertThat(released)
                .as("released copies of %s; -D%s=VERSION writes what is missing", topic.name(), RELEASE)
                .isNotEmpty();
        validate(topic.schema(), released);
    }

    @Test
    void mayGainAFieldWithADefault() throws Exception {
        var released = SchemaBuilder.record("R").fields().requiredString("a").endRecord();
        var next = SchemaBuilder.record("R")
                .fields()
                .requiredString("a")
                .optionalString("b")
                .endRecord();

        validate(next, List.of(released));
    }

    @Test
    void mayNotGainAFieldWithoutADefault() {
        var released = SchemaBuilder.record("R").fields().requiredString("a").endRecord();
        var next = SchemaBuilder.record("R")
                .fields()
                .requiredString("a")
                .requiredString("b")
                .endRecord();

        assertThatThrownBy(() -> validate(next, List.of(released))).isInstanceOf(SchemaValidationException.class);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void documentsEveryRecordAndField(Topic<?> topic) {
        assertThat(undocumented(topic.schema(), new ArrayList<>())).isEmpty();
    }

    private static Stream<Topic<?>> topics() {
        return Topics.all().stream();
    }

    /** Every released copy of a topic's schema, newest first. */
    private static List<Schema> released(Topic<?> topic) throws IOException {
        try (var versions = Files.list(RELEASED)) {
            var schemas = new ArrayList<Schema>();
            for (var version : versions.sorted(Comparator.reverseOrder()).toList()) {
                var copy = version.resolve(topic.name() + ".avsc");
                if (Files.exists(copy)) {
                    schemas.add(new SchemaParser().parse(copy).mainSchema());
                }
            }
            return schemas;
        }
    }

    private static void validate(Schema schema, List<Schema> released) throws SchemaValidationException {
        new SchemaValidatorBuilder().canReadStrategy().validateAll().validate(schema, released);
    }

    private static List<String> undocumented(Schema schema, List<Schema> seen) {
        var missing = new ArrayList<String>();
        if (schema.isUnion()) {
            schema.getTypes().forEach(type -> missing.addAll(undocumented(type, seen)));
        } else if (schema.getType() == Schema.Type.ARRAY) {
            missing.addAll(undocumented(schema.getElementType(), seen));
        } else if (NAMED.contains(schema.getType()) && !seen.contains(schema)) {
            seen.add(schema);
            if (isBlank(schema.getDoc())) {
                missing.add(schema.getName());
            }
            if (schema.getType() == Schema.Type.RECORD) {
                schema.getFields().forEach(field -> {
                    if (isBlank(field.doc())) {
                        missing.add(schema.getName() + "." + field.name());
                    }
                    missing.addAll(undocumented(field.schema(), seen));
                });
            }
        }
        return missing;
    }

    private static boolean isBlank(String doc) {
        return doc == null || doc.isBlank();
    }
}
