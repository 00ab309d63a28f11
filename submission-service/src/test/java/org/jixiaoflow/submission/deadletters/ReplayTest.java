package org.jixiaoflow.submission.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.submission.deadletters.ReplayRequest.Fix;
import org.jixiaoflow.support.deadletters.DeadLetter;
import org.jixiaoflow.support.deadletters.DeadLetterId;
import org.jixiaoflow.support.deadletters.DeadLetterSummary;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.json.InvalidShape;
import org.jixiaoflow.support.kafka.DeadLetters.Origin;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Replaying a dead letter")
@NullUnmarked
class ReplayTest {

    private static final String FORM = "231083-2023-OBJECTIVE-civil-affairs";
    private static final String PORTAL = "portal.social.submissions";
    private static final String COMMANDS = Topics.FORM_SUBMISSIONS.name();
    private static final byte[] POISON = "not avro".getBytes(UTF_8);
    private static final ReplayRequest AS_IT_IS = new ReplayRequest(null, null, null);

    private final Contents contents = new Contents(new UnregisteredSerdes());

    @ParameterizedTest
    @ValueSource(strings = {PORTAL, "form-submissions"})
    void takesARecordThatCanBeReadAsItIs(String topic) {
        var value = bytes(command());

        var replay = Replay.of(letter(topic, FORM, value), AS_IT_IS, contents);

        assertThat(replay.value().array()).isEqualTo(value);
        assertThat(replay.key().array()).isEqualTo(FORM.getBytes(UTF_8));
        assertThat(replay.fixed()).isFalse();
    }

    @Test
    void takesNothingThatStillCantBeRead() {
        refused(letter(PORTAL, FORM, POISON), AS_IT_IS, "STILL_UNREADABLE");
        refused(letter(PORTAL, FORM, null), AS_IT_IS, "STILL_UNREADABLE");
        refused(letter(PORTAL, null, bytes(command())), AS_IT_IS, "STILL_UNREADABLE");
        refused(letter(PORTAL, FORM, bytes(command())), fix(new Fix(null, null, base64(POISON))), "STILL_UNREADABLE");
    }

    @Test
    void takesNothingOfWhichOnlyTheBeginningWasKept() {
        var beginning = truncated(letter(PORTAL, FORM, bytes(command())));
        var mended = base64(bytes(command()));

        refused(beginning, AS_IT_IS, "LETTER_TRUNCATED");
        refused(beginning, fix(new Fix(FORM, null, null)), "LETTER_TRUNCATED");
        refused(beginning, fix(new Fix(null, null, mended)), "LETTER_TRUNCATED");
        assertThat(Replay.of(beginning, fix(new Fix(FORM, null, mended)), contents)
                        .value()
                        .array())
                .isEqualTo(bytes(command()));
    }

    private static DeadLetter truncated(DeadLetter deadLetter) {
        var whole = deadLetter.summary();
        return new DeadLetter(
                new DeadLetterSummary(
                        whole.id(), whole.at(), whole.origin(), whole.key(), 20_971_520, false, null, null, null),
                deadLetter.kept());
    }

    @Test
    void takesAPortalsRecordMendedAsJsonOrAsBytes() {
        var poison = letter(PORTAL, "wrong", POISON);
        var mended = command();

        var asJson = Replay.of(poison, fix(new Fix(FORM, AvroJson.write(mended), null)), contents);
        var asBytes = Replay.of(poison, fix(new Fix(FORM, null, base64(bytes(mended)))), contents);

        assertThat(asJson).isEqualTo(asBytes);
        assertThat(asJson.fixed()).isTrue();
        assertThat(contents.read(PORTAL, asJson.value().array()).record()).isEqualTo(mended);
    }

    @Test
    void aMendedKeyIsAFix() {
        assertThat(Replay.of(letter(COMMANDS, "wrong", bytes(command())), fix(new Fix(FORM, null, null)), contents)
                        .fixed())
                .isTrue();
        refused(letter(COMMANDS, "wrong", bytes(command())), AS_IT_IS, "KEY_MISMATCH");
    }

