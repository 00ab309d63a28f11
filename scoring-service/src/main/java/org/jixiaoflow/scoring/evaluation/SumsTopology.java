package org.jixiaoflow.scoring.evaluation;

import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_SUMMARIES;

import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jixiaoflow.schemas.CountedScore;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.scoring.filing.FilingTopology;
import org.jspecify.annotations.Nullable;

/**
 * Scores to departments and regions, and what was filed: one move at a time, which takes what it replaces out of every sum it was in. All of a
 * region's year comes to one place, so a move is counted in one step.
 */
final class SumsTopology {

    /** The application's name beside the one that scores. */
    static final String NAME = "sums-by-rows";

    private final TopicSerdes serdes;

    SumsTopology(TopicSerdes serdes) {
        this.serdes = serdes;
    }

    Topology build() {
        return build(Stores::persistentKeyValueStore);
    }

    /** @param stores where rows are kept, by the store's name */
    Topology build(Function<String, KeyValueBytesStoreSupplier> stores) {
        var builder = new StreamsBuilder();
        var moves = builder.stream(FORM_SCORES.name(), Consumed.with(Serdes.String(), serdes.of(FORM_SCORES)))
                .map(SumsTopology::counted, Named.as("counted"))
                .repartition(Repartitioned.with(Serdes.String(), serdes.of(ScoreRows.COUNTED))
                        .withName("scores-by-region"))
                .processValues(ScoreRows.supplier(serdes, stores), Named.as("score-rows"));
        moves.map(
                        (region, move) -> KeyValue.pair(DepartmentScores.key(move.form()), move.after()),
                        Named.as("departments"))
                .to(DEPARTMENT_SCORES.name(), Produced.with(Serdes.String(), serdes.of(DEPARTMENT_SCORES)));
        moves.groupByKey()
                .aggregate(
                        () -> null,
                        (region, move, summary) -> ScoreSummaries.moved(summary, move),
                        Named.as("score-summaries"),
                        Materialized.<String, ScoreSummary, KeyValueStore<Bytes, byte[]>>as("score-summaries")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(serdes.of(SCORE_SUMMARIES)))
                .toStream()
                .to(SCORE_SUMMARIES.name(), Produced.with(Serdes.String(), serdes.of(SCORE_SUMMARIES)));
        new FilingTopology(serdes, stores).addTo(builder);
        return builder.build();
    }

    private static KeyValue<String, CountedScore> counted(String formId, @Nullable FormScore score) {
        return KeyValue.pair(
                ScoreSummaries.key(FormId.parse(formId).orElseThrow()), DepartmentScores.counted(formId, score));
    }
}
