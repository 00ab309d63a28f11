package org.jixiaoflow.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jixiaoflow.cli.demo.Departments;
import org.jixiaoflow.cli.imports.Importing;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Brings files into a running stack: as one department's clerk, or as a portal that speaks for all. */
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    private static final int BAR = 30;
    private static final int OK = 300;

    @ParentCommand
    private Jixiao jixiao;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StackOptions options = new StackOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "import.file")
    private List<Path> files = List.of();

    @Option(names = "--department", paramLabel = "CODE", descriptionKey = "import.department")
    private @Nullable String department;

    @Option(names = "--submit", descriptionKey = "import.submit")
    private boolean submit;

    @Option(names = "--year", paramLabel = "YEAR", defaultValue = "2022", descriptionKey = "demo.year")
    private int year;

    @Option(names = "--region", paramLabel = "CODE", defaultValue = "231083", descriptionKey = "demo.region")
    private String region = "";

    @Override
    public Integer call() {
        var identity = StackOptions.identityIn(options.data());
        var importing = new Importing(
                Addresses.of(options.ports()).submission(),
                identity.token(person()),
                jixiao.words().locale().toLanguageTag());
        return files.stream().mapToInt(file -> one(importing, file)).max().orElse(0);
    }

    private static String ofKind(String kind, FormId form) {
        return new FormId(
                        form.regionCode(), form.year(), FormKind.valueOf(kind), form.departmentCode(), form.unitCode())
                .toString();
    }

    private Person person() {
        return (department == null
                        ? new Person("importer", "importer", List.of("portal"), null, List.of("*"), List.of())
                        : Person.clerk(department))
                .in(region);
    }

    private int one(Importing importing, Path file) {
        if (!Files.isRegularFile(file)) {
            return wrong(jixiao.words().say("import.no-file", file));
        }
        try {
            var upload = importing.read(file, region, year, this::progress);
            jixiao.terminal().passed();
            upload.path("faults")
                    .forEach(fault -> wrong(fault.path("document").asString("") + ": "
                            + fault.path("message").asString("")));
            if (!upload.path("state").asString("").equals("READ")) {
                return Jixiao.USAGE;
            }
            var preview = importing.preview(upload);
            var departments = new Departments();
            var results = importing.file(
                    upload,
                    preview,
                    submit,
                    form -> ofKind(
                            form.path("kind").asString("OBJECTIVE"),
                            departments.form(
                                    region,
                                    year,
                                    form.path("department").asString(null),
                                    form.path("ordinal").asInt())));
            return tell(file, upload, preview, results);
        } catch (Importing.Refused refused) {
            return wrong(String.valueOf(refused.getMessage()));
        }
    }

    private void progress(JsonNode upload) {
        var forms = upload.path("forms").asInt();
        var done = upload.path("checked").asInt();
        var full = forms == 0 ? 0 : BAR * done / forms;
        jixiao.terminal()
                .passing(jixiao.words()
                        .say(
                                "import.progress",
                                "#".repeat(full) + "-".repeat(BAR - full),
                                done,
                                forms,
                                upload.path("rows").asInt(),
                                upload.path("findings").asInt()));
    }

    private int tell(Path file, JsonNode upload, JsonNode preview, JsonNode results) {
        var words = jixiao.words();
        var rows = new ArrayList<List<String>>();
        rows.add(Arrays.asList(words.say("import.header").split("\\|")));
        var refused = 0;
        for (var index = 0; index < results.size(); index++) {
            var form = preview.path(index);
            var result = results.path(index);
            var isRefused = result.path("status").asInt() >= OK;
            refused += isRefused ? 1 : 0;
            rows.add(List.of(
                    form.path("department").asString(words.say("demo.unnamed")),
                    result.path("formId").asString(""),
                    words.say("import." + result.path("effect").asString("UNNAMED")),
                    "%d/%d/%d"
                            .formatted(
                                    form.path("errors").asInt(),
                                    form.path("warnings").asInt(),
                                    form.path("hints").asInt()),
                    isRefused
                            ? result.path("problem").path("detail").asString("")
                            : state(result.path("outcome").path("state").asString(""))));
        }
        TextTable.lines(rows).forEach(jixiao.terminal()::line);
        jixiao.terminal()
                .line(words.say(
                        "import.done",
                        file.getFileName(),
                        results.size(),
                        results.size() - refused,
                        refused,
                        upload.path("rows").asInt(),
                        upload.path("findings").asInt()));
        return refused == 0 ? 0 : Jixiao.FAILED;
    }

    private String state(String state) {
        return state.isEmpty() ? "" : jixiao.words().say("demo." + state);
    }

    private int wrong(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return Jixiao.USAGE;
    }
}
