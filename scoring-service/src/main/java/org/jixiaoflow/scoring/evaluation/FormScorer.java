package org.jixiaoflow.scoring.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.ScoreChange;
import org.jixiaoflow.schemas.ScoredForm;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.scoring.templates.TemplateVersions;
import org.jixiaoflow.support.streams.AdaptiveCommit;
import org.jspecify.annotations.Nullable;

/**
 * Scores forms as they are approved, and all that are approved when templates change: some at a time between the live ones, each lot in
 * one transaction with the place it reached. Which templates the forms are up to is part of the state. So whoever takes over, after a
 * crash or a rebalance, goes on there.
 */
final class FormScorer implements Processor<String, @Nullable ApprovedForm, String, ScoreChange> {

    /** Approved forms, written like a topic; only its schema is ever registered. */
    static final Topic<ScoredForm> FORMS = new Topic<>("scored-forms", ScoredForm.class, true, null);

    private static final String PROGRESS = "rescoring";
    private static final String TEMPLATES = "templates";
    private static final String NEXT = "next";

    private final Supplier<TemplateVersions> templates;
    private final RescoringSettings settings;
    // An approval is committed, and read together with others, before it comes here.
    private final AdaptiveCommit adaptiveCommit =
            new AdaptiveCommit(10, Duration.ofMillis(500), Duration.ofMillis(500));
    private ProcessorContext<String, ScoreChange> context;
    private KeyValueStore<String, ScoredForm> forms;
    private KeyValueStore<String, String> progress;

    // init comes before everything else
    @SuppressWarnings("NullAway.Init")
    private FormScorer(Supplier<TemplateVersions> templates, RescoringSettings settings) {
        this.templates = templates;
        this.settings = settings;
    }

    /** @param store where {@link #FORMS} are kept */
    static ProcessorSupplier<String, ApprovedForm, String, ScoreChange> supplier(
            TopicSerdes serdes,
            Supplier<TemplateVersions> templates,
            RescoringSettings settings,
            KeyValueBytesStoreSupplier store) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, ApprovedForm, String, ScoreChange> get() {
                return new FormScorer(templates, settings);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(
                        Stores.keyValueStoreBuilder(store, Serdes.String(), serdes.of(FORMS)),
                        Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore(PROGRESS), Serdes.String(), Serdes.String()));
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, ScoreChange> context) {
        this.context = context;
        this.forms = context.getStateStore(FORMS.name());
        this.progress = context.getStateStore(PROGRESS);
        context.schedule(settings.pause(), PunctuationType.WALL_CLOCK_TIME, this::rescore);
    }

    @Override
    public void process(Record<String, @Nullable ApprovedForm> record) {
        if (adaptiveCommit.isDue(context.currentSystemTimeMs(), record.timestamp())) {
            context.commit();
        }
        var form = record.value();
        var known = forms.get(record.key());
        var time = Instant.ofEpochMilli(record.timestamp());
        take(
                form == null
                        ? ScoreStep.revoked(known, time)
                        : ScoreStep.approved(known, form, upTo(templates.get()), time),
                record.key(),
                record.timestamp());
    }

    private void rescore(long now) {
        var known = upTo(templates.get());
        var from = progress.get(NEXT);
        if (from != null) {
            lot(from)
                    .forEach(each ->
                            take(ScoreStep.rescored(each.value, known, Instant.ofEpochMilli(now)), each.key, now));
        }
    }

    /** Once other templates are in force than the forms are up to, all forms are to be looked at again. */
    private TemplateVersions upTo(TemplateVersions known) {
        if (!known.mark().equals(progress.get(TEMPLATES))) {
            progress.put(TEMPLATES, known.mark());
            progress.put(NEXT, "");
        }
        return known;
    }

    private List<KeyValue<String, ScoredForm>> lot(String from) {
        var lot = new ArrayList<KeyValue<String, ScoredForm>>(settings.lot());
        try (var rest = forms.range(from, null)) {
            while (rest.hasNext() && lot.size() < settings.lot()) {
                lot.add(rest.next());
            }
            progress.put(NEXT, rest.hasNext() ? rest.peekNextKey() : null);
        }
        return lot;
    }

    private void take(Optional<ScoreStep> step, String formId, long timestamp) {
        step.ifPresent(taken -> {
            forms.put(formId, taken.kept());
            context.forward(new Record<>(formId, taken.change(), timestamp));
        });
    }
}
