package org.jixiaoflow.local.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.local.browser.Chromium.NO_NETWORK;
import static org.jixiaoflow.local.browser.Office.as;
import static org.jixiaoflow.local.browser.Office.ask;
import static org.jixiaoflow.local.browser.Office.form;
import static org.jixiaoflow.local.browser.Office.home;
import static org.jixiaoflow.local.browser.Office.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jixiaoflow.fixtures.SigningOffice;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.review.audit.ExportSignature;
import org.jixiaoflow.review.audit.JournalLines;
import org.jixiaoflow.review.audit.JournalProof;
import org.jixiaoflow.review.audit.Sm3;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Audit, in a browser,")
@InTheOffice
class AuditIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Wherever the page would go, nobody is there. */
    private static int year;

    private static String approved = "";

    @TempDir
    private Path files;

    @BeforeAll
    static void aYear() {
        year = Office.year();
        approved = Office.approved(form(year, "civil-affairs"));
        Office.returned(form(year, "education"));
    }

    @Test
    @DisplayName("shows a form's chain entry by entry, with who did what, and who read it")
    void chain() {
        try (var auditor = as("auditor")) {
            auditor.open("/forms/" + approved);
            auditor.click("#audit");
            var proof = proof(export(approved));
            assertThat(auditor.all("#chain tbody tr")).hasSize((int) proof.entries());
            auditor.awaitText("#chain [data-version='1']", "首条");
            auditor.awaitText("#chain [data-version='2']", "相接");
            auditor.awaitText("#chain [data-version='3']", "陈静");
            auditor.awaitText("#chain [data-version='3']", "主管部门");
            assertThat(auditor.all("#chain .bad")).isEmpty();
            auditor.open("/audit/forms/" + approved, "[data-reader='auditor']");
            assertThat(proof(fetched(auditor, "/audit/forms/" + approved + "/journal")
                                    .lines()
                                    .toList())
                            .result())
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("gives a region's year as one file that proves itself, to auditors of the region")
    void year() {
        try (var auditor = as("auditor")) {
            auditor.click("#to-audit");
            assertThat(auditor.all("#of-year button")).hasSize(1);
            var proof = proof(fetched(auditor, "/audit?region=231083&year=" + year)
                    .lines()
                    .toList());
            assertThat(proof.result()).isEmpty();
            assertThat(proof.forms()).isEqualTo(2);
            var both = fetched(auditor, "/audit?sm3=true&region=231083&year=" + year);
            assertThat(both).contains("\"sm3\":\"");
            assertThat(proof(both.lines().toList()).result()).isEmpty();
            auditor.open("/audit/years/231084/" + year);
            auditor.awaitText("main", "231084");
            auditor.open("/audit?region=231083&year=2999");
            auditor.awaitText("main", "231083 2999 年没有表单");
            auditor.open("/audit?form=none");
            auditor.awaitText("[role=alert]", "none");
        }
        try (var reviewer = as("final-reviewer")) {
            assertThat(reviewer.all("#to-audit")).isEmpty();
            reviewer.open("/audit/years/231083/" + year);
            reviewer.awaitText("main", "无权");
        }
    }

    @Test
    @DisplayName("checks an export by a page that is one file, without a network, and says which line doesn't hold")
    void verify() throws Exception {
        var page = save("zh");
        var export = export(approved);
        try (var alone = Chromium.at(page.toUri(), NO_NETWORK)) {
            check(alone, page, export, null);
            alone.awaitText("#told", "全部相符：1 个表单，%d 条记录".formatted(export.size() - 2));
            alone.awaitText(
                    "#chains",
                    JSON.readTree(export.get(export.size() - 2)).path("hash").asString(""));
            check(alone, page, List.of(String.join("\r\n", export) + "\r\n\r"), null);
            alone.awaitText("#told", "全部相符：1 个表单，%d 条记录".formatted(export.size() - 2));
            for (var tampered : tampered(export)) {
                var broken = proof(tampered).result().orElseThrow();
                check(alone, page, tampered, null);
                alone.awaitText("#told.bad", "第 %d 行".formatted(broken.line()));
                alone.awaitText("#told.bad", word(alone, broken.reason().name()));
            }
            var signed = new ArrayList<>(export);
            signed.add(signature(proof(export).sm3()));
            check(alone, page, signed, null);
            alone.awaitText("#told.good", "全部相符");
            alone.awaitText("#signers", "绩效管理股");
            alone.awaitText("#signers", "2026-11-29 – 2126-11-05");
            assertThat(proof(signed).signers())
                    .singleElement()
                    .satisfies(signer -> alone.awaitText("#signers", Sm3.of(signer.getEncoded())));
            var moved = new ArrayList<>(export);
            moved.add(signature(proof(rewritten(export)).sm3())
                    .replace(proof(rewritten(export)).sm3(), proof(export).sm3()));
            assertThat(proof(moved).result()).isPresent();
            check(alone, page, moved, null);
            alone.awaitText("#told.bad", word(alone, "SIGNATURE"));
            check(alone, page, export, export);
            alone.await("#told.good");
            check(alone, page, rewritten(export), export);
            alone.awaitText("#told.bad", word(alone, "REWRITTEN"));
            check(alone, page, List.of("{}", "not json"), null);
            alone.awaitText("#told.bad", word(alone, "UNREADABLE"));
            assertThat(alone.complaints()).isEmpty();
            assertThat(alone.run("return performance.getEntriesByType('resource').length"))
                    .isEqualTo(0L);
        }
    }

    @Test
    @DisplayName("is fit for everybody, in either language and theme, in a window and on a phone")
    void fit() throws Exception {
        try (var auditor = as("auditor")) {
            for (var language : List.of("zh", "en")) {
                auditor.open("/language?to=" + language);
                for (var path : Map.of("begin", "/audit", "chain", "/audit/forms/" + approved)
                        .entrySet()) {
                    var name = "audit-%s-%s".formatted(path.getKey(), language);
                    auditor.open(path.getValue());
                    fit(auditor, name, true);
                }
                auditor.open("/verify");
                check(auditor, null, export(approved), null);
                auditor.await("#told.good");
                fit(auditor, "verify-" + language, false);
            }
            assertThat(auditor.complaints().filter(said -> said.contains("Content Security Policy")))
                    .isEmpty();
        }
    }

    private static void fit(Chromium browser, String name, boolean ours) {
        browser.theme(false);
        browser.size(1440);
        if (ours) {
            browser.staysAtHome(name);
        }
        browser.isFitInEveryLook(name);
    }

    /** The page as somebody keeps it who isn't signed in. */
    private Path save(String language) throws IOException, InterruptedException {
        var file = files.resolve("verify.html");
        var request = HttpRequest.newBuilder(home().resolve("/verify/file"))
                .header("Accept-Language", language)
                .header("Accept", "text/html")
                .build();
        var saved = HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(file));
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(disposition -> assertThat(disposition).contains("jixiao-verify.html"));
        assertThat(saved.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "sha256-")
                        .doesNotContain("unsafe"));
        return file;
    }

    private void check(Chromium browser, @Nullable Path page, List<String> export, @Nullable List<String> earlier) {
        if (page != null) {
            browser.open(page.toUri().toString());
        }
        browser.await("#file").sendKeys(kept("export.jsonl", export));
        if (earlier != null) {
            browser.await("#earlier").sendKeys(kept("earlier.jsonl", earlier));
        }
        browser.click("#check");
        browser.await("#told p");
    }

    private String kept(String name, List<String> lines) {
        try {
            return Files.write(files.resolve(name), lines).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String word(Chromium browser, String reason) {
        return String.valueOf(browser.await("html")
                .findElement(By.cssSelector("[data-word='" + reason + "']"))
                .getDomProperty("textContent"));
    }

    /** The export with a fault each. */
    private static List<List<String>> tampered(List<String> export) {
        var flipped = changed(export, 3, line -> {
            var bytes = Base64.getDecoder().decode(line.path("avro").asString(""));
            bytes[bytes.length / 2] ^= 1;
            return line.put("avro", Base64.getEncoder().encodeToString(bytes));
        });
        var retold = changed(export, 2, line -> {
            ((ObjectNode) line.path("entry").path("actor")).put("name", "别人");
            return line;
        });
        var renumbered = changed(export, 4, line -> line.put("version", 9));
        var other = changed(export, 0, line -> line.put("schema", "00"));
        var remarked = changed(export, 3, line -> line.put("remark", "同意"));
        var shortened = new ArrayList<>(export);
        shortened.remove(2);
        var twice = new ArrayList<>(export);
        twice.add(export.get(1));
        return List.of(
                flipped,
                retold,
                renumbered,
                other,
                remarked,
                shortened,
                export.subList(0, export.size() - 1),
                twice,
                rewritten(export, false));
    }

    private static List<String> changed(List<String> export, int line, UnaryOperator<ObjectNode> change) {
        var lines = new ArrayList<>(export);
        lines.set(
                line, change.apply((ObjectNode) JSON.readTree(export.get(line))).toString());
        return lines;
    }

    private static String signature(String sm3) throws GeneralSecurityException, IOException {
        var keys = KeyStore.getInstance("PKCS12", ExportSignature.PROVIDER);
        var password = SigningOffice.PASSWORD.toCharArray();
        try (var file = SigningOffice.keys()) {
            keys.load(file, password);
        }
        return ExportSignature.line(
                sm3, ExportSignature.sign(sm3, (PrivateKey) keys.getKey("office", password)), (X509Certificate)
                        keys.getCertificate("office"));
    }

    /** Somebody wrote the first entry anew, and the whole chain after it. */
    private static List<String> rewritten(List<String> export) {
        return rewritten(export, true);
    }

    private static List<String> rewritten(List<String> export, boolean whole) {
        var schema = new Schema.Parser()
                .parse(JSON.readTree(export.get(0)).path("definition").asString(""));
        var written = new JournalLines();
        var lines = new ArrayList<String>();
        Optional<String> previous = Optional.empty();
        for (var line : export.subList(1, export.size() - 1)) {
            var entry = event(
                    Base64.getDecoder().decode(JSON.readTree(line).path("avro").asString("")), schema);
            var anew = FormEvent.newBuilder(entry);
            if (entry.getVersion() == 1) {
                anew.setActor(Actor.newBuilder(entry.getActor()).setName("别人").build());
            } else if (whole) {
                anew.setPreviousHash(previous.orElseThrow());
            }
            var next = written.next(bytes(anew.build()), FormEvent.getClassSchema());
            previous = Optional.of(
                    JSON.readTree(next.get(next.size() - 1)).path("hash").asString(""));
            lines.addAll(next);
        }
        lines.add(written.end());
        return lines;
    }

    private static FormEvent event(byte[] avro, Schema schema) {
        try {
            return new SpecificDatumReader<FormEvent>(schema, FormEvent.getClassSchema())
                    .read(null, DecoderFactory.get().binaryDecoder(avro, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(FormEvent entry) {
        try (var out = new ByteArrayOutputStream()) {
            var encoder = EncoderFactory.get().binaryEncoder(out, null);
            new SpecificDatumWriter<>(FormEvent.class).write(entry, encoder);
            encoder.flush();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JournalProof proof(List<String> lines) {
        var proof = new JournalProof();
        lines.forEach(proof::take);
        return proof;
    }

    private static List<String> export(String form) {
        return ask(
                        stack().addresses().review(),
                        "GET",
                        "/api/v1/forms/" + form + "/journal",
                        Person.auditor(),
                        UUID.randomUUID(),
                        null)
                .body()
                .lines()
                .toList();
    }

    private static String fetched(Chromium browser, String path) {
        return new String(Base64.getDecoder().decode(String.valueOf(browser.async("""
                        const done = arguments[arguments.length - 1];
                        fetch(arguments[0]).then((answer) => answer.blob()).then((blob) => {
                          const reader = new FileReader();
                          reader.onload = () => done(reader.result.split(',')[1]);
                          reader.readAsDataURL(blob);
                        });""", path))), UTF_8);
    }
}
