package org.jixiaoflow.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.files.ReadDocument;
import org.jixiaoflow.submission.templates.Presets;
import org.jixiaoflow.submission.validation.ValidationTemplate;
import org.jixiaoflow.submission.validation.ValidationTemplates.Applicable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the forms of a document are held to. */
final class TemplateOptions {

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d{2}(?!\\d)");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--template", paramLabel = "ID", defaultValue = "standard", descriptionKey = "findings.template")
    private String template = "standard";

    @Option(names = "--year", paramLabel = "YEAR", descriptionKey = "findings.year")
    private @Nullable Integer year;

    ValidationTemplate template(List<ReadDocument> documents) {
        var presets = Presets.all();
        return presets.named(template, year == null ? yearOf(documents) : year)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        ((Jixiao) spec.root().userObject())
                                .words()
                                .say(
                                        "findings.unknown-template",
                                        template,
                                        presets.all().stream()
                                                .map(Applicable::id)
                                                .collect(joining(", ")))));
    }

    /** The year in a file's name, else the one its goals speak of most often, else this year. */
    private static int yearOf(List<ReadDocument> documents) {
        return years(documents.stream().map(ReadDocument::name))
                .or(() -> years(documents.stream()
                        .flatMap(document -> document.forms().stream())
                        .map(PrintedForm::annualGoals)
                        .flatMap(List::stream)))
                .orElseGet(() -> Year.now(ZoneId.systemDefault()).getValue());
    }

    private static Optional<Integer> years(Stream<String> texts) {
        return texts
                .flatMap(text -> YEAR.matcher(text).results())
                .collect(groupingBy(MatchResult::group, counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(named -> Integer.valueOf(named.getKey()));
    }
}
