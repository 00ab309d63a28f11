package org.jixiaoflow.submission.deadletters;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.DeadLetterAction;
import org.jixiaoflow.schemas.DeadLetterActionKind;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.deadletters.DeadLetter;
import org.jixiaoflow.support.deadletters.DeadLetterId;
import org.jixiaoflow.support.deadletters.DeadLetterPage;
import org.jixiaoflow.support.deadletters.DeadLetterReader;
import org.jixiaoflow.support.deadletters.DeadLetterSummary;
import org.jixiaoflow.support.deadletters.ScanPosition;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.support.SendResult;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at dead letters and orders what becomes of them. What is done is one record; whoever writes the letter's topic does the rest. */
@Component
class Desk {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final DeadLetterReader deadLetterReader;
    private final Actions actions;
    private final Contents contents;
    private final Publisher publisher;
    private final TransactionTemplate transaction;
    private final MessageSource messages;
    private final Clock clock;

    Desk(
            DeadLetterReader deadLetterReader,
            Actions actions,
            Contents contents,
            Publisher publisher,
            PlatformTransactionManager transactions,
            MessageSource messages,
            Clock clock) {
        this.deadLetterReader = deadLetterReader;
        this.actions = actions;
        this.contents = contents;
        this.publisher = publisher;
        this.transaction = new TransactionTemplate(transactions);
        this.messages = messages;
        this.clock = clock;
    }

    /** A page of letters with what was done with them. */
    record Found(DeadLetterPage page, Map<DeadLetterId, List<Action>> actions) {}

    Found list(DeadLetterFilter filter, @Nullable ScanPosition from, int limit) {
        UnaryOperator<List<DeadLetterSummary>> wanted = letters -> {
            var matching = letters.stream().filter(filter::takes).toList();
            if (filter.state() == null) {
                return matching;
            }
            var done = actions.of(ids(matching));
            return matching.stream()
                    .filter(deadLetter -> State.after(done.getOrDefault(deadLetter.id(), List.of())) == filter.state())
                    .toList();
        };
        var page = deadLetterReader.page(filter::takesTopic, filter.start(from), wanted, limit);
        return new Found(page, actions.of(ids(page.letters())));
    }

    /** As many of the newest as one look takes. */
    DeadLetterCounts count(DeadLetterFilter filter) {
        var found = list(filter, null, Integer.MAX_VALUE).page();
        return DeadLetterCounts.of(found.letters(), found.next() == null);
    }

    private static List<DeadLetterId> ids(List<DeadLetterSummary> letters) {
        return letters.stream().map(DeadLetterSummary::id).toList();
    }

    DeadLetterDetails look(DeadLetterId id, Locale locale) {
        var deadLetter = find(id);
        return DeadLetterDetails.of(
                deadLetter,
                contents.read(
                        deadLetter.summary().origin().topic(), deadLetter.kept().value()),
                actions(id),
                remedy(deadLetter, locale));
    }

    private @Nullable String remedy(DeadLetter deadLetter, Locale locale) {
        var topic = deadLetter.summary().origin().topic();
        var remedy = Remedy.of(topic);
        return remedy.isReplay()
                ? null
                : messages.getMessage("dead-letters.remedy." + remedy, new Object[] {topic}, locale);
    }

    /** Orders that the letter, mended or as it is, be processed again. */
    void replay(DeadLetterId id, ReplayRequest asked, Actor actor, Locale locale) {
        act(id, replaying(asked, actor, locale));
    }

    /** The same of many, as they are; what it says of each that couldn't be done it would have been refused for alone. */
    Map<DeadLetterId, RuntimeException> replay(
            List<DeadLetterId> ids, @Nullable String reason, Actor actor, Locale locale) {
        return act(ids, replaying(new ReplayRequest(null, reason, null), actor, locale));
    }

    /** Writes down that nobody needs the letter. */
    void discard(DeadLetterId id, String reason, Actor actor) {
        act(id, discarding(reason, actor));
    }

    /** The same of many, with what each that couldn't be done would have been refused for alone. */
    Map<DeadLetterId, RuntimeException> discard(List<DeadLetterId> ids, String reason, Actor actor) {
        return act(ids, discarding(reason, actor));
    }

    /** What is to be written down of a letter, knowing what was done with it; a problem if that can't be. */
    @FunctionalInterface
    private interface Step {
        DeadLetterAction of(DeadLetter deadLetter, List<Action> done);
    }

