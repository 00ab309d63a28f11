package org.jixiaoflow.submission.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.PrintedJson;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("Documents as other places have them")
class CasesTest {

    private static final Path SHARED = Path.of("..", "..", "shared", "cases", "documents");
    private static final Path OWN =
            Path.of("src", "test", "resources", "org", "jixiaoflow", "submission", "files", "cases");

    @TestFactory
    @DisplayName("are read as a careful person reads them (cases outside of this repository)")
    Stream<DynamicTest> shared() throws IOException {
        assumeTrue(
                Files.isDirectory(SHARED),
                "the cases aren't part of this repository: looked for " + SHARED.toAbsolutePath());
        return tests(SHARED);
    }

    @TestFactory
    @DisplayName("are read as a careful person reads them")
    Stream<DynamicTest> own() throws IOException {
        return Files.isDirectory(OWN) ? tests(OWN) : Stream.of();
    }

    private static Stream<DynamicTest> tests(Path folder) throws IOException {
        return Case.in(folder).stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.name(), () -> assertThat(faults(example)).isEmpty()));
    }

    private static List<String> faults(Case example) throws IOException {
        try {
            var forms = read(example.input());
            if (example.refused() != null) {
                return List.of("wasn't refused");
            }
            var faults = new ArrayList<>(example.differences(forms));
            faults.addAll(Lost.cells(example.input(), PrintedJson.write(forms, Locale.CHINESE)));
            return faults;
        } catch (UnreadableDocument refused) {
            return example.acceptsRefusal() || refused.reason().name().equals(example.refused())
                    ? List.of()
                    : List.of("refused: " + refused.message(Locale.CHINESE));
        }
    }

    private static List<PrintedForm> read(Path file) {
        return new Documents(Limits.USUAL)
                .read(file).stream()
                        .flatMap(document -> document.forms().stream())
                        .toList();
    }
}
