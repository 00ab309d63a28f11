package org.jixiaoflow.review.pipeline;

import static java.util.Objects.requireNonNull;
import static org.apache.kafka.streams.processor.PunctuationType.WALL_CLOCK_TIME;
import static org.jixiaoflow.schemas.contract.Topics.FORM_OUTCOMES;
import static org.jixiaoflow.schemas.contract.Topics.NOTIFICATIONS;

import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jixiaoflow.review.lifecycle.Command;
import org.jixiaoflow.review.lifecycle.Command.Filing;
import org.jixiaoflow.review.lifecycle.Command.Review;
import org.jixiaoflow.review.lifecycle.Decider;
import org.jixiaoflow.review.lifecycle.Decision;
import org.jixiaoflow.review.lifecycle.Decision.Reminded;
import org.jixiaoflow.review.lifecycle.Kept;
import org.jixiaoflow.review.notification.NotificationRules;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.KeptContent;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.support.streams.AdaptiveCommit;
import org.jspecify.annotations.Nullable;

/** Reads a command and its form, asks the decider, and writes what it says. */
final class CommandProcessor implements Processor<String, SpecificRecord, String, byte[]> {

    private final Decider decider;
    private final NotificationRules notificationRules;
    private final Reminding reminding;
    private final Encoding encoding;
    private final PipelineSettings settings;
    private final AdaptiveCommit adaptiveCommit = new AdaptiveCommit(25, Duration.ofMillis(500), Duration.ofMillis(50));

    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<String, byte[]> forms;
    private KeyValueStore<String, byte[]> contents;
    private ProcessedCommands processedCommands;
    private Objectives objectives;
    private FilingLists lists;
    private Watchers watchers;
    private Timers timers;
    private Reminders reminders;

    @SuppressWarnings("NullAway.Init")
    CommandProcessor(
            Decider decider,
            NotificationRules notificationRules,
            Reminding reminding,
            Encoding encoding,
            PipelineSettings settings) {
        this.reminding = reminding;
        this.decider = decider;
        this.notificationRules = notificationRules;
        this.encoding = encoding;
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
        this.forms = context.getStateStore(ReviewTopology.FORMS.name());
        this.contents = context.getStateStore(ReviewTopology.CONTENTS.name());
        this.processedCommands = new ProcessedCommands(context.getStateStore(ReviewTopology.OUTCOMES));
        this.objectives = new Objectives(context.getStateStore(Objectives.STORE), encoding);
        this.watchers = new Watchers(context.getStateStore(Watchers.STORE), encoding);
        this.lists = new FilingLists(context.getStateStore(FilingLists.STORE), encoding);
        context.schedule(
                settings.purgeInterval(),
                WALL_CLOCK_TIME,
                now -> processedCommands.forget(now - settings.outcomesKept().toMillis(), settings.purgeStep()));
        this.timers = new Timers(context.getStateStore(Timers.STORE));
        this.reminders = reminding.reminders(encoding, forms, lists, timers, settings.reminderStep());
        var partition = context.taskId().partition();
        context.schedule(
                settings.reminderInterval(),
                WALL_CLOCK_TIME,
                now -> reminders.remind(
                        reminding.clock().apply(now),
                        hash -> reminding.isOf(partition, hash),
                        (recipient, bytes) ->
                                context.forward(new Record<>(recipient, bytes, now), NOTIFICATIONS.name())));
    }

    @Override
    public void process(Record<String, SpecificRecord> record) {
        if (adaptiveCommit.isDue(context.currentSystemTimeMs(), record.timestamp())) {
            context.commit();
        }
        var command = command(record);
        var key = record.key();
        var first = processedCommands.first(key, command.id());
        if (first != null) {
            again(first, command, record.timestamp());
            return;
        }
        var form = form(key);
        var kept = new Kept(() -> kept(key, form));
        var remindedAt = form == null ? timers.reminded(key) : null;
        var decision = decider.decide(key, form, kept, objectives.answeredBy(key), lists.of(key), remindedAt, command);
        if (decision instanceof Reminded reminded) {
            timers.remind(key, reminded.at());
        }
        var effects = effects(decision, form, kept, command, record.timestamp());
        if (effects.form() != null) {
            forms.put(key, effects.form());
        }
        if (effects.content() != null) {
            contents.put(key, effects.content());
        }
        if (effects.snapshot() != null) {
            reminders.follow(form, effects.snapshot(), reminding.clock().apply(context.currentSystemTimeMs()));
        }
        processedCommands.remember(key, command.id(), effects.outcome(), context.currentSystemTimeMs());
        effects.outputs().forEach(output -> context.forward(output.record(), output.topic()));
    }

    /** A repeat gets the first outcome; another request under its id is refused. */
    private void again(byte[] first, Command command, long timestamp) {
        var reused = Decider.reused(encoding.decode(FORM_OUTCOMES, first), command);
        var outcome =
                reused.map(refusal -> encoding.encode(FORM_OUTCOMES, refusal)).orElse(first);
        context.forward(new Record<>(command.formId(), outcome, timestamp), FORM_OUTCOMES.name());
        if (command instanceof Filing filing) {
            reused.flatMap(refusal -> notificationRules.about(refusal, filing.submission()))
                    .ifPresent(notice -> context.forward(
                            new Record<>(notice.getRecipient(), encoding.encode(NOTIFICATIONS, notice), timestamp),
                            NOTIFICATIONS.name()));
        }
    }

    /** What is more than a form can hold is refused: its sender waits for an answer, and the form must stay as it can be used. */
    private Effects effects(
            Decision decision, @Nullable FormSnapshot form, Kept kept, Command command, long timestamp) {
        try {
            return Effects.of(decision, form, kept, command, encoding, notificationRules, watchers, timestamp);
        } catch (RecordTooLarge tooLarge) {
            return Effects.of(
                    Decider.full(form, command), form, kept, command, encoding, notificationRules, watchers, timestamp);
        }
    }

    @Override
    public void close() {
        encoding.close();
    }

    private @Nullable FormSnapshot form(String key) {
        var bytes = forms.get(key);
        return bytes == null ? null : encoding.form(bytes);
    }

    private KeptContent kept(String key, @Nullable FormSnapshot form) {
        return form != null && form.getContent() != null
                ? Encoding.within(form)
                : encoding.decode(ReviewTopology.CONTENTS, requireNonNull(contents.get(key), key));
    }

    private static Command command(Record<String, SpecificRecord> record) {
        if (record.key() == null) {
            throw new UnprocessableCommand("A command needs its form's id as key");
        }
        var appended = Instant.ofEpochMilli(record.timestamp());
        if (record.value() instanceof FormSubmission submission) {
            return new Filing(submission, Command.believed(submission.getIssuedAt(), appended));
        }
        if (record.value() instanceof ReviewDecision decision) {
            return new Review(decision, Command.believed(decision.getIssuedAt(), appended));
        }
        throw new UnprocessableCommand("A command needs a value");
    }
}