    @Test
    void saysWhereJsonIsNoRecord() {
        var faulty = AvroJson.write(command()).put("formId", 5);

        assertThatThrownBy(() -> Replay.of(letter(PORTAL, FORM, POISON), json(faulty), contents))
                .isInstanceOfSatisfying(
                        InvalidShape.class,
                        shape -> assertThat(shape.getPath())
                                .extracting(step -> step.getPropertyName())
                                .containsExactly("fix", "record", "formId"));
        refused(letter(PORTAL, FORM, POISON), fix(new Fix(null, null, "no base64!")), "INVALID_FIX");
        refused(letter(PORTAL, FORM, POISON), fix(new Fix(null, faulty, "AA==")), "INVALID_FIX");
    }

    @Test
    void nobodyActsInAnothersName() {
        var received = letter(COMMANDS, FORM, bytes(command()));

        refused(received, changed(command -> command.setActor(actor("somebody-else"))), "FIX_CHANGES_COMMAND");
        refused(received, changed(command -> command.setCommandId(UUID.randomUUID())), "FIX_CHANGES_COMMAND");
        refused(received, changed(command -> command.setTrigger(SubmissionTrigger.ADJUST)), "FIX_CHANGES_COMMAND");
        refused(received, changed(command -> command.setReason("为更正")), "FIX_CHANGES_COMMAND");
        refused(letter(COMMANDS, FORM, POISON), changed(UnaryOperator.identity()), "SENDER_UNKNOWN");
        assertThat(Replay.of(received, changed(UnaryOperator.identity()), contents)
                        .fixed())
                .isFalse();
    }

    @Test
    void whatReadersOfFactsFailedOnIsNotReplayed() {
        assertThat(List.of("form-events", "form-outcomes", "notifications", "approved-forms", "form-scores"))
                .noneMatch(topic -> Remedy.of(topic).isReplay());
        assertThat(List.of(PORTAL, COMMANDS, "review-decisions", "deliveries"))
                .allMatch(topic -> Remedy.of(topic).isReplay());
    }

    private void refused(DeadLetter deadLetter, ReplayRequest asked, String code) {
        assertThatThrownBy(() -> Replay.of(deadLetter, asked, contents))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static final UUID ID = UUID.fromString("6f1c9f0e-6a4e-4c8a-9a63-0f2b7c6f3a10");

    private static FormSubmission command() {
        return FormSubmission.newBuilder()
                .setCommandId(ID)
                .setFormId(FORM)
                .setTrigger(SubmissionTrigger.WITHDRAW)
                .setActor(actor("zhang"))
                .setIssuedAt(Instant.parse("2023-03-01T08:00:00Z"))
                .build();
    }

    private static Actor actor(String id) {
        return Actor.newBuilder()
                .setId(id)
                .setName(id)
                .setRole("clerk")
                .setRegions(List.of("*"))
                .build();
    }

    private static ReplayRequest changed(UnaryOperator<FormSubmission.Builder> change) {
        return json(AvroJson.write(
                change.apply(FormSubmission.newBuilder(command())).build()));
    }

    private static ReplayRequest json(JsonNode record) {
        // Read as the web layer reads it.
        return fix(new Fix(null, JsonMapper.builder().build().readTree(record.toString()), null));
    }

    private static ReplayRequest fix(Fix fix) {
        return new ReplayRequest(null, null, fix);
    }

    private static byte[] bytes(FormSubmission command) {
        return new UnregisteredSerdes().of(Topics.FORM_SUBMISSIONS).serializer().serialize(COMMANDS, command);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static DeadLetter letter(String topic, String key, byte[] value) {
        var id = new DeadLetterId(topic + "-dlt", 0, 0);
        var summary =
                new DeadLetterSummary(id, Instant.EPOCH, new Origin(topic, 0, 0, 0), key, 0, true, null, null, null);
        return new DeadLetter(
                summary, new ConsumerRecord<>(id.topic(), 0, 0, key == null ? null : key.getBytes(UTF_8), value));
    }
}
