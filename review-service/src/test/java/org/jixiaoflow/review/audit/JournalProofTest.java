package org.jixiaoflow.review.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.fixtures.SigningOffice;
import org.jixiaoflow.review.audit.JournalProof.Break;
import org.jixiaoflow.review.audit.JournalProof.Reason;
import org.jixiaoflow.review.lifecycle.EntryHash;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The export: a schema, three entries of one form, two of another, and the end. */
@DisplayName("An exported journal")
class JournalProofTest {

    private static final String FORM = "231083-2022-OBJECTIVE-finance";
    private static final String OTHER = "231083-2022-OBJECTIVE-education";
    private static final int FIRST = 1;
    private static final int SECOND = 2;
    private static final int THIRD = 3;

    private final List<String> lines = export(chain(FORM, 3, "财政局"), chain(OTHER, 2, "教育局"));

    @Test
    void isProvedByItsLinesAlone() {
        var proof = proof(lines);

        assertThat(proof.result()).isEmpty();
        assertThat(proof.forms()).isEqualTo(2);
        assertThat(proof.entries()).isEqualTo(5);
        assertThat(proof.knowsOnly(FormEvent.getClassSchema())).isTrue();
    }

    @Test
    void showsAnEntryWhoseWordsWereChanged() {
        lines.set(SECOND, lines.get(SECOND).replace("财政局", "财政厅"));

        assertBroken(SECOND, FORM, 2, Reason.RETOLD);
    }

    @Test
    void showsAnEntryWhoseBytesWereChanged() {
        var avro = avro(lines.get(SECOND));
        avro[avro.length - 1] ^= 1;

        lines.set(SECOND, withAvro(lines.get(SECOND), avro));

        assertBroken(SECOND, FORM, 2, Reason.CHANGED);
    }

    @Test
    void showsAnEntryRewrittenWithAHashThatFits() {
        lines.set(SECOND, export(chain(FORM, 3, "财政厅")).get(SECOND));

        assertBroken(SECOND, FORM, 2, Reason.BROKEN_LINK);
    }

    @Test
    void showsADroppedEntry() {
        lines.remove(SECOND);

        assertBroken(SECOND, FORM, 3, Reason.GAP);
    }

    @Test
    void showsEntriesInAnotherOrder() {
        Collections.swap(lines, SECOND, THIRD);

        assertBroken(SECOND, FORM, 3, Reason.GAP);
    }

    @Test
    void showsAnInsertedEntry() {
        lines.add(THIRD, lines.get(SECOND));

        assertBroken(THIRD, FORM, 2, Reason.GAP);
    }

    @Test
    void showsAnEntryWrittenOnFromNowhere() {
        var forged = entry(FORM, 4, "财政局", EntryHash.of(new byte[] {1}));

        lines.add(THIRD + 1, export(List.of(forged)).get(FIRST));

        assertBroken(THIRD + 1, FORM, 4, Reason.BROKEN_LINK);
    }

    @Test
    void showsALineCutShort() {
        lines.set(THIRD, lines.get(THIRD).substring(0, 100));

        assertBroken(THIRD, null, 0, Reason.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, FIRST, 6})
    void showsWhatSomebodyAddedToALine(int line) {
        lines.set(line, lines.get(line).replaceFirst("[{]", "{\"remark\":\"同意\","));

        assertBroken(line, null, 0, Reason.UNREADABLE);
    }

    @Test
    void showsThatItsEndIsMissing() {
        lines.subList(4, lines.size()).clear();

        assertBroken(4, null, 0, Reason.INCOMPLETE);
    }

    @Test
    void showsThatItsLastEntryIsMissing() {
        lines.remove(lines.size() - 2);

        assertBroken(lines.size() - 1, null, 0, Reason.INCOMPLETE);
    }

    @Test
    void showsWhatFollowsItsEnd() {
        lines.add(lines.get(FIRST));

        assertBroken(lines.size() - 1, null, 0, Reason.AFTER_END);
    }

    @Test
    void mayHaveSm3BesideSha256() {
        var both = new JournalLines(true);
        var export = new ArrayList<String>();
        chain(FORM, 2, "财政局")
                .forEach(entry -> export.addAll(both.next(UnregisteredSerdes.encode(entry), entry.getSchema())));
        export.add(both.end());
        var sm3 = Sm3.of(avro(export.get(SECOND)));
        assertThat(export.get(SECOND)).contains("\"sm3\":\"" + sm3 + "\"");
        assertThat(proof(export).result()).isEmpty();

        export.set(SECOND, export.get(SECOND).replace(sm3, Sm3.of(new byte[] {1})));

        assertThat(proof(export).result()).contains(new Break(SECOND + 1L, FORM, 2, Reason.CHANGED));
    }

