package org.jixiaoflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.fixtures.SigningOffice;
import org.jixiaoflow.review.audit.ExportSignature;
import org.jixiaoflow.review.audit.JournalLines;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An export of the journal, on the command line,")
class AuditCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path export;

    @BeforeEach
    void anExport() throws IOException {
        SigningOffice.into(folder);
        Files.writeString(folder.resolve("password"), SigningOffice.PASSWORD + "\n");
        var entry = FormEvent.newBuilder()
                .setFormId("231083-2022-OBJECTIVE-finance")
                .setVersion(1)
                .setRevision(0)
                .setCommandId(new UUID(0, 1))
                .setTrigger(Trigger.SAVE)
                .setToState(FormState.DRAFT)
                .setTemplateId("default")
                .setActor(Actor.newBuilder()
                        .setId("clerk")
                        .setName("clerk")
                        .setRole("clerk")
                        .build())
                .setOccurredAt(Instant.parse("2022-02-01T08:00:00Z"))
                .build();
        var lines = new JournalLines();
        var written = new ArrayList<>(lines.next(UnregisteredSerdes.encode(entry), entry.getSchema()));
        written.add(lines.end());
        export = Files.writeString(folder.resolve("journal.jsonl"), String.join("\n", written));
    }

    @Test
    @DisplayName("is signed by a key that lies here, and its issuer is known")
    void signed() {
        assertThat(audit("verify", export.toString(), "--trusted", file("issuer.pem")))
                .isEqualTo(1);
        assertThat(said()).contains("No signature by a certificate");

        assertThat(signWithOfficesKey()).isZero();
        assertThat(audit("verify", export.toString(), "--trusted", file("issuer.pem")))
                .isZero();
        assertThat(said()).contains("Proved: 1 forms, 1 entries", "CN=绩效管理股", "issued by the one given");
        assertThat(audit("verify", export.toString())).isZero();
        assertThat(said()).contains("whether to trust it wasn’t checked");
    }

    @Test
    @DisplayName("holds whatever its lines end with, signed as well")
    void otherLineEnds() throws IOException {
        assertThat(signWithOfficesKey()).isZero();
        Files.writeString(export, Files.readString(export).replace("\n", "\r\n") + "\r");

        assertThat(audit("verify", export.toString(), "--trusted", file("issuer.pem")))
                .isZero();
        assertThat(said()).contains("Proved: 1 forms, 1 entries");
    }

    @Test
    @DisplayName("takes a signature that a device made of its digest, and no other")
    void device() throws Exception {
        assertThat(audit("sign", export.toString())).isZero();
        var sm3 = said().strip();
        var key = key();
        Files.write(folder.resolve("other.sig"), ExportSignature.sign(sm3.replace('a', 'b'), key));
        Files.write(folder.resolve("office.sig"), ExportSignature.sign(sm3, key));
        var before = Files.readString(export);

        assertThat(audit(
                        "sign",
                        export.toString(),
                        "--signature",
                        file("other.sig"),
                        "--certificate",
                        file("office.pem")))
                .isEqualTo(1);
        assertThat(said()).contains("doesn’t fit");
        assertThat(audit(
                        "sign",
                        export.toString(),
                        "--signature",
                        file("office.sig"),
                        "--certificate",
                        file("password")))
                .isEqualTo(1);
        assertThat(said()).contains("is no certificate");
        Files.write(folder.resolve("cut.sig"), new byte[] {1, 2});
        assertThat(audit(
                        "sign", export.toString(), "--signature", file("cut.sig"), "--certificate", file("office.pem")))
                .isEqualTo(1);
        assertThat(export).content().isEqualTo(before);
        assertThat(audit(
                        "sign",
                        export.toString(),
                        "--signature",
                        file("office.sig"),
                        "--certificate",
                        file("office.pem")))
                .isZero();
        assertThat(audit("verify", export.toString(), "--trusted", file("office.pem")))
                .isZero();
    }

    @Test
    @DisplayName("isn't signed when it doesn't hold, nor with another password")
    void refused() throws IOException {
        Files.writeString(folder.resolve("wrong"), "wrong");
        assertThat(audit("sign", export.toString(), "--keystore", file("office.p12"), "--password-file", file("wrong")))
                .isEqualTo(1);
        assertThat(said()).contains("no SM2 key");
        Files.writeString(export, Files.readString(export).replace("clerk", "other"));
        assertThat(audit(
                        "sign",
                        export.toString(),
                        "--keystore",
                        file("office.p12"),
                        "--password-file",
                        file("password")))
                .isEqualTo(1);
        assertThat(export).content().doesNotContain("SM3withSM2");
    }

    @Test
    @DisplayName(
            "is a folder of what is public as well: signed beside its list, and not when a file is another, gone, or put in")
    void site() throws Exception {
        var site = Files.createDirectory(folder.resolve("site"));
        var page = Files.writeString(site.resolve("index.html"), "公开");
        Files.writeString(site.resolve("hashes.txt"), "");
        assertThat(audit("verify", site.toString())).isEqualTo(1);
        assertThat(said()).contains("has no list of SM3");
        SignedSite.list(site, List.of("index.html", "hashes.txt"));
        assertThat(site.resolve(SignedSite.HASHES))
                .content()
                .startsWith("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b  hashes.txt\n");

        assertThat(audit(
                        "sign", site.toString(), "--keystore", file("office.p12"), "--password-file", file("password")))
                .isZero();

        assertThat(audit("verify", site.toString(), "--trusted", file("issuer.pem")))
                .isZero();
        assertThat(said()).contains("Proved: 2 files", "CN=绩效管理股", "issued by the one given");
        Files.writeString(page, "篡改");
        assertThat(audit("verify", site.toString())).isEqualTo(1);
        assertThat(said()).contains("index.html isn’t what the list says");
        SignedSite.list(site, List.of("index.html", "hashes.txt"));
        assertThat(audit("verify", site.toString())).isEqualTo(1);
        assertThat(said()).contains("signature of something else");
        Files.writeString(page, "公开");
        SignedSite.list(site, List.of("index.html", "hashes.txt"));
        var extra = Files.writeString(site.resolve("extra.html"), "");
        assertThat(audit("verify", site.toString())).isEqualTo(1);
        assertThat(said()).contains("extra.html isn’t on the list");
        Files.delete(extra);
        assertThat(audit("verify", site.toString())).isZero();
        Files.delete(page);
        assertThat(audit("sign", site.toString())).isEqualTo(1);
        assertThat(said()).contains("index.html isn’t what the list says, or isn’t there");
        SignedSite.clear(site);
        assertThat(site.resolve(SignedSite.SIGNATURES)).doesNotExist();
    }

    @Test
    @DisplayName("is a folder for which a device signs the digest of the list")
    void siteByDevice() throws Exception {
        var site = Files.createDirectory(folder.resolve("site"));
        Files.writeString(site.resolve("index.html"), "公开");
        SignedSite.list(site, List.of("index.html"));
        assertThat(audit("sign", site.toString())).isZero();
        Files.write(folder.resolve("office.sig"), ExportSignature.sign(said().strip(), key()));

        assertThat(audit(
                        "sign",
                        site.toString(),
                        "--signature",
                        file("office.sig"),
                        "--certificate",
                        file("office.pem")))
                .isZero();

        assertThat(audit("verify", site.toString(), "--trusted", file("office.pem")))
                .isZero();
    }

    /** The office's, taken from its store by Bouncy Castle, as a device has it. */
    private static PrivateKey key() throws Exception {
        var keys = KeyStore.getInstance("PKCS12", ExportSignature.PROVIDER);
        try (var file = SigningOffice.keys()) {
            keys.load(file, SigningOffice.PASSWORD.toCharArray());
        }
        return (PrivateKey) keys.getKey("office", SigningOffice.PASSWORD.toCharArray());
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String said() {
        return out.toString(UTF_8);
    }

    private int signWithOfficesKey() {
        return audit("sign", export.toString(), "--keystore", file("office.p12"), "--password-file", file("password"));
    }

    private int audit(String... arguments) {
        out.reset();
        var all = new ArrayList<>(List.of(arguments));
        all.add(0, "audit");
        all.add("--lang");
        all.add("en");
        var stream = new PrintStream(out, true, UTF_8);
        return Jixiao.run(stream, stream, all.toArray(String[]::new));
    }
}
