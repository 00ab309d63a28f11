package org.jixiaoflow.submission.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jixiaoflow.submission.documents.PrintedForm.Direction;
import org.jixiaoflow.submission.documents.PrintedForm.Indicator;
import org.jixiaoflow.submission.documents.PrintedForm.Operator;
import org.jixiaoflow.submission.documents.PrintedForm.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The document of 海林市 2022")
class HailinDocumentTest {

    private static final Path DOMAIN = Path.of("..", "..", "shared", "domain");
    private static final Path DOCUMENT = DOMAIN.resolve("hailin-2022.txt");
    private static final Path TRANSCRIBED = DOMAIN.resolve("hailin-2022.transcribed.json");
    private static final Map<String, Operator> OPERATORS = Map.of(
            "大于等于", Operator.GE,
            "小于等于", Operator.LE,
            "等于", Operator.EQ,
            "大于", Operator.GT,
            "小于", Operator.LT,
            "定性", Operator.QUALITATIVE);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @BeforeEach
    void onlyWhereTheDocumentIs() {
        assumeTrue(Files.exists(DOCUMENT) && Files.exists(TRANSCRIBED), "the document isn't part of this repository");
    }

    @Test
    @DisplayName("holds 62 forms with 114 tasks, 510 indicators and 120 weights")
    void counts() {
        var forms = DocumentReader.read(DOCUMENT);

        assertThat(forms).hasSize(62).extracting(PrintedForm::ordinal).isSorted();
        assertThat(forms).flatMap(PrintedForm::tasks).hasSize(114);
        assertThat(forms).flatMap(PrintedForm::indicators).hasSize(510);
        assertThat(forms)
                .flatMap(PrintedForm::indicators)
                .filteredOn(indicator -> indicator.weight() != null)
                .hasSize(120);
    }

    @TestFactory
    @DisplayName("is read as a person transcribed it, field by field")
    Stream<DynamicTest> transcribed() throws IOException {
        var forms = DocumentReader.read(DOCUMENT);
        return JSON.readTree(Files.readString(TRANSCRIBED)).valueStream().map(expected -> {
            var ordinal = expected.get("ordinal").intValue();
            return DynamicTest.dynamicTest("form " + ordinal, () -> assertForm(forms.get(ordinal - 1), expected));
        });
    }

    @Test
    @DisplayName("keeps every form's printed lines")
    void printedText() throws IOException {
        var lines = Files.readAllLines(DOCUMENT);

        assertThat(DocumentReader.read(DOCUMENT)).allSatisfy(form -> {
            var printed = String.valueOf(form.printedText()).lines().toList();
            assertThat(lines.subList(form.firstLine() - 1, form.firstLine() - 1 + printed.size()))
                    .isEqualTo(printed);
        });
    }

    @Test
    @DisplayName("leaves a note at every line that needed a second look, and none at forms that didn't")
    void notes() {
        var forms = DocumentReader.read(DOCUMENT);

        assertThat(codes(forms.get(12)))
                .startsWith("501 WEIGHT_ONLY", "505 WEIGHT_ONLY", "507 WEIGHT_ONLY", "508 READ_BY_MEANING");
        assertThat(codes(forms.get(41))).containsExactly("1642 FRAGMENT", "1643 FRAGMENT", "1646 FRAGMENT");
        assertThat(codes(forms.get(53))).containsExactly("1895 HEADER_REPEATED");
        assertThat(codes(forms.get(55))).containsExactly("1921 NO_DEPARTMENT");
        assertThat(codes(forms.get(56))).contains("1957 READ_BY_MEANING", "1968 NO_NAME", "1968 INHERITED");
        assertThat(forms).filteredOn(form -> form.notes().isEmpty()).hasSize(47);
    }

    @Test
    @DisplayName("comes back from JSON as it went")
    void json() {
        var forms = DocumentReader.read(DOCUMENT);

        var again = DocumentReader.read(PrintedJson.write(forms, Locale.ENGLISH));

        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFields("notes", "printedText", "firstLine")
                .isEqualTo(forms);
        assertThat(again.get(53).notes().get(0).message(Locale.CHINESE)).startsWith("the header is repeated");
    }

    private static List<String> codes(PrintedForm form) {
        return form.notes().stream()
                .map(note -> note.line() + " " + note.code())
                .toList();
    }

    private static void assertForm(PrintedForm form, JsonNode expected) {
        assertThat(form.department()).isEqualTo(text(expected.get("department")));
        assertThat(form.annualGoals())
                .isEqualTo(expected.get("annualGoals")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList());
        assertThat(form.tasks())
                .isEqualTo(expected.get("tasks")
                        .valueStream()
                        .map(task -> new Task(text(task.get("name")), text(task.get("content"))))
                        .toList());
        var indicators = new ArrayList<Indicator>();
        for (var row : expected.get("indicators")) {
            indicators.add(new Indicator(
                    text(row.get("level1")),
                    text(row.get("level2")),
                    text(row.get("level3")),
                    OPERATORS.get(row.get("nature").stringValue()),
                    row.get("direction").stringValue().equals("正向") ? Direction.POSITIVE : Direction.NEGATIVE,
                    text(row.get("target")),
                    text(row.get("unit")),
                    row.get("weight").isNull()
                            ? null
                            : row.get("weight").decimalValue().setScale(2),
                    text(row.get("remark")),
                    0));
        }
        assertThat(form.indicators())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .isEqualTo(indicators);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.stringValue();
    }
}
