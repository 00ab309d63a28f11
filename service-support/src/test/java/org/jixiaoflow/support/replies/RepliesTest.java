package org.jixiaoflow.support.replies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.web.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;

@DisplayName("A command that is asked")
class RepliesTest {

    private static final UUID COMMAND = UUID.randomUUID();
    private static final String FORM = "231083-2022-OBJECTIVE-civil-affairs";

    private final KafkaTemplate<byte[], byte[]> kafka = mock();
    private final Queue<String> noted = new ConcurrentLinkedQueue<>();
    private final Replies replies = new Replies(
            new Publisher(kafka, new UnregisteredSerdes()),
            mock(),
            new UnregisteredSerdes(),
            new ReplySettings(Duration.ofMillis(100), true),
            (late, formId) -> noted.add(late.commandId() + " " + formId));

    @Test
    @DisplayName("and refused by Kafka at once was not sent, and leaves nothing behind")
    void refusedAtOnce() {
        when(kafka.send(anyRecord()))
                .thenThrow(new KafkaException("Send failed", new NotEnoughReplicasException("one")));

        assertProblem(ask(), "NOT_SENT", 503);
    }

    @Test
    @DisplayName("and refused by Kafka later was not sent either")
    void refusedLater() {
        when(kafka.send(anyRecord())).thenReturn(CompletableFuture.failedFuture(new NotEnoughReplicasException("one")));

        assertProblem(ask(), "NOT_SENT", 503);
    }

    @Test
    @DisplayName("and that Kafka says nothing of was not sent as far as anybody knows")
    void noAcknowledgement() {
        when(kafka.send(anyRecord())).thenReturn(new CompletableFuture<>());

        assertProblem(ask(), "NOT_SENT", 503);
    }

    @Test
    @DisplayName("and is on its topic is answered later, and noted for whoever asks for it then")
    void late() {
        when(kafka.send(anyRecord())).thenReturn(CompletableFuture.completedFuture(mock()));

        assertThat(ask())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(TimeoutException.class);
        assertThat(replies.awaited()).isZero();
        assertThat(noted).containsExactly(COMMAND + " " + FORM);
    }

    @Test
    @DisplayName("is known to be under way while somebody waits for it")
    void underWay() {
        when(kafka.send(anyRecord())).thenReturn(new CompletableFuture<>());

        var asked = ask();

        assertThat(replies.awaited(COMMAND, null)).containsExactly(FORM);
        assertThat(replies.awaited(COMMAND, "another request")).isEmpty();
        assertThat(replies.awaited(UUID.randomUUID(), null)).isEmpty();
        assertProblem(asked, "NOT_SENT", 503);
        assertThat(replies.awaited(COMMAND, null)).isEmpty();
    }

    @Test
    @DisplayName("and is larger than Kafka takes needn't be tried again")
    void tooLarge() {
        when(kafka.send(anyRecord()))
                .thenThrow(new KafkaException("Send failed", new RecordTooLargeException("large")));

        assertProblem(ask(), "TOO_LARGE_TO_SEND", 413);
    }

    private void assertProblem(CompletableFuture<CommandOutcome> asked, String code, int status) {
        assertThat(asked)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.status().value()).isEqualTo(status);
                });
        assertThat(replies.awaited()).isZero();
    }

    private CompletableFuture<CommandOutcome> ask() {
        var command = FormSubmission.newBuilder()
                .setCommandId(COMMAND)
                .setFormId(FORM)
                .setTrigger(SubmissionTrigger.WITHDRAW)
                .setActor(Actor.newBuilder()
                        .setId("1")
                        .setName("钱管理")
                        .setRole("clerk")
                        .build())
                .setIssuedAt(Instant.EPOCH)
                .build();
        return replies.ask(Topics.FORM_SUBMISSIONS, command.getFormId(), COMMAND, command);
    }

    private static ProducerRecord<byte[], byte[]> anyRecord() {
        return any();
    }
}