    private Step replaying(ReplayRequest asked, Actor actor, Locale locale) {
        return (deadLetter, done) -> {
            var remedy = remedy(deadLetter, locale);
            if (remedy != null) {
                throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "NOT_REPLAYABLE", remedy);
            }
            if (!Boolean.TRUE.equals(asked.again())) {
                refuseIfDone(done);
            }
            var replay = Replay.of(deadLetter, asked, contents);
            return action(deadLetter, DeadLetterActionKind.REPLAYED, asked.reason(), actor)
                    .setFixed(replay.fixed())
                    .setKey(replay.key())
                    .setValue(replay.value())
                    .build();
        };
    }

    private Step discarding(String reason, Actor actor) {
        return (deadLetter, done) -> {
            refuseIfDone(done);
            return action(deadLetter, DeadLetterActionKind.DISCARDED, reason, actor)
                    .setFixed(false)
                    .build();
        };
    }

    private void act(DeadLetterId id, Step step) {
        var undone = act(List.of(id), step).get(id);
        if (undone != null) {
            throw undone;
        }
    }

    /**
     * One at a time for each letter, so that two who do the same at once don't do it twice. However many there are, they are read, written and waited
     * for together.
     */
    private Map<DeadLetterId, RuntimeException> act(List<DeadLetterId> ids, Step step) {
        var undone = new HashMap<DeadLetterId, RuntimeException>();
        transaction.executeWithoutResult(status -> {
            ids.stream().sorted().forEach(actions::lock);
            var letters = deadLetterReader.find(ids);
            var done = actions.of(ids);
            var sent = new LinkedHashMap<DeadLetterId, CompletableFuture<SendResult<byte[], byte[]>>>();
            for (var id : ids) {
                try {
                    var letter = Optional.ofNullable(letters.get(id)).orElseThrow(() -> unknown(id.toString()));
                    var action = step.of(letter, done.getOrDefault(id, List.of()));
                    sent.put(id, publisher.send(Topics.DEAD_LETTER_ACTIONS, action.getLetterId(), action));
                } catch (Problem | KafkaException refused) {
                    undone.put(id, refused);
                }
            }
            var written = new ArrayList<RecordMetadata>();
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            sent.forEach((id, sending) -> {
                try {
                    written.add(written(sending, deadline));
                } catch (Problem | IllegalStateException refused) {
                    undone.put(id, refused);
                }
            });
            awaitKnown(written);
        });
        return undone;
    }

    private DeadLetter find(DeadLetterId id) {
        return deadLetterReader.find(id).orElseThrow(() -> unknown(id.toString()));
    }

    static Problem unknown(String id) {
        return new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_DEAD_LETTER", id);
    }

    private static void refuseIfDone(List<Action> done) {
        if (!done.isEmpty()) {
            var last = done.get(done.size() - 1);
            throw new Problem(
                            HttpStatus.CONFLICT,
                            "ALREADY_" + last.kind(),
                            last.name(),
                            last.at().truncatedTo(ChronoUnit.SECONDS).toString())
                    .with("actions", done);
        }
    }

    private List<Action> actions(DeadLetterId id) {
        return actions.of(List.of(id)).getOrDefault(id, List.of());
    }

    private DeadLetterAction.Builder action(
            DeadLetter deadLetter, DeadLetterActionKind kind, @Nullable String reason, Actor actor) {
        var origin = deadLetter.summary().origin();
        return DeadLetterAction.newBuilder()
                .setLetterId(deadLetter.summary().id().toString())
                .setKind(kind)
                .setOriginTopic(origin.topic())
                .setOriginPartition(origin.partition())
                .setOriginOffset(origin.offset())
                .setReason(reason)
                .setActor(actor)
                .setAt(clock.instant());
    }

    private static RecordMetadata written(Future<SendResult<byte[], byte[]>> sending, long deadline) {
        try {
            return sending.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                    .getRecordMetadata();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException
                    || (e.getCause() != null && e.getCause().getCause() instanceof RecordTooLargeException)) {
                throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "LETTER_TOO_LARGE");
            }
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka did not take what was done with a dead letter", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** So that whoever comes next sees it. What was written holds even if the view is late. */
    private void awaitKnown(List<RecordMetadata> written) {
        try {
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!actions.know(written) && System.nanoTime() - deadline < 0) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
