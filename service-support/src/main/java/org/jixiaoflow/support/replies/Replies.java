package org.jixiaoflow.support.replies;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Failures;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Asks a command over Kafka and completes with its outcome. Every instance reads all outcomes from the moment it starts; it remembers
 * only what somebody waits for. Whoever gives up waiting finds the outcome later in a view.
 */
public class Replies implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Replies.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration WHILE_NOBODY_WAITS = Duration.ofMillis(100);
    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int NOTING_SECONDS = 1;
    private static final int STARTING_SECONDS = 60;

    private final Publisher publisher;
    private final ConsumerFactory<byte[], byte[]> consumers;
    private final TopicSerdes serdes;
    private final Duration timeout;
    private final LateCommands late;
    private final Map<Asked, Awaited> awaited = new ConcurrentHashMap<>();
    private final Executor noting = new ThreadPoolExecutor(
            0,
            1,
            NOTING_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> new Thread(work, "late-commands"));
    private volatile @Nullable Reading reading;

    Replies(
            Publisher publisher,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicSerdes serdes,
            ReplySettings settings,
            LateCommands late) {
        this.publisher = publisher;
        this.consumers = consumers;
        this.serdes = serdes;
        this.timeout = settings.timeout();
        this.late = late;
    }

    /**
     * Publishes {@code command} and completes with its outcome, or exceptionally: {@link Unanswered} if the command is on its topic and the outcome takes longer than {@code
     * jixiao.replies.timeout}; with the {@link Problem} {@code NOT_SENT} if it isn't known to be on its topic by then, or known not to
     * be. Sent again with the same id it is the same command, whether it did get there or not.
     */
    public <T extends SpecificRecord> CompletableFuture<CommandOutcome> ask(
            Topic<T> topic, String key, UUID commandId, T command) {
        var asked = new Asked(commandId, request(command));
        var outcome = awaited.computeIfAbsent(asked, none -> new Awaited(key));
        var current = reading;
        if (current != null) {
            LockSupport.unpark(current.thread);
        }
        var sent = send(topic, key, command);
        return sent.thenCompose(put -> outcome)
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> sent.isDone() && !sent.isCompletedExceptionally()
                        ? late(asked, key, failure)
                        : CompletableFuture.failedFuture(notSent(commandId, failure)))
                .whenComplete((answer, failure) -> awaited.remove(asked, outcome));
    }

    /** What is refused at once and what is refused later is one to whoever asks. */
    private <T extends SpecificRecord> CompletableFuture<?> send(Topic<T> topic, String key, T command) {
        try {
            return publisher.send(topic, key, command);
        } catch (RuntimeException atOnce) {
            return CompletableFuture.failedFuture(atOnce);
        }
    }

    private CompletableFuture<CommandOutcome> late(Asked asked, String formId, Throwable failure) {
        if (!Failures.isBehind(failure, TimeoutException.class)) {
            return CompletableFuture.failedFuture(failure);
        }
        var unanswered = new Unanswered(asked.commandId(), asked.request());
        return CompletableFuture.runAsync(() -> late.note(unanswered, formId), noting)
                .orTimeout(NOTING_SECONDS, TimeUnit.SECONDS)
                .handle((noted, unnoted) -> {
                    if (unnoted != null) {
                        log.warn("The command {} was sent, and that could not be noted", asked.commandId(), unnoted);
                    }
                    return unanswered;
                })
                .thenCompose(CompletableFuture::failedFuture);
    }

    private static Throwable notSent(UUID commandId, Throwable failure) {
        if (Failures.isBehind(failure, RecordTooLargeException.class)) {
            return new Problem(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE_TO_SEND");
        }
        if (Failures.isTransient(failure) || Failures.isBehind(failure, KafkaException.class)) {
            log.warn("The command {} was not sent", commandId, failure);
            return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "NOT_SENT", commandId.toString()).again(AGAIN);
        }
        return failure;
    }

    /**
     * Forms of commands of that id whose outcome somebody waits for at this moment.
     *
     * @param request the hash of the request; null for any
     */
    public List<String> awaited(UUID commandId, @Nullable String request) {
        return awaited.entrySet().stream()
                .filter(each -> each.getKey().commandId().equals(commandId)
                        && (request == null || request.equals(each.getKey().request())))
                .map(each -> each.getValue().formId)
                .toList();
    }

    /** How many commands somebody waits for. */
    int awaited() {
        return awaited.size();
    }

    private void answer(CommandOutcome outcome) {
        var request = outcome.getRequestHash();
        var answered = new Asked(outcome.getCommandId(), request);
        if (request != null) {
            complete(answered, outcome);
        } else {
            awaited.keySet().stream().filter(answered::isSameCommand).forEach(asked -> complete(asked, outcome));
        }
    }

    private void complete(Asked asked, CommandOutcome outcome) {
        var waiting = awaited.remove(asked);
        if (waiting != null) {
            waiting.complete(outcome);
        }
    }

    private static @Nullable String request(SpecificRecord command) {
        var hash = command.getSchema().getField("requestHash");
        return hash == null ? null : (String) command.get(hash.pos());
    }

    /** A command somebody waits for; of two requests under one id each gets its own answer. */
    private record Asked(UUID commandId, @Nullable String request) {

        boolean isSameCommand(Asked other) {
            return commandId.equals(other.commandId);
        }
    }

    /** An outcome to come, of a command about that form. */
    private static final class Awaited extends CompletableFuture<CommandOutcome> {

        private final String formId;

        Awaited(String formId) {
            this.formId = formId;
        }
    }

    @Override
    public synchronized void start() {
        var beginning = new Reading();
        beginning.begin();
        reading = beginning;
    }

    @Override
    public synchronized void stop() {
        var current = reading;
        if (current != null) {
            current.end();
            reading = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return reading != null;
    }

    /** One thread's reading of the outcomes, from the end of the topic at its start. */
    private final class Reading {

        private final Consumer<byte[], byte[]> consumer = consumers.createConsumer(null, "replies");
        private final CountDownLatch positioned = new CountDownLatch(1);
        private final Thread thread = new Thread(this::read, "replies");
        private volatile boolean ending;

        void begin() {
            thread.setDaemon(true);
            thread.start();
            try {
                if (!positioned.await(STARTING_SECONDS, TimeUnit.SECONDS)) {
                    throw new IllegalStateException(
                            "The topic %s can't be read".formatted(Topics.FORM_OUTCOMES.name()));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        void end() {
            ending = true;
            consumer.wakeup();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void read() {
            try (consumer;
                    var outcomes = serdes.of(Topics.FORM_OUTCOMES).deserializer()) {
                position();
                while (!ending) {
                    if (awaited.isEmpty()) {
                        // Outcomes of commands that others asked needn't be taken one commit at a time.
                        LockSupport.parkNanos(WHILE_NOBODY_WAITS.toNanos());
                    }
                    poll(outcomes);
                }
            } catch (WakeupException e) {
                log.debug("No longer reading outcomes");
            }
        }

        private void position() {
            var partitions = consumer.partitionsFor(Topics.FORM_OUTCOMES.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            positioned.countDown();
        }

        private void poll(Deserializer<CommandOutcome> outcomes) {
            try {
                consumer.poll(POLL).forEach(received -> decode(outcomes, received));
            } catch (WakeupException e) {
                throw e;
            } catch (RuntimeException e) {
                log.warn("Outcomes can't be read now; trying again", e);
                pause();
            }
        }

        private void decode(Deserializer<CommandOutcome> outcomes, ConsumerRecord<byte[], byte[]> received) {
            if (awaited.isEmpty()) {
                return;
            }
            try {
                answer(outcomes.deserialize(received.topic(), received.value()));
            } catch (RuntimeException e) {
                log.warn("An outcome at {}-{} can't be read", received.partition(), received.offset(), e);
            }
        }

        private void pause() {
            try {
                TimeUnit.MILLISECONDS.sleep(AFTER_FAULT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
