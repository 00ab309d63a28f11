package org.jixiaoflow.review.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.Samples.FORM;
import static org.jixiaoflow.review.Samples.NOW;
import static org.jixiaoflow.review.Samples.content;
import static org.jixiaoflow.review.Samples.decision;
import static org.jixiaoflow.review.Samples.filing;
import static org.jixiaoflow.review.Samples.ratings;
import static org.jixiaoflow.schemas.SubmissionTrigger.SAVE;
import static org.jixiaoflow.schemas.SubmissionTrigger.SUBMIT;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.lifecycle.Decider;
import org.jixiaoflow.review.lifecycle.EntryHash;
import org.jixiaoflow.review.notification.NotificationRules;
import org.jixiaoflow.review.workflow.Workflow;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.NotificationKind;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.RefusalDetail;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.streams.StreamsSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The pipeline")
class PipelineTest {

    private static final PipelineSettings SETTINGS = new PipelineSettings(
            Duration.ofDays(35), Duration.ofSeconds(10), 2, 20_000, 6_000, Duration.ofSeconds(30), 500);

    @TempDir
    Path dir;

    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        driver = driver("one");
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Nested
    @DisplayName("given a command")
    class GivenACommand {

        @Test
        @DisplayName("writes what came of it, at the command's time")
        void writesWhatCameOfIt() {
            send(filing(SAVE));
            var submission = filing(SUBMIT).build();
            drain();

            send(submission);

            var entry = one(Topics.FORM_EVENTS);
            assertThat(entry.key()).isEqualTo(FORM);
            assertThat(entry.getRecordTime()).isEqualTo(NOW.plusSeconds(5));
            assertThat(entry.value().getCommandId()).isEqualTo(submission.getCommandId());
            var outcome = one(Topics.FORM_OUTCOMES);
            assertThat(outcome.key()).isEqualTo(FORM);
            assertThat(outcome.value().getStatus()).isEqualTo(OutcomeStatus.ACCEPTED);
            assertThat(outcome.value().getVersion()).isEqualTo(2);
            var notice = one(Topics.NOTIFICATIONS);
            assertThat(notice.key()).isEqualTo("stage:231083/" + Samples.FIRST);
            assertThat(notice.value().getText()).isEqualTo("民政局的2022年绩效目标表等待主管部门审核（限2022-01-17前）");
            assertThat(all(Topics.APPROVED_FORMS)).isEmpty();
        }

        @Test
        @DisplayName("it refuses writes the refusal and nothing else")
        void writesTheRefusal() {
            send(filing(SUBMIT));

            assertThat(one(Topics.FORM_OUTCOMES).value().getReason()).isEqualTo(RefusalReason.UNKNOWN_FORM);
            assertThat(all(Topics.FORM_EVENTS)).isEmpty();
            assertThat(all(Topics.NOTIFICATIONS)).isEmpty();
        }

        @Test
        @DisplayName("a second time answers as the first time and writes nothing else")
        void answersAsTheFirstTime() {
            var saving = filing(SAVE).build();
            send(saving);
            var first = one(Topics.FORM_OUTCOMES);
            send(filing(SUBMIT));
            drain();

            send(saving);

            assertThat(one(Topics.FORM_OUTCOMES).value()).isEqualTo(first.value());
            assertThat(all(Topics.FORM_EVENTS)).isEmpty();
            assertThat(all(Topics.NOTIFICATIONS)).isEmpty();
        }

        @Test
        @DisplayName("refuses another one under the id of the first, whose outcome stands")
        void anotherUnderTheSameId() {
            var saving = filing(SAVE).setRequestHash("one").build();
            send(saving);
            var first = one(Topics.FORM_OUTCOMES);
            var other = filing(SUBMIT).setCommandId(saving.getCommandId()).setRequestHash("other");
            drain();

            send(other);
            send(saving);

            var answers = all(Topics.FORM_OUTCOMES);
            assertThat(answers.get(0).value().getReason()).isEqualTo(RefusalReason.IDEMPOTENCY_KEY_REUSED);
            assertThat(answers.get(0).value().getRequestHash()).isEqualTo("other");
            assertThat(answers.get(1).value()).isEqualTo(first.value());
            assertThat(all(Topics.FORM_EVENTS)).isEmpty();
        }

