package org.jixiaoflow.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jixiaoflow.cli.check.Journal;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.review.audit.ExportSignature;
import org.jixiaoflow.review.audit.JournalLines;
import org.jixiaoflow.review.audit.JournalProof;
import org.jixiaoflow.review.audit.JournalProof.Break;
import org.jixiaoflow.review.audit.Sm3;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.access.AclPolicy;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
            @Option(names = "--sm3", descriptionKey = "audit.sm3") boolean sm3,
            @Option(names = "--out", paramLabel = "FILE", descriptionKey = "audit.out") @Nullable Path out)
            throws IOException {
        var addresses = options.addresses();
        var journal = new Journal(options.kafka(AclPolicy.AUDITOR), new RegistrySerdes(addresses.registry()));
        var lines = new JournalLines(sm3);
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

    @Command(name = "sign", mixinStandardHelpOptions = true)
    int sign(
            @Parameters(paramLabel = "FILE", descriptionKey = "audit.file") Path file,
            @ArgGroup(exclusive = true) @Nullable Signing signing)
            throws IOException, GeneralSecurityException {
        if (Files.isDirectory(file)) {
            return sign(new SignedSite(file), signing);
        }
        var proof = proof(file);
        var broken = proof.result();
        if (broken.isPresent()) {
            jixiao.terminal().line(told(broken.get()));
            return Jixiao.FAILED;
        }
        if (signing == null) {
            jixiao.terminal().line(proof.sm3());
            return 0;
        }
        var signature = signing.of(proof.sm3());
        Files.writeString(file, (endsItsLine(file) ? "" : "\n") + signature + "\n", StandardOpenOption.APPEND);
        return 0;
    }

    private int sign(SignedSite site, @Nullable Signing signing) throws IOException, GeneralSecurityException {
        var fault = site.fault();
        if (fault.isPresent()) {
            jixiao.terminal().line(told(fault.get()));
            return Jixiao.FAILED;
        }
        if (signing == null) {
            jixiao.terminal().line(site.sm3());
        } else {
            site.sign(signing.of(site.sm3()));
        }
        return 0;
    }

    private static boolean endsItsLine(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(bytes.length() - 1);
            return bytes.read() == '\n';
        }
    }

    @Command(name = "verify", mixinStandardHelpOptions = true)
    int verify(
            @Parameters(paramLabel = "FILE", descriptionKey = "audit.file") Path file,
            @Option(names = "--against", paramLabel = "EARLIER", descriptionKey = "audit.against") @Nullable Path earlier,
            @Option(names = "--trusted", paramLabel = "CERTIFICATE", descriptionKey = "audit.trusted") @Nullable Path trusted)
            throws IOException, GeneralSecurityException {
        if (Files.isDirectory(file)) {
            return verify(new SignedSite(file), trusted);
        }
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
        return signed(proof.signers(), trusted) && broken.isEmpty() ? 0 : Jixiao.FAILED;
    }

    private int verify(SignedSite site, @Nullable Path trusted) throws IOException, GeneralSecurityException {
        var fault = site.fault();
        jixiao.terminal()
                .line(fault.isPresent() ? told(fault.get()) : jixiao.words().say("audit.site.proved", site.files()));
        return signed(site.signers(), trusted) && fault.isEmpty() ? 0 : Jixiao.FAILED;
    }

    private String told(SignedSite.Fault fault) {
        return jixiao.words().say(fault.key(), fault.what());
    }

    /** Tells who signed; false if some must be trusted and none is. */
    private boolean signed(List<X509Certificate> signers, @Nullable Path trusted)
            throws IOException, GeneralSecurityException {
        var root = trusted == null ? null : certificate(trusted);
        var words = jixiao.words();
        var isTrusted = root == null;
        for (var signer : signers) {
            var vouched = root != null && ExportSignature.isIssuedBy(signer, root);
            isTrusted |= vouched;
            jixiao.terminal()
                    .line(words.say(
                            vouched ? "audit.signed-trusted" : "audit.signed",
                            signer.getSubjectX500Principal().getName(),
                            signer.getNotBefore().toInstant().toString(),
                            signer.getNotAfter().toInstant().toString(),
                            Sm3.of(signer.getEncoded())));
        }
        if (!isTrusted) {
            jixiao.terminal().line(words.say("audit.not-trusted"));
        }
        return isTrusted;
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

    /** Where a signature comes from. */
    static final class Signing {

        @ArgGroup(exclusive = false)
        @Nullable Here here;

        @ArgGroup(exclusive = false)
        @Nullable Elsewhere elsewhere;

        String of(String sm3) throws IOException, GeneralSecurityException {
            return here != null
                    ? here.of(sm3)
                    : Objects.requireNonNull(elsewhere).of(sm3);
        }
    }

    /** A key that lies here. */
    static final class Here {

        @Option(names = "--keystore", paramLabel = "FILE", required = true, descriptionKey = "audit.keystore")
        private Path keystore = Path.of("");

        @Option(names = "--password-file", paramLabel = "FILE", required = true, descriptionKey = "audit.password-file")
        private Path passwordFile = Path.of("");

        String of(String sm3) throws IOException, GeneralSecurityException {
            var password = Files.readString(passwordFile).strip().toCharArray();
            var keys = KeyStore.getInstance("PKCS12", ExportSignature.PROVIDER);
            try (var file = Files.newInputStream(keystore)) {
                keys.load(file, password);
            } catch (IOException unreadable) {
                throw new StackProblem("audit.no-key", keystore);
            }
            for (var alias : Collections.list(keys.aliases())) {
                if (keys.getKey(alias, password) instanceof PrivateKey key
                        && keys.getCertificate(alias) instanceof X509Certificate signer) {
                    return line(sm3, ExportSignature.sign(sm3, key), signer);
                }
            }
            throw new StackProblem("audit.no-key", keystore);
        }
    }

    /** A signature that a device made. */
    static final class Elsewhere {

        @Option(names = "--signature", paramLabel = "FILE", required = true, descriptionKey = "audit.signature")
        private Path signature = Path.of("");

        @Option(names = "--certificate", paramLabel = "FILE", required = true, descriptionKey = "audit.certificate")
        private Path certificate = Path.of("");

        String of(String sm3) throws IOException, GeneralSecurityException {
            return line(sm3, Files.readAllBytes(signature), certificate(certificate));
        }
    }

    private static X509Certificate certificate(Path file) throws IOException {
        try {
            return ExportSignature.certificate(Files.readAllBytes(file));
        } catch (GeneralSecurityException unreadable) {
            throw new StackProblem("audit.no-certificate", file);
        }
    }

    private static String line(String sm3, byte[] signature, X509Certificate signer) throws GeneralSecurityException {
        if (!ExportSignature.holds(sm3, signature, signer)) {
            throw new StackProblem("audit.other-key");
        }
        return ExportSignature.line(sm3, signature, signer);
    }
}
