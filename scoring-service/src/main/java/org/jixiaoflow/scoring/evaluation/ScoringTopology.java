package org.jixiaoflow.scoring.evaluation;

import static org.jixiaoflow.schemas.contract.Topics.APPROVED_FORMS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_HISTORY;

import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import org.jixiaoflow.schemas.ScoreChange;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.scoring.templates.TemplateVersions;

/** Approved forms to scores: an application of its own, so that an approval's commit carries nothing but scores. */
final class ScoringTopology {

    private final TopicSerdes serdes;
    private final Supplier<TemplateVersions> templates;
    private final RescoringSettings rescoring;

    ScoringTopology(TopicSerdes serdes, Supplier<TemplateVersions> templates, RescoringSettings rescoring) {
        this.serdes = serdes;
        this.templates = templates;
        this.rescoring = rescoring;
    }

    Topology build() {
        return build(Stores.persistentKeyValueStore(FormScorer.FORMS.name()));
    }

    Topology build(KeyValueBytesStoreSupplier forms) {
        var builder = new StreamsBuilder();
        var changes = builder.stream(APPROVED_FORMS.name(), Consumed.with(Serdes.String(), serdes.of(APPROVED_FORMS)))
                .process(FormScorer.supplier(serdes, templates, rescoring, forms), Named.as("score"));
        changes.to(SCORE_HISTORY.name(), Produced.with(Serdes.String(), serdes.of(SCORE_HISTORY)));
        changes.mapValues(ScoreChange::getScore)
                .to(FORM_SCORES.name(), Produced.with(Serdes.String(), serdes.of(FORM_SCORES)));
        return builder.build();
    }
}
