package org.jixiaoflow.scoring.evaluation;

import static org.jixiaoflow.schemas.contract.Topics.APPROVED_FORMS;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_SUMMARIES;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.ScoreTally;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.jspecify.annotations.Nullable;

/**
 * Approved forms to scores, scores to departments, departments to regions. Every step is a table, so a form that is approved again or
 * revoked takes its old score out of every sum it was in.
 */
final class ScoringTopology {

    /** What summaries are counted from, written like a topic; only its schema is ever registered. */
    static final Topic<ScoreTally> TALLIES = new Topic<>("score-tallies", ScoreTally.class, true, null);

    private final TopicSerdes serdes;
    private final TemplateOfForm templates;

    ScoringTopology(TopicSerdes serdes, TemplateOfForm templates) {
        this.serdes = serdes;
        this.templates = templates;
    }

    Topology build() {
        var builder = new StreamsBuilder();
        var scores = builder.stream(APPROVED_FORMS.name(), Consumed.with(Serdes.String(), serdes.of(APPROVED_FORMS)))
                .processValues(this::scoring, Named.as("score"))
                .toTable(Named.as("scores"), store("scores", FORM_SCORES));
        write(scores, FORM_SCORES);
        var departments = scores.groupBy(
                        (formId, score) -> KeyValue.pair(DepartmentScores.key(score), score),
                        Grouped.with("by-department", Serdes.String(), serdes.of(FORM_SCORES)))
                .aggregate(
                        () -> null,
                        (key, score, department) -> DepartmentScores.with(department, score, this::bands),
                        (key, score, department) -> DepartmentScores.without(department, score, this::bands),
                        Named.as("departments"),
                        store("departments", DEPARTMENT_SCORES));
        write(departments, DEPARTMENT_SCORES);
        var summaries = departments
                .groupBy(
                        (key, department) -> KeyValue.pair(Tallies.key(department), department),
                        Grouped.with("by-region", Serdes.String(), serdes.of(DEPARTMENT_SCORES)))
                .aggregate(
                        () -> null,
                        (key, department, tally) -> Tallies.with(tally, department),
                        (key, department, tally) -> Tallies.without(tally, department),
                        Named.as("tallies"),
                        store("tallies", TALLIES))
                .mapValues(Tallies::summary);
        write(summaries, SCORE_SUMMARIES);
        return builder.build();
    }

    private java.util.List<org.jixiaoflow.schemas.GradeBand> bands(FormScore score) {
        return templates
                .of(score.getRegionCode(), score.getYear(), score.getKind())
                .getGradeBands();
    }

    private FixedKeyProcessor<String, @Nullable ApprovedForm, @Nullable FormScore> scoring() {
        return new ContextualFixedKeyProcessor<>() {
            @Override
            public void process(FixedKeyRecord<String, @Nullable ApprovedForm> record) {
                context().forward(record.withValue(score(record.value())));
            }
        };
    }

    private @Nullable FormScore score(@Nullable ApprovedForm form) {
        return form == null
                ? null
                : Scorecard.score(form, templates.of(form.getRegionCode(), form.getYear(), form.getKind()));
    }

    private <T extends SpecificRecord> void write(KTable<String, T> table, Topic<T> topic) {
        table.toStream().to(topic.name(), Produced.with(Serdes.String(), serdes.of(topic)));
    }

    private <T extends SpecificRecord> Materialized<String, T, KeyValueStore<Bytes, byte[]>> store(
            String name, Topic<T> topic) {
        Serde<T> values = serdes.of(topic);
        return Materialized.<String, T, KeyValueStore<Bytes, byte[]>>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(values);
    }
}