    @Test
    void mayBeSigned() throws Exception {
        lines.add(signature(proof(lines).sm3()));
        lines.add(signature(proof(lines).sm3()));

        assertThat(proof(lines).result()).isEmpty();
        assertThat(proof(lines).signers())
                .hasSize(2)
                .allSatisfy(signer ->
                        assertThat(signer.getSubjectX500Principal().getName()).contains("CN=绩效管理股"));
    }

    @Test
    void showsASignatureOfSomethingElse() throws Exception {
        var other = proof(export(chain(FORM, 3, "财政厅"), chain(OTHER, 2, "教育局"))).sm3();
        lines.add(signature(other));
        assertBroken(lines.size() - 1, null, 0, Reason.SIGNATURE);

        lines.set(lines.size() - 1, signature(other).replace(other, proof(lines).sm3()));
        assertBroken(lines.size() - 1, null, 0, Reason.SIGNATURE);
    }

    @Test
    void isSignedWhateverEndsItsLines() throws Exception {
        lines.add(signature(proof(lines).sm3()));

        assertThat(proof(String.join("\r\n", lines).lines().toList()).result()).isEmpty();
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

    @Test
    void showsASchemaThatWasChanged() {
        lines.set(0, lines.get(0).replace("toState", "toStage"));

        assertBroken(0, null, 0, Reason.SCHEMA_CHANGED);
    }

    @Test
    void mayHaveGrownSinceAnEarlierExport() {
        var grown = proof(export(chain(FORM, 4, "财政局"), chain(OTHER, 2, "教育局")));

        assertThat(grown.against(proof(lines))).isEmpty();
        assertThat(proof(lines).against(grown)).contains(new Break(0, FORM, 4, Reason.REWRITTEN));
    }

    @Test
    void thatWasRewrittenFromTheStartContradictsAnEarlierExport() {
        var rewritten = proof(export(chain(FORM, 3, "财政厅"), chain(OTHER, 2, "教育局")));

        assertThat(rewritten.result()).isEmpty();
        assertThat(rewritten.against(proof(lines))).contains(new Break(0, FORM, 1, Reason.REWRITTEN));
    }

    private void assertBroken(int index, @Nullable String form, long version, Reason reason) {
        assertThat(proof(lines).result()).contains(new Break(index + 1L, form, version, reason));
    }

    private static JournalProof proof(List<String> lines) {
        var proof = new JournalProof();
        lines.forEach(proof::take);
        return proof;
    }

    @SafeVarargs
    private static List<String> export(List<FormEvent>... chains) {
        var lines = new JournalLines();
        var export = new ArrayList<String>();
        for (var chain : chains) {
            chain.forEach(entry -> export.addAll(lines.next(UnregisteredSerdes.encode(entry), entry.getSchema())));
        }
        export.add(lines.end());
        return export;
    }

    private static List<FormEvent> chain(String form, int length, String department) {
        var chain = new ArrayList<FormEvent>();
        for (var version = 1; version <= length; version++) {
            chain.add(entry(
                    form, version, department, chain.isEmpty() ? null : EntryHash.of(chain.get(chain.size() - 1))));
        }
        return chain;
    }

    private static FormEvent entry(String form, long version, String department, @Nullable String previousHash) {
        return FormEvent.newBuilder()
                .setFormId(form)
                .setVersion(version)
                .setRevision(0)
                .setCommandId(new UUID(0, version))
                .setTrigger(Trigger.SAVE)
                .setFromState(version == 1 ? null : FormState.DRAFT)
                .setToState(FormState.DRAFT)
                .setTemplateId("default")
                .setActor(Actor.newBuilder()
                        .setId("clerk")
                        .setName("clerk")
                        .setRole("clerk")
                        .build())
                .setOccurredAt(Instant.parse("2022-02-01T08:00:00Z"))
                .setContent(
                        FormContent.newBuilder().setDepartmentName(department).build())
                .setPreviousHash(previousHash)
                .build();
    }

    private static byte[] avro(String line) {
        var start = line.indexOf("\"avro\":\"") + 8;
        return Base64.getDecoder().decode(line.substring(start, line.indexOf('"', start)));
    }

    private static String withAvro(String line, byte[] avro) {
        return line.replace(
                Base64.getEncoder().encodeToString(avro(line)),
                Base64.getEncoder().encodeToString(avro));
    }
}
