package org.jixiaoflow.submission.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sample that comes with the product")
class SampleTest {

    private static final Path SAMPLES =
            Path.of("..", "cli", "src", "main", "resources", "samples").toAbsolutePath();

    @Test
    @DisplayName("has the 62 forms with 114 tasks, 510 indicators and 120 weights")
    void counts() {
        var forms = DocumentReader.read(SAMPLES.resolve("hailin-2022.json"));

        assertThat(forms).hasSize(62);
        assertThat(forms).flatMap(PrintedForm::tasks).hasSize(114);
        assertThat(forms).flatMap(PrintedForm::indicators).hasSize(510);
        assertThat(forms)
                .flatMap(PrintedForm::indicators)
                .filteredOn(indicator -> indicator.weight() != null)
                .hasSize(120);
    }

    @Test
    @DisplayName("gives every printed department one code of its own")
    void departments() throws IOException {
        var rows = Files.readAllLines(SAMPLES.resolve("departments.csv")).stream()
                .skip(1)
                .map(row -> row.split(",", -1))
                .toList();

        assertThat(rows)
                .extracting(row -> row[0])
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)*"));
        assertThat(rows)
                .extracting(row -> row[1])
                .containsExactlyElementsOf(DocumentReader.read(SAMPLES.resolve("hailin-2022.json")).stream()
                        .map(PrintedForm::department)
                        .filter(Objects::nonNull)
                        .toList());
    }
}