        @Test
        @DisplayName("believes its sender's clock for five minutes, and the topic's beyond")
        void time() {
            send(filing(SAVE).setIssuedAt(NOW.minusSeconds(200)));
            assertThat(one(Topics.FORM_EVENTS).value().getOccurredAt()).isEqualTo(NOW.minusSeconds(200));

            send(filing(SUBMIT).setIssuedAt(Instant.parse("2001-01-01T00:00:00Z")));

            assertThat(one(Topics.FORM_EVENTS).value().getOccurredAt()).isBetween(NOW, NOW.plusSeconds(60));
        }

        @Test
        @DisplayName("that saves what is saved already refuses it, weights and all")
        void nothingChanged() {
            send(filing(SAVE));
            drain();

            send(filing(SAVE));

            assertThat(one(Topics.FORM_OUTCOMES).value().getReason()).isEqualTo(RefusalReason.NOTHING_CHANGED);
            assertThat(all(Topics.FORM_EVENTS)).isEmpty();
        }

        @Test
        @DisplayName("it refused a second time refuses it again, though it would be accepted now")
        void refusesAgain() {
            var submission = filing(SUBMIT).build();
            send(submission);
            send(filing(SAVE));
            drain();

            send(submission);

            assertThat(one(Topics.FORM_OUTCOMES).value().getReason()).isEqualTo(RefusalReason.UNKNOWN_FORM);
        }

        @Test
        @DisplayName("under another form's key refuses it and leaves that form alone")
        void anotherKey() {
            send(filing(SAVE));
            drain();

            pipe(
                    Topics.FORM_SUBMISSIONS,
                    FORM,
                    bytes(filing(SAVE)
                            .setFormId("231083-2022-OBJECTIVE-audit-office")
                            .build()));

            var outcome = one(Topics.FORM_OUTCOMES);
            assertThat(outcome.key()).isEqualTo("231083-2022-OBJECTIVE-audit-office");
            assertThat(outcome.value().getReason()).isEqualTo(RefusalReason.INVALID_FORM_ID);
            assertThat(outcome.value().getVersion()).isZero();
            assertThat(all(Topics.FORM_EVENTS)).isEmpty();
        }
    }

    @Nested
    @DisplayName("given a self-evaluation")
    class GivenASelfEvaluation {

        @Test
        @DisplayName("knows whether its objective is approved, or no longer")
        void knowsTheObjective() {
            assertThat(reasonOf(evaluation("95"))).isEqualTo(RefusalReason.OBJECTIVE_NOT_APPROVED);

            approve();

            assertThat(reasonOf(evaluation("95"))).isNull();
            assertThat(reasonOf(evaluation("95").setContent(Samples.evaluation(2, "95"))))
                    .isEqualTo(RefusalReason.OBJECTIVE_REVISION_STALE);

            send(decision(DecisionTrigger.REVOKE).setReason("计算有误"));

            assertThat(reasonOf(evaluation("96"))).isEqualTo(RefusalReason.OBJECTIVE_NOT_APPROVED);
        }

        @Test
        @DisplayName("puts it in force beside its objective, without total and grade")
        void approvesIt() {
            approve();
            send(evaluation("95"));
            send(evaluation("95").setTrigger(SUBMIT));
            for (var trigger : List.of(DecisionTrigger.PASS, DecisionTrigger.PASS, DecisionTrigger.APPROVE)) {
                drain();
                send(decision(trigger).setFormId(Samples.SELF_EVALUATION));
            }

            var approved = one(Topics.APPROVED_FORMS);
            assertThat(approved.key()).isEqualTo(Samples.SELF_EVALUATION);
            assertThat(approved.value().getTotal()).isNull();
            assertThat(approved.value().getContent()).isEqualTo(Samples.evaluation(1, "95"));
            assertThat(one(Topics.NOTIFICATIONS).value().getText()).isEqualTo("民政局的2022年绩效自评表已通过绩效股终审");
        }

        private FormSubmission.Builder evaluation(String actual) {
            return filing(SAVE).setFormId(Samples.SELF_EVALUATION).setContent(Samples.evaluation(1, actual));
        }

        private @Nullable RefusalReason reasonOf(FormSubmission.Builder command) {
            send(command);
            return one(Topics.FORM_OUTCOMES).value().getReason();
        }
    }

