package org.jixiaoflow.benchmarks.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.submission.files.Documents;
import org.jixiaoflow.submission.files.Limits;
import org.jixiaoflow.submission.forms.ImportedForm;
import org.jixiaoflow.submission.templates.Presets;
import org.jixiaoflow.submission.validation.SimilarForms;
import org.jixiaoflow.submission.validation.SimilarForms.Compared;
import org.jixiaoflow.submission.validation.Validation;
import org.jixiaoflow.submission.validation.ValidationTemplate;

/**
 * A document read and checked over and over by one thread.
 *
 * @param forms in the document
 * @param read forms a second from the file's bytes to their contents
 * @param checked forms a second held to every rule of a form alone
 * @param comparing seconds that V25 takes among {@link #COMPARED} forms
 */
public record DocumentSpeed(int forms, double read, double checked, double comparing) {

    /** As many forms as a province has of a year. */
    public static final int COMPARED = 10_000;

    private static final double NANOS = 1e9;

    /** Measures each for that long, after half as long to warm up. */
    public static DocumentSpeed measure(Path file, Duration each) throws IOException {
        var name = String.valueOf(file.getFileName());
        var bytes = Files.readAllBytes(file);
        var template = Presets.all().of(new FormId("231083", 2030, FormKind.OBJECTIVE, "any", null));
        var contents = contents(name, bytes);
        Runnable reading = () -> contents(name, bytes);
        Runnable checking = () -> check(contents, template);
        var many = many(contents);
        Runnable comparing = () -> SimilarForms.among(many);
        return new DocumentSpeed(
                contents.size(),
                contents.size() / seconds(reading, each),
                contents.size() / seconds(checking, each),
                seconds(comparing, each));
    }

    private static List<FormContent> contents(String name, byte[] bytes) {
        return new Documents(Limits.USUAL)
                .read(name, bytes).stream()
                        .flatMap(document -> document.forms().stream())
                        .map(form -> ImportedForm.content(form, name, Locale.CHINA))
                        .toList();
    }

    private static void check(List<FormContent> contents, ValidationTemplate template) {
        for (var content : contents) {
            if (Validation.findings(content, template).isEmpty()
                    && content.getIndicators().isEmpty()) {
                throw new IllegalStateException("A form without indicators must have findings");
            }
        }
    }

    /** The document's forms under other departments' names, some of their indicators renamed from one round to the next. */
    private static List<Compared> many(List<FormContent> contents) {
        var forms = contents.stream().map(Compared::of).toList();
        return IntStream.range(0, COMPARED)
                .mapToObj(index -> {
                    var form = forms.get(index % forms.size());
                    var round = index / forms.size();
                    return new Compared(
                            "department " + index,
                            form.names().stream()
                                    .map(name -> Math.floorMod(name.hashCode(), 3) == 0 ? name : name + round)
                                    .collect(Collectors.toUnmodifiableSet()));
                })
                .toList();
    }

    private static double seconds(Runnable job, Duration each) {
        repeat(job, each.dividedBy(2));
        return repeat(job, each);
    }

    /** Seconds that one repetition takes. */
    private static double repeat(Runnable job, Duration time) {
        var begun = System.nanoTime();
        var times = 0;
        do {
            job.run();
            times++;
        } while (System.nanoTime() - begun < time.toNanos());
        return (System.nanoTime() - begun) / NANOS / times;
    }
}
