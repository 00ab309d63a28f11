package org.jixiaoflow.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jixiaoflow.cli.check.Checker;
import org.jixiaoflow.cli.check.Report;
import org.jixiaoflow.cli.demo.Demo;
import org.jixiaoflow.cli.demo.DemoResult;
import org.jixiaoflow.local.identity.Identity;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import org.jixiaoflow.schemas.access.AclPolicy;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The main job end to end. */
@Command(name = "demo", mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final String SAMPLE = "hailin-2022.json";

    @ParentCommand
    private Jixiao jixiao;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--secure", descriptionKey = "up.secure")
    private boolean secure;

    @Parameters(arity = "0..1", paramLabel = "FILE", descriptionKey = "demo.file")
    private @Nullable Path file;

    @Option(names = "--json", paramLabel = "OUT", descriptionKey = "demo.json")
    private @Nullable Path json;

    @Option(names = "--exit", descriptionKey = "demo.exit")
    private boolean exit;

    @Option(names = "--year", paramLabel = "YEAR", defaultValue = "2022", descriptionKey = "demo.year")
    private int year;

    @Option(names = "--year-end", descriptionKey = "demo.year-end")
    private boolean yearEnd;

    @Option(names = "--region", paramLabel = "CODE", defaultValue = "231083", descriptionKey = "demo.region")
    private String region = "";

    @Override
    public Integer call() {
        if (FormId.parse("%s-%d-OBJECTIVE-x".formatted(region, year)).isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), jixiao.words().say("demo.place", region, String.valueOf(year)));
        }
        var forms = new ArrayList<PrintedForm>();
        if (file == null) {
            forms.addAll(sample());
        } else {
            var read = FileReading.read(
                    file,
                    spec.commandLine(),
                    jixiao.words().locale(),
                    documents -> documents.forEach(document -> forms.addAll(document.forms())));
            if (forms.isEmpty()) {
                return read;
            }
        }
        if (isRunning()) {
            jixiao.terminal().line(jixiao.words().say("demo.running"));
            return run(Addresses.of(options.ports()), Identity.in(options.data().resolve("identity")), forms);
        }
        var running = RunningStack.start(options, secure, jixiao.words(), jixiao.terminal());
        int code;
        try {
            code = run(running.stack().addresses(), running.stack().identity(), forms);
            if (!exit) {
                jixiao.terminal().line(jixiao.words().say("up.stop"));
                running.awaitEnd();
            }
        } finally {
            running.close();
        }
        return code;
    }

    private boolean isRunning() {
        return Files.exists(options.data().resolve("identity"))
                && !options.ended()
                && Ports.isTaken(options.ports().submission());
    }

    private static List<PrintedForm> sample() {
        try (var in = DemoCommand.class.getResourceAsStream("/samples/" + SAMPLE)) {
            if (in == null) {
                throw new IllegalStateException("The sample is missing");
            }
            return DocumentReader.read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(Addresses addresses, Identity identity, List<PrintedForm> forms) {
        var words = jixiao.words();
        var terminal = jixiao.terminal();
        terminal.line(words.say("demo.begin", forms.size()));
        var document = file == null ? SAMPLE : String.valueOf(file.getFileName());
        var demo = new Demo(addresses, identity, yearEnd, !exit && file == null);
        if (file == null) {
            demo.admitSample(region, year).ifPresent(rules -> terminal.line(words.say("demo.admitted", rules)));
        }
        var result = demo.run(
                forms,
                document,
                region,
                year,
                (through, approved, returned) ->
                        terminal.passing(words.say("demo.progress", through, forms.size(), approved, returned)));
        terminal.passed();
        table(result).forEach(terminal::line);
        terminal.line(words.say(
                result.refused() == 0 ? "demo.done" : "demo.ended",
                result.forms(),
                result.submitted(),
                result.returned(),
                result.approved(),
                result.waiting(),
                result.scored(),
                result.refused(),
                String.format(Locale.ROOT, "%.1f", result.seconds())));
        result.refusals().forEach(refusal -> terminal.line("  " + refusal));
        if (yearEnd) {
            terminal.line(words.say("demo.evaluated", result.evaluated()));
        }
        var report = new Checker(
                        options.kafka(AclPolicy.AUDITOR), new RegistrySerdes(addresses.registry()), options.views())
                .check();
        ReportTable.print(report, words, terminal);
        Places.tell(addresses, options, words, terminal);
        if (!exit) {
            invite(result, addresses.workbench(), identity);
        }
        if (json != null) {
            write(json, result, report);
        }
        if (result.refused() > 0) {
            terminal.bad(words.say("demo.refused", result.refused()));
        }
        return report.violated() == 0 && result.refused() == 0 ? 0 : Jixiao.FAILED;
    }

    /** Says where to go on, as whom, and what waits there. */
    private void invite(DemoResult result, URI workbench, Identity identity) {
        var invitation = Invitation.after(result, workbench, identity.people().people());
        var passwords = identity.secrets(
                invitation.guests().stream().map(guest -> guest.person().id()).toList());
        invitation.lines(passwords, jixiao.words()).forEach(jixiao.terminal()::line);
    }

    private List<String> table(DemoResult result) {
        var words = jixiao.words();
        var rows = new ArrayList<List<String>>();
        var header = words.say("demo.header") + (yearEnd ? words.say("demo.header.year-end") : "");
        rows.add(Arrays.asList(header.split("\\|")));
        result.departments()
                .forEach(line -> rows.add(Stream.of(
                                line.department() == null ? words.say("demo.unnamed") : line.department(),
                                line.formId(),
                                line.state() == null ? "" : words.say("demo." + line.state()),
                                points(line.score()),
                                grade(line.grade()),
                                points(line.evaluation()),
                                grade(line.evaluationGrade()))
                        .limit(header.chars().filter(column -> column == '|').count() + 1)
                        .toList()));
        return TextTable.lines(rows);
    }

    private static String points(@Nullable BigDecimal score) {
        return score == null ? "" : score.toPlainString();
    }

    private String grade(@Nullable String grade) {
        return grade == null ? "" : jixiao.words().say("demo." + grade);
    }

    private static void write(Path out, DemoResult result, Report report) {
        var mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        var root = (ObjectNode) mapper.valueToTree(result);
        var departments = root.remove("departments");
        root.putObject("invariants").put("checked", report.checked()).put("violated", report.violated());
        root.set("departments", departments);
        try {
            Files.writeString(out, mapper.writeValueAsString(root) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