    @Test
    @DisplayName("knows who may file by the list on its topic, until there is another")
    void lists() {
        pipe(Topics.FILING_LISTS, "231083-2022", bytes(Samples.list(true, "education")));
        send(filing(SAVE));
        assertThat(one(Topics.FORM_OUTCOMES).value().getReason()).isEqualTo(RefusalReason.UNIT_NOT_LISTED);

        pipe(Topics.FILING_LISTS, "231083-2022", bytes(Samples.list(true, "education", Samples.DEPARTMENT)));
        send(filing(SAVE));
        assertThat(one(Topics.FORM_OUTCOMES).value().getReason()).isNull();

        pipe(Topics.FILING_LISTS, "231083-2022", null);
        send(filing(SUBMIT));
        assertThat(one(Topics.FORM_OUTCOMES).value().getReason()).isNull();
    }

    @Test
    @DisplayName("reminds of a form that nobody has begun once a working day, and says so when it doesn't")
    void remindsOnce() {
        pipe(Topics.FILING_LISTS, "231083-2022", bytes(Samples.list(false, Samples.DEPARTMENT)));

        send(decision(DecisionTrigger.REMIND));
        assertThat(one(Topics.FORM_OUTCOMES).value().getReason()).isNull();
        assertThat(one(Topics.NOTIFICATIONS).value().getActionRequired()).isTrue();

        send(decision(DecisionTrigger.REMIND));
        assertThat(one(Topics.FORM_OUTCOMES).value().getReason()).isEqualTo(RefusalReason.REMINDED_ALREADY);
        assertThat(all(Topics.NOTIFICATIONS)).isEmpty();
    }

    @Nested
    @DisplayName("approving a form")
    class Approving {

        @Test
        @DisplayName("puts it in force; revoking it puts a tombstone there")
        void approvedThenRevoked() {
            approve();
            var approved = one(Topics.APPROVED_FORMS);
            send(decision(DecisionTrigger.REVOKE).setReason("计算有误"));
            var revoked = one(Topics.APPROVED_FORMS);

            assertThat(approved.key()).isEqualTo(FORM);
            assertThat(approved.value().getTotal()).isEqualByComparingTo("95");
            assertThat(revoked.key()).isEqualTo(FORM);
            assertThat(revoked.value()).isNull();
        }

        @Test
        @DisplayName("leaves a journal whose hashes verify over the bytes of its records")
        void hashesVerify() {
            approve();

            var journal = driver.createOutputTopic(
                            Topics.FORM_EVENTS.name(),
                            Serdes.String().deserializer(),
                            Serdes.ByteArray().deserializer())
                    .readValuesToList();

            assertThat(journal).hasSize(5);
            for (var i = 1; i < journal.size(); i++) {
                var before = journal.get(i - 1);
                assertThat(read(Topics.FORM_EVENTS, journal.get(i)).getPreviousHash())
                        .isEqualTo(EntryHash.of(Arrays.copyOfRange(before, 5, before.length)));
            }
        }
    }

    @Nested
    @DisplayName("given a record that is no command")
    class GivenNoCommand {

        @ParameterizedTest(name = "on {0}")
        @ValueSource(strings = {"form-submissions", "review-decisions"})
        @DisplayName("puts its bytes on the dead-letter topic and goes on")
        void poison(String topic) {
            var poison = "not avro".getBytes(UTF_8);

            pipe(Topics.named(topic).orElseThrow(), FORM, poison);
            send(filing(SAVE));

            var dead = deadLetter(topic);
            assertThat(dead.value()).isEqualTo(poison);
            assertThat(dead.key()).isEqualTo(FORM);
            assertThat(reason(dead)).isNotBlank();
            assertThat(one(Topics.FORM_OUTCOMES).value().getStatus()).isEqualTo(OutcomeStatus.ACCEPTED);
        }

        @ParameterizedTest(name = "on {0}")
        @ValueSource(strings = {"form-submissions", "review-decisions"})
        @DisplayName("puts a tombstone there too")
        void tombstone(String topic) {
            pipe(Topics.named(topic).orElseThrow(), FORM, null);
            send(filing(SAVE));

            var dead = deadLetter(topic);
            assertThat(dead.value()).isNull();
            assertThat(reason(dead)).isEqualTo("A command needs a value");
            assertThat(one(Topics.FORM_OUTCOMES).value().getStatus()).isEqualTo(OutcomeStatus.ACCEPTED);
        }

