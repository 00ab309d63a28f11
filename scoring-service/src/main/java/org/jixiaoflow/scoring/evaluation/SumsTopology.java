package org.jixiaoflow.scoring.evaluation;

import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_SUMMARIES;

import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jixiaoflow.schemas.ScoreTally;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.scoring.filing.FilingTopology;

/**
 * Scores to departments, departments to regions, and what was filed. Scores and sums are tables, so a form that is scored again or revoked
 * takes its old score out of every sum it was in.
 */
final class SumsTopology {

    /** The application's name beside the one that scores. */
    static final String NAME = "sums";

    /** What summaries are counted from, written like a topic; only its schema is ever registered. */
    static final Topic<ScoreTally> TALLIES = new Topic<>("score-tallies", ScoreTally.class, true, null);

    /** What stands on a topic of ours needs no changelog besides. */
    private static final Properties FROM_TOPICS = new Properties();

    static {
        FROM_TOPICS.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.REUSE_KTABLE_SOURCE_TOPICS);
    }

    private final TopicSerdes serdes;

    SumsTopology(TopicSerdes serdes) {
        this.serdes = serdes;
    }

    Topology build() {
        var builder = new StreamsBuilder();
        var scores = builder.table(
                FORM_SCORES.name(),
                Consumed.with(Serdes.String(), serdes.of(FORM_SCORES)),
                store("scores", FORM_SCORES));
        var departments = scores.groupBy(
                        (formId, score) -> KeyValue.pair(DepartmentScores.key(score), score),
                        Grouped.with("by-department", Serdes.String(), serdes.of(FORM_SCORES)))
                .aggregate(
                        () -> null,
                        (key, score, department) -> DepartmentScores.with(department, score),
                        (key, score, department) -> DepartmentScores.without(department, score),
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
        new FilingTopology(serdes).addTo(builder);
        return builder.build(FROM_TOPICS);
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
