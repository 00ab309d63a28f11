package org.jixiaoflow.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jixiaoflow.cli.check.Journal;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import org.jixiaoflow.review.audit.JournalLines;
import org.jixiaoflow.review.audit.JournalProof;
import org.jixiaoflow.review.audit.JournalProof.Break;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.access.AclPolicy;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes the journal out of a stack, and proves an export without one. */
@Command(name = "audit", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
final class AuditCommand {

    @ParentCommand
    private Jixiao jixiao;

    @Command(name = "export", mixinStandardHelpOptions = true)
    int export(
            @Mixin StackOptions options,
            @Option(names = "--form", paramLabel = "ID", descriptionKey = "audit.form") @Nullable String form,
            @Option(names = "--out", paramLabel = "FILE", descriptionKey = "audit.out") @Nullable Path out)
            throws IOException {
        var addresses = Addresses.of(options.ports());
        if (!Ports.isTaken(options.ports().kafka())) {
            throw new StackProblem("topics.no-broker", addresses.kafka());
        }
        var journal = new Journal(options.kafka(AclPolicy.AUDITOR), new RegistrySerdes(addresses.registry()));
        var lines = new JournalLines();
        if (out == null) {
            journal.read(form, (avro, schema) -> lines.next(avro, schema).forEach(jixiao.terminal()::line));
            jixiao.terminal().line(lines.end());
            return 0;
        }
        try (var file = Files.newBufferedWriter(out)) {
            journal.read(form, (avro, schema) -> lines.next(avro, schema).forEach(line -> write(file, line)));
            write(file, lines.end());
        }
        return 0;
    }

    private static void write(BufferedWriter file, String line) {
        try {
            file.write(line);
            file.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Command(name = "verify", mixinStandardHelpOptions = true)
    int verify(
            @Parameters(paramLabel = "FILE", descriptionKey = "audit.file") Path file,
            @Option(names = "--against", paramLabel = "EARLIER", descriptionKey = "audit.against") @Nullable Path earlier)
            throws IOException {
        var proof = proof(file);
        var broken = proof.result();
        if (broken.isEmpty() && earlier != null) {
            var before = proof(earlier);
            broken = before.result().or(() -> proof.against(before));
        }
        var words = jixiao.words();
        jixiao.terminal()
                .line(broken.map(this::told)
                        .orElseGet(() -> words.say("audit.proved", proof.forms(), proof.entries())));
        if (!proof.knowsOnly(FormEvent.getClassSchema())) {
            jixiao.terminal().line(words.say("audit.other-schemas"));
        }
        return broken.isEmpty() ? 0 : Jixiao.FAILED;
    }

    private static JournalProof proof(Path file) throws IOException {
        var proof = new JournalProof();
        try (var lines = Files.lines(file)) {
            lines.forEach(proof::take);
        }
        return proof;
    }

    private String told(Break broken) {
        return jixiao.words()
                .say(
                        broken.formId() == null ? "audit.broken-line" : "audit.broken",
                        broken.line(),
                        jixiao.words().say("audit." + broken.reason()),
                        String.valueOf(broken.formId()),
                        broken.version());
    }
}