        @Test
        @DisplayName("puts a command without a key there too")
        void withoutAKey() {
            var command = bytes(filing(SAVE).build());

            pipe(Topics.FORM_SUBMISSIONS, null, command);

            var dead = deadLetter(Topics.FORM_SUBMISSIONS.name());
            assertThat(dead.value()).isEqualTo(command);
            assertThat(reason(dead)).isEqualTo("A command needs its form's id as key");
        }
    }

    @Nested
    @DisplayName("given more than a form can hold")
    class GivenTooMuch {

        @Test
        @DisplayName("refuses it with a reason, and leaves the form as it was")
        void refusesIt() {
            send(filing(SAVE));
            drain();

            var longest = "长".repeat(4_000);
            var large = FormContent.newBuilder(content(longest))
                    .setDepartmentName(longest)
                    .build();
            send(filing(SAVE).setContent(large));
            send(filing(SUBMIT));

            assertThat(all(Topics.FORM_OUTCOMES))
                    .extracting(outcome -> outcome.value().getReason())
                    .containsExactly(RefusalReason.FORM_FULL, null);
            assertThat(one(Topics.FORM_EVENTS).value().getVersion()).isEqualTo(2);
        }

        @Test
        @DisplayName("keeps a full form such that it can be returned, withdrawn and submitted again")
        void alwaysReturned() {
            send(filing(SAVE).setContent(content("长".repeat(4_000))));
            send(filing(SUBMIT).setContent(null));
            drain();
            var comment = Samples.comment("", Severity.INFO, "长".repeat(1_500));

            send(decision(DecisionTrigger.PASS).setComments(List.of(comment)));
            assertThat(one(Topics.FORM_OUTCOMES).value().getReason()).isEqualTo(RefusalReason.FORM_FULL);
            send(filing(SubmissionTrigger.WITHDRAW));
            assertThat(one(Topics.FORM_OUTCOMES).value().getReason()).isNull();
            send(filing(SUBMIT).setContent(null));
            assertThat(one(Topics.FORM_OUTCOMES).value().getReason()).isNull();
            send(decision(DecisionTrigger.RETURN).setComments(List.of(comment)));
            assertThat(one(Topics.FORM_OUTCOMES).value().getReason()).isNull();
            send(filing(SUBMIT));
            assertThat(one(Topics.FORM_OUTCOMES).value().getReason()).isNull();
        }
    }

    @Nested
    @DisplayName("as time goes by")
    class AsTimeGoesBy {

        @Test
        @DisplayName("knows a repeated command as long as a letter can be replayed, whatever else it forgets")
        void knowsARepeatedCommand() {
            var saving = filing(SAVE).build();
            send(saving);
            drain();

            driver.advanceWallClockTime(Duration.ofDays(34));
            send(saving);

            assertThat(one(Topics.FORM_OUTCOMES).value().getStatus()).isEqualTo(OutcomeStatus.ACCEPTED);
        }

        @Test
        @DisplayName("forgets older outcomes, a few at a time, and never a form")
        void forgetsOlderOutcomes() {
            send(filing(SAVE));
            for (var target : List.of("1", "2", "3", "4")) {
                send(filing(SAVE).setContent(content(target)));
            }
            drain();

            driver.advanceWallClockTime(Duration.ofDays(36));
            var afterOneStep = remembered();
            driver.advanceWallClockTime(Duration.ofSeconds(10));
            driver.advanceWallClockTime(Duration.ofSeconds(10));
            send(filing(SUBMIT));

            assertThat(afterOneStep).isEqualTo(3);
            assertThat(remembered()).isEqualTo(1);
            assertThat(one(Topics.FORM_EVENTS).value().getVersion()).isEqualTo(6);
        }

        private long remembered() {
            var count = 0L;
            try (var entries =
                    driver.getTimestampedKeyValueStore(ReviewTopology.OUTCOMES).all()) {
                for (; entries.hasNext(); entries.next()) {
                    count++;
                }
            }
            return count;
        }

