package org.jixiaoflow.benchmarks.documents;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.TrustedRecords;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.files.Documents;
import org.jixiaoflow.submission.files.Limits;
import org.jixiaoflow.submission.forms.ImportedForm;
import org.jixiaoflow.submission.templates.Presets;
import org.jixiaoflow.submission.validation.Validation;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a hostile file cost a process started for it alone.
 *
 * @param name the file's
 * @param bytes its size
 * @param answer the code of its refusal; else how many findings its forms have
 * @param message the refusal, for people
 * @param seconds of processor that reading it took, and holding its forms to every rule; the time a crowded machine took isn't its fault
 * @param megabytes what the parts of the heap held at most, added up
 */
public record HostileReading(String name, long bytes, String answer, String message, double seconds, long megabytes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PATIENCE_SECONDS = 300;
    private static final String CRASHED = "CRASHED";
    private static final String TOO_SLOW = "TOO_SLOW";

    /** Whether it was refused or read, as every file must be. */
    public boolean isAnswered() {
        return !answer.equals(CRASHED) && !answer.equals(TOO_SLOW);
    }

    /** Makes each hostile file and has it read. */
    public static List<HostileReading> all(Path scratch, Locale locale, Consumer<String> progress) throws IOException {
        var readings = new ArrayList<HostileReading>();
        for (var hostile : HostileFiles.all().entrySet()) {
            progress.accept(hostile.getKey());
            var file = scratch.resolve(hostile.getKey());
            Files.write(file, hostile.getValue().make());
            readings.add(inItsOwnProcess(file, locale));
            Files.delete(file);
        }
        return readings;
    }

    /** As the service would have it: a gigabyte of heap, and nothing is warm. */
    private static HostileReading inItsOwnProcess(Path file, Locale locale) throws IOException {
        var out = Files.createTempFile(file.getParent(), "reading", ".json");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileReading.class.getName(),
                        file.toString(),
                        out.toString(),
                        locale.toLanguageTag())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0
                    ? JSON.readValue(out, HostileReading.class)
                    : new HostileReading(
                            name(file), Files.size(file), ended ? CRASHED : TOO_SLOW, "", PATIENCE_SECONDS, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
            Files.delete(out);
        }
    }

    /** Reads one file: its path, where to write what it cost, and a language. */
    public static void main(String[] arguments) throws IOException {
        var file = Path.of(arguments[0]);
        var heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        var documents = new Documents(Limits.USUAL);
        TrustedRecords.trust();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        var processor = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var begun = processor.getProcessCpuTime();
        String answer;
        var message = "";
        try {
            answer = String.valueOf(findings(documents, file));
        } catch (UnreadableDocument refused) {
            answer = refused.reason().name();
            message = refused.message(Locale.forLanguageTag(arguments[2]));
        }
        var seconds = (processor.getProcessCpuTime() - begun) / 1e9;
        var most =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        JSON.writeValue(
                Path.of(arguments[1]),
                new HostileReading(name(file), Files.size(file), answer, message, seconds, most >> 20));
    }

    private static int findings(Documents documents, Path file) {
        var template = Presets.all().of(new FormId("231083", 2030, FormKind.OBJECTIVE, "any", null));
        return documents.read(file).stream()
                .flatMap(document -> document.forms().stream())
                .map(form -> ImportedForm.content(form, name(file), Locale.CHINA))
                .mapToInt(content -> Validation.findings(content, template).size())
                .sum();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
