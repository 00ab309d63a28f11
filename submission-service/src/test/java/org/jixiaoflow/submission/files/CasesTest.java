package org.jixiaoflow.submission.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.PrintedJson;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Documents as other places have them")
class CasesTest {

    private static final Path SHARED = Path.of("..", "..", "shared", "cases", "documents");
    private static final Path OWN =
            Path.of("src", "test", "resources", "org", "jixiaoflow", "submission", "files", "cases");

    /** Rows that the text breaks over lines are no cells of a print; a sign that the printer's letters don't have. */
    private static final Set<String> NOT_PRINTED = Set.of("broken", "place-numbered");

    private static final Path OFFICE = Path.of("/usr/bin/soffice");

    @TempDir
    private Path folder;

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

    @TestFactory
    @DisplayName("printed as PDFs with their lines: no value is wrong, no printed cell lost")
    Stream<DynamicTest> printed() throws IOException {
        return cases().stream()
                .filter(example -> isText(example) && !NOT_PRINTED.contains(example.name()))
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> {
                    var pdf = folder.resolve(example.name() + ".pdf");
                    Files.write(pdf, DrawnPdf.of(DocumentReader.text(Files.readAllBytes(example.input()))));
                    assertThat(printedFaults(example, pdf)).as(example.name()).isEmpty();
                }));
    }

    @TestFactory
    @DisplayName(
            "printed by an office program, cut cells and split sheets and all: no value is wrong, no printed cell lost")
    Stream<DynamicTest> printedByOffice() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(OFFICE), "no office program at " + OFFICE);
        var examples = cases().stream().filter(example -> !isText(example)).toList();
        var names = new ArrayList<String>();
        for (var example : examples) {
            var input = example.input();
            var name = example.name() + String.valueOf(input.getFileName()).replaceFirst("^input", "");
            Files.copy(input, folder.resolve(name));
            names.add(name);
        }
        var command = new ArrayList<>(List.of(
                OFFICE.toString(),
                "-env:UserInstallation=" + folder.resolve("office").toUri(),
                "--headless",
                "--convert-to",
                "pdf"));
        command.addAll(names);
        var office = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("office.log").toFile())
                .start();
        assertThat(office.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.name(),
                        () -> assertThat(printedFaults(example, folder.resolve(example.name() + ".pdf")))
                                .as(example.name())
                                .isEmpty()));
    }

    private static List<Case> cases() throws IOException {
        var all = new ArrayList<>(Case.in(OWN));
        if (Files.isDirectory(SHARED)) {
            all.addAll(Case.in(SHARED));
        }
        return all;
    }

    private static boolean isText(Case example) {
        try {
            return String.valueOf(example.input().getFileName()).endsWith(".txt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> printedFaults(Case example, Path pdf) throws IOException {
        try {
            var forms = read(pdf);
            if (example.refused() != null) {
                return List.of("wasn't refused");
            }
            var faults = new ArrayList<>(example.wrong(forms));
            var lines = lines(pdf);
            faults.addAll(Lost.cells(
                    example.input(),
                    PrintedJson.write(forms, Locale.CHINESE),
                    text -> !text.matches("第\\d+页.*") && lines.stream().anyMatch(line -> line.contains(text))));
            return faults;
        } catch (UnreadableDocument refused) {
            // What is refused has no wrong value.
            return List.of();
        }
    }

    /** Texts that stand on one line in print. */
    private static List<String> lines(Path pdf) throws IOException {
        var lines = new ArrayList<String>();
        var letters = new PDFTextStripper() {
            @Override
            protected void writeString(String text, List<TextPosition> positions) {
                var line = new StringBuilder();
                for (var index = 0; index < positions.size(); index++) {
                    var letter = positions.get(index);
                    if (index > 0
                            && Math.abs(letter.getY() - positions.get(index - 1).getY()) > 1) {
                        lines.add(Lost.plain(line.toString()));
                        line.setLength(0);
                    }
                    line.append(letter.getUnicode());
                }
                lines.add(Lost.plain(line.toString()));
            }
        };
        letters.setSortByPosition(true);
        try (var document = Loader.loadPDF(pdf.toFile())) {
            letters.getText(document);
        }
        return lines;
    }

    private static List<PrintedForm> read(Path file) {
        return new Documents(Limits.USUAL)
                .read(file).stream()
                        .flatMap(document -> document.forms().stream())
                        .toList();
    }
}