        @Test
        @DisplayName("goes on with forms that have their content within, and takes it apart")
        void takesContentsApart() {
            send(filing(SAVE));
            drain();
            var forms = driver.<String, byte[]>getKeyValueStore(ReviewTopology.FORMS.name());
            var contents = driver.<String, byte[]>getKeyValueStore(ReviewTopology.CONTENTS.name());
            var apart = read(ReviewTopology.CONTENTS, contents.delete(FORM));
            forms.put(
                    FORM,
                    UnregisteredSerdes.serde(FormSnapshot.class)
                            .serializer()
                            .serialize(
                                    "",
                                    FormSnapshot.newBuilder(read(ReviewTopology.FORMS, forms.get(FORM)))
                                            .setContent(apart.getContent())
                                            .setFindings(apart.getFindings())
                                            .setDepartmentName(null)
                                            .setContentBytes(0)
                                            .build()));

            send(filing(SUBMIT).setContent(null));
            send(decision(DecisionTrigger.PASS));

            var entries = all(Topics.FORM_EVENTS);
            assertThat(entries.get(0).value().getContent()).isEqualTo(apart.getContent());
            assertThat(all(Topics.NOTIFICATIONS))
                    .allSatisfy(notice -> assertThat(notice.value().getDepartmentName())
                            .isEqualTo(apart.getContent().getDepartmentName()));
            assertThat(read(ReviewTopology.CONTENTS, contents.get(FORM))).isEqualTo(apart);
            var form = read(ReviewTopology.FORMS, forms.get(FORM));
            assertThat(form.getContent()).isNull();
            assertThat(form.getContentBytes()).isEqualTo(contents.get(FORM).length);
        }

        @Test
        @DisplayName("goes on from its changelogs where it stopped")
        void goesOnFromItsChangelogs() {
            var saving = filing(SAVE).build();
            send(saving);
            try (var restored = driver("two")) {
                copy(restored);
                driver.close();
                driver = restored;

                send(saving);
                send(filing(SUBMIT));

                assertThat(all(Topics.FORM_OUTCOMES))
                        .extracting(outcome -> outcome.value().getVersion())
                        .containsExactly(1L, 2L);
                assertThat(one(Topics.FORM_EVENTS).value().getPreviousHash()).isNotNull();
            }
            driver = driver("three");
        }

        private void copy(TopologyTestDriver restored) {
            copy(restored, ReviewTopology.FORMS.name());
            copy(restored, ReviewTopology.CONTENTS.name());
            try (var outcomes = driver.<String, byte[]>getTimestampedKeyValueStore(ReviewTopology.OUTCOMES)
                    .all()) {
                outcomes.forEachRemaining(
                        entry -> restored.<String, byte[]>getTimestampedKeyValueStore(ReviewTopology.OUTCOMES)
                                .put(entry.key, entry.value));
            }
        }

        private void copy(TopologyTestDriver restored, String store) {
            try (var entries = driver.<String, byte[]>getKeyValueStore(store).all()) {
                entries.forEachRemaining(entry ->
                        restored.<String, byte[]>getKeyValueStore(store).put(entry.key, entry.value));
            }
        }
    }

