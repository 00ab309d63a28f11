package org.jixiaoflow.benchmarks.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jixiaoflow.benchmarks.load.Journey;
import org.jixiaoflow.benchmarks.load.Step;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.jspecify.annotations.Nullable;

/**
 * Takes forms through the workflow, some dozens at a time. A command that isn't answered in time is sent again with the same id, as often
 * as it takes. Now and then one is sent that must be refused. Runs until told to finish, and then until everything is answered.
 */
final class Client extends Thread {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(4);
    private static final int STRAY_EVERY = 4;
    private static final long STRANGER = -1;

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicSerdes serdes;
    private final Ledger ledger;
    private final int atOnce;
    private final Map<Topic<?>, Serializer<?>> serializers = new HashMap<>();
    private final Map<UUID, Pending> pending = new HashMap<>();
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean finishing;
    private volatile @Nullable Throwable failure;
    private int next;

    Client(String kafka, TopicSerdes serdes, Ledger ledger, int atOnce) {
        super("client");
        setDaemon(true);
        this.serdes = serdes;
        this.ledger = ledger;
        this.atOnce = atOnce;
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        5000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        3000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        5000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        // What isn't there any more after a crash is no reason to skip what is.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        TopicReader.begin(consumer, List.of(Topics.FORM_OUTCOMES.name()));
    }

    /** How many commands were answered so far. */
    long answers() {
        return answers.get();
    }

    /** How many are not answered yet. */
    int open() {
        synchronized (pending) {
            return pending.size();
        }
    }

    /** The commands that are not answered yet. */
    Set<UUID> unanswered() {
        synchronized (pending) {
            return Set.copyOf(pending.keySet());
        }
    }

    /** Whether every one of {@code commands} is answered. */
    boolean hasAnswersTo(Set<UUID> commands) {
        synchronized (pending) {
            return commands.stream().noneMatch(pending::containsKey);
        }
    }

    /** Begins no further form; the thread ends once everything sent is answered. */
    void finish() {
        finishing = true;
    }

    void requireHealthy() {
        var fault = failure;
        if (fault != null) {
            throw new IllegalStateException("The client failed", fault);
        }
    }

    @Override
    public void run() {
        try (producer;
                consumer) {
            var outcomes = UnregisteredSerdes.serde(CommandOutcome.class).deserializer();
            while (!finishing || open() > 0) {
                while (!finishing && open() < atOnce) {
                    begin(new Journey(next++));
                }
                sendAgain();
                for (var received : consumer.poll(POLL)) {
                    take(outcomes.deserialize(received.topic(), received.value()));
                }
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void begin(Journey journey) {
        if (journey.number() % STRAY_EVERY == 0) {
            send(new Pending(journey, 0, stranger(journey)));
        }
        step(journey, 0);
    }

    private void step(Journey journey, int step) {
        send(new Pending(journey, step, journey.steps().get(step).command(journey, Instant.now())));
    }

    /** Whenever it comes it is refused: another department's clerk has nothing to submit here. */
    private static FormSubmission stranger(Journey journey) {
        var submission = (FormSubmission) Step.SUBMIT.command(journey, Instant.now());
        return FormSubmission.newBuilder(submission)
                .setCommandId(new UUID(STRANGER, journey.number()))
                .setActor(Actor.newBuilder(submission.getActor())
                        .setDepartmentCode("another")
                        .build())
                .build();
    }

    private void send(Pending command) {
        synchronized (pending) {
            pending.put(command.id(), command);
        }
        ledger.sent(command.id(), command.journey.formId());
        command.sentAt = System.nanoTime();
        var topic = command.value instanceof FormSubmission ? Topics.FORM_SUBMISSIONS : Topics.REVIEW_DECISIONS;
        try {
            // What isn't delivered isn't answered either, and is then sent again.
            var unused = producer.send(new ProducerRecord<>(
                    topic.name(), command.journey.formId().getBytes(UTF_8), encode(topic, command.value)));
        } catch (TimeoutException noBroker) {
            // as above
        }
    }

    @SuppressWarnings("unchecked")
    private byte[] encode(Topic<? extends SpecificRecord> topic, SpecificRecord value) {
        return ((Serializer<SpecificRecord>) serializers.computeIfAbsent(
                        topic, of -> serdes.of(topic).serializer()))
                .serialize(topic.name(), value);
    }

    private void sendAgain() {
        List<Pending> late;
        synchronized (pending) {
            late = pending.values().stream()
                    .filter(command -> System.nanoTime() - command.sentAt > AGAIN_AFTER.toNanos())
                    .toList();
        }
        late.forEach(this::send);
    }

    private void take(CommandOutcome outcome) {
        if (!ledger.answered(outcome)) {
            return;
        }
        answers.incrementAndGet();
        Pending answered;
        synchronized (pending) {
            answered = pending.remove(outcome.getCommandId());
        }
        if (answered == null || answered.isStranger()) {
            return;
        }
        if (outcome.getStatus() != OutcomeStatus.ACCEPTED) {
            throw new IllegalStateException("%s of %s was refused: %s %s"
                    .formatted(outcome.getTrigger(), outcome.getFormId(), outcome.getReason(), outcome.getDetail()));
        }
        if (answered.step + 1 < answered.journey.steps().size()) {
            step(answered.journey, answered.step + 1);
        }
    }

    /** A command that isn't answered yet. */
    private static final class Pending {

        private final Journey journey;
        private final int step;
        private final SpecificRecord value;
        private long sentAt;

        Pending(Journey journey, int step, SpecificRecord value) {
            this.journey = journey;
            this.step = step;
            this.value = value;
        }

        UUID id() {
            return value instanceof FormSubmission submission
                    ? submission.getCommandId()
                    : ((ReviewDecision) value).getCommandId();
        }

        boolean isStranger() {
            return id().getMostSignificantBits() == STRANGER;
        }
    }
}
