package org.jixiaoflow.schemas.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.Severity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What a finding says")
class FindingSentencesTest {

    private static final Path RELEASED = Path.of("src/released/0.1.0/form-events.avsc");
    private static final Sentences.InBoth SENTENCES = Sentences.of("finding-messages");
    private static final List<String> ARGUMENTS = List.of("救助{0}'人次'", "96", "2022", "4");

    @ParameterizedTest
    @MethodSource("sentences")
    @DisplayName("is its rule's sentence, filled, in either language, and the same once it is told in full")
    void everySentence(String key) {
        var finding = finding(key).setArguments(ARGUMENTS).build();

        for (var locale : List.of(Locale.CHINA, Locale.ENGLISH)) {
            var filled = new MessageFormat(SENTENCES.in(locale).word(key), locale).format(ARGUMENTS.toArray());
            assertThat(FindingSentences.in(locale, finding)).isEqualTo(filled).isNotBlank();
            assertThat(FindingSentences.in(locale, FindingSentences.told(finding)))
                    .isEqualTo(filled);
        }
    }

    @Test
    @DisplayName("is there for the same rules in both languages")
    void inBoth() {
        assertThat(SENTENCES.english().bundle().keySet())
                .isEqualTo(SENTENCES.chinese().bundle().keySet());
    }

    @Test
    @DisplayName("has symbols by their words")
    void words() {
        var finding = finding("V12.ERROR")
                .setArguments(List.of("GE"))
                .setWords(List.of("GE", "NEGATIVE"))
                .build();

        assertThat(FindingSentences.in(Locale.CHINA, finding)).isEqualTo("指标“GE”的指标性质（大于等于）与方向性（反向）矛盾。");
        assertThat(FindingSentences.in(Locale.US, finding))
                .isEqualTo(
                        "Operator (at least) and direction (less is better) of the indicator \"GE\" contradict each other.");
    }

    @Test
    @DisplayName("is what it is filled with where the rule isn't known here")
    void unknown() {
        var finding = finding("V99.INFO")
                .setArguments(List.of("救助人次", "96"))
                .setWords(List.of("NEW"))
                .build();

        assertThat(FindingSentences.in(Locale.CHINA, finding)).isEqualTo("救助人次 96");
    }

    @Test
    @DisplayName("stands in records of before, which had it in full")
    void before() throws IOException {
        var schema = new SchemaParser()
                .parse(RELEASED)
                .mainSchema()
                .getField("findings")
                .schema()
                .getElementType();
        var written = new GenericData.Record(schema);
        written.put("code", "V12");
        written.put(
                "severity",
                new GenericData.EnumSymbol(schema.getField("severity").schema(), "WARN"));
        written.put("path", "");
        written.put("message", "矛盾");
        written.put("messageEn", "Contradictory");
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(written, encoder);
        encoder.flush();

        var read = new SpecificDatumReader<Finding>(schema, Finding.getClassSchema())
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));

        assertThat(FindingSentences.in(Locale.CHINA, read)).isEqualTo("矛盾");
        assertThat(FindingSentences.in(Locale.ENGLISH, read)).isEqualTo("Contradictory");
        assertThat(FindingSentences.told(read)).isSameAs(read);
    }

    private static Stream<String> sentences() {
        return SENTENCES.chinese().bundle().keySet().stream().filter(key -> key.contains("."));
    }

    private static Finding.Builder finding(String key) {
        var parts = key.split("\\.", -1);
        return Finding.newBuilder()
                .setCode(parts[0])
                .setSeverity(Severity.INFO)
                .setPath("")
                .setMessage("")
                .setMessageEn("")
                .setSentence(Severity.valueOf(parts[1]));
    }
}