    /** At least once, because the driver loses what is written in a transaction before a record is processed. */
    private TopologyTestDriver driver(String name) {
        var templates = Samples.templates();
        var topology = new ReviewTopology(
                        new UnregisteredSerdes(),
                        new Decider(new Workflow(), templates, Samples.calendar()),
                        new NotificationRules(templates, Samples.calendar()),
                        new Reminding(
                                templates,
                                Samples.calendar(),
                                new NotificationRules(templates, Samples.calendar()),
                                () -> 1),
                        SETTINGS)
                .build();
        var guarantee = Map.of(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        var streams = new StreamsSettings(name, dir, 1, 0, Duration.ofMillis(50), 0, guarantee, Map.of());
        return new TopologyTestDriver(
                topology, streams.on(Map.of(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:9092")), NOW);
    }

    private void approve() {
        send(filing(SAVE));
        send(filing(SUBMIT));
        send(decision(DecisionTrigger.PASS));
        send(decision(DecisionTrigger.PASS));
        send(decision(DecisionTrigger.APPROVE).setRatings(ratings("95")));
    }

    @Nested
    @DisplayName("given a portal's command that it refuses")
    class GivenAPortalsCommand {

        @Test
        @DisplayName("tells the department once, however often the portal repeats it, in words for who didn't send it")
        void tellsTheDepartment() {
            send(filing(SAVE));
            send(filing(SUBMIT));
            var late = portals(SAVE).build();
            var stale = portals(SAVE).setExpectedVersion(1L).build();
            drain();

            send(late);
            send(late);
            send(stale);

            var notices = all(Topics.NOTIFICATIONS);
            assertThat(notices).hasSize(2).allSatisfy(notice -> {
                assertThat(notice.key()).isEqualTo("department:231083/civil-affairs");
                assertThat(notice.value().getKind()).isEqualTo(NotificationKind.REFUSED);
                assertThat(notice.value().getActionRequired()).isFalse();
                assertThat(notice.value().getVersion()).isEqualTo(2);
            });
            assertThat(notices.get(0).value().getText()).isEqualTo("门户报送被退回：一体化平台报送的2022年绩效目标表未被受理。表单现为“审核中”，不能保存。");
            assertThat(notices.get(0).value().getTextEn())
                    .startsWith("Refused: 一体化平台 sent the objectives form of 2022");
            assertThat(notices.get(1).value().getText()).isEqualTo("门户报送被退回：一体化平台报送的2022年绩效目标表未被受理。其依据的是表单第1版，现为第2版。");
        }

        @Test
        @DisplayName("tells the department of what came under an id in use, too")
        void reusedId() {
            var first = portals(SAVE).setRequestHash("one").build();
            send(first);
            drain();

            send(portals(SAVE).setCommandId(first.getCommandId()).setRequestHash("two"));

            assertThat(one(Topics.NOTIFICATIONS).value().getText()).contains("其命令编号已用于另一次报送");
        }

        @Test
        @DisplayName("tells nobody else than who asked of what somebody else sent, and nobody of what changes nothing")
        void tellsNobody() {
            send(filing(SAVE));
            drain();

            send(filing(SAVE).setExpectedVersion(0L));
            send(portals(SAVE));

            assertThat(all(Topics.FORM_OUTCOMES))
                    .extracting(outcome -> outcome.value().getReason())
                    .containsExactly(RefusalReason.STALE_VERSION, RefusalReason.NOTHING_CHANGED);
            assertThat(all(Topics.NOTIFICATIONS)).isEmpty();
        }

        private FormSubmission.Builder portals(SubmissionTrigger trigger) {
            return filing(trigger).setActor(Samples.portal("civil-affairs")).setPortalId("platform");
        }
    }

    @Nested
    @DisplayName("given a refusal of what a portal sent")
    class GivenARefusal {

        @Test
        @DisplayName("tells the department once, with the reason and the portal's name")
        void tellsTheDepartment() {
            var refusal = refusal(FORM, "省级平台");

            pipe(Topics.REFUSED_SUBMISSIONS, FORM, bytes(refusal));
            pipe(Topics.REFUSED_SUBMISSIONS, FORM, bytes(refusal));

            var notices = all(Topics.NOTIFICATIONS);
            assertThat(notices).hasSize(2);
            assertThat(notices.get(0).value()).isEqualTo(notices.get(1).value());
            assertThat(notices.get(0).key()).isEqualTo("department:231083/civil-affairs");
            assertThat(notices.get(0).value().getKind()).isEqualTo(NotificationKind.REFUSED);
            assertThat(notices.get(0).value().getText()).isEqualTo("门户报送被退回：省级平台报送的2022年绩效目标表未被受理。缺少内容。");
            assertThat(notices.get(0).value().getTextEn()).contains("省级平台", "No content.");
        }

        @Test
        @DisplayName("tells what was found that must be mended, as far as there is room")
        void tellsWhatWasFound() {
            var findings = IntStream.rangeClosed(1, 5)
                    .mapToObj(number -> new Finding(
                            "V0" + number,
                            number == 2 ? Severity.WARN : Severity.ERROR,
                            "",
                            null,
                            "第" + number + "处。",
                            "Number " + number + ".",
                            null,
                            false,
                            null,
                            List.of(),
                            List.of()))
                    .toList();

            pipe(
                    Topics.REFUSED_SUBMISSIONS,
                    FORM,
                    bytes(RefusedSubmission.newBuilder(refusal(FORM, "省级平台"))
                            .setFindings(findings)
                            .build()));

            var notice = one(Topics.NOTIFICATIONS).value();
            assertThat(notice.getText()).endsWith("缺少内容。 V01 第1处。 V03 第3处。 V04 第4处。 另有1处。");
            assertThat(notice.getTextEn())
                    .endsWith("No content. V01 Number 1. V03 Number 3. V04 Number 4. And 1 more.");
        }

        @Test
        @DisplayName("tells nobody of what wasn't the portal's to send, or names no form")
        void tellsNobodyElse() {
            pipe(Topics.REFUSED_SUBMISSIONS, FORM, bytes(refusal(FORM, null)));
            pipe(Topics.REFUSED_SUBMISSIONS, "x", bytes(refusal("x", "省级平台")));
            pipe(Topics.REFUSED_SUBMISSIONS, "x", bytes(refusal(null, "省级平台")));

            assertThat(all(Topics.NOTIFICATIONS)).isEmpty();
        }

        private RefusedSubmission refusal(@Nullable String form, @Nullable String portal) {
            return RefusedSubmission.newBuilder()
                    .setFormId(form)
                    .setPortalId("province")
                    .setPortalName(portal)
                    .setReasons(List.of(new RefusalDetail("CONTENT_REQUIRED", "/content", "缺少内容。", "No content.")))
                    .setFindings(List.of())
                    .setSourceTopic("portal.province.submissions")
                    .setSourcePartition(1)
                    .setSourceOffset(7)
                    .setRefusedAt(NOW)
                    .build();
        }
    }

    private void send(FormSubmission.Builder command) {
        send(command.build());
    }

    private void send(FormSubmission command) {
        pipe(Topics.FORM_SUBMISSIONS, command.getFormId(), bytes(command));
    }

    private void send(ReviewDecision.Builder command) {
        if (command.getExpectedVersion() == null) {
            command.setExpectedVersion(versionOf(command.getFormId()));
        }
        pipe(Topics.REVIEW_DECISIONS, command.getFormId(), bytes(command.build()));
    }

    private long versionOf(String form) {
        var bytes = driver.<String, byte[]>getKeyValueStore(ReviewTopology.FORMS.name())
                .get(form);
        return bytes == null ? 0 : read(ReviewTopology.FORMS, bytes).getVersion();
    }

    private void pipe(Topic<?> topic, @Nullable String key, byte @Nullable [] value) {
        driver.createInputTopic(
                        topic.name(),
                        Serdes.String().serializer(),
                        Serdes.ByteArray().serializer())
                .pipeInput(new TestRecord<>(key, value, NOW.plusSeconds(5)));
    }

    private static byte[] bytes(SpecificRecord command) {
        @SuppressWarnings("unchecked")
        var type = (Class<SpecificRecord>) command.getClass();
        return UnregisteredSerdes.serde(type).serializer().serialize("", command);
    }

    private static <T extends SpecificRecord> T read(Topic<T> topic, byte[] bytes) {
        return new UnregisteredSerdes().of(topic).deserializer().deserialize(topic.name(), bytes);
    }

    private <T extends SpecificRecord> TestRecord<String, T> one(Topic<T> topic) {
        var records = all(topic);
        assertThat(records).hasSizeGreaterThan(0);
        return records.get(records.size() - 1);
    }

    private <T extends SpecificRecord> List<TestRecord<String, T>> all(Topic<T> topic) {
        return records(topic.name(), new UnregisteredSerdes().of(topic).deserializer());
    }

    private TestRecord<String, byte[]> deadLetter(String topic) {
        var records = records(topic + "-dlt", Serdes.ByteArray().deserializer());
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private <T> List<TestRecord<String, T>> records(String topic, Deserializer<T> values) {
        return driver.createOutputTopic(topic, Serdes.String().deserializer(), values)
                .readRecordsToList();
    }

    private static String reason(TestRecord<String, byte[]> dead) {
        return new String(
                dead.headers().lastHeader("kafka_dlt-exception-message").value(), UTF_8);
    }

    private void drain() {
        List.of(Topics.FORM_EVENTS, Topics.FORM_OUTCOMES, Topics.APPROVED_FORMS, Topics.NOTIFICATIONS)
                .forEach(this::all);
    }
}
