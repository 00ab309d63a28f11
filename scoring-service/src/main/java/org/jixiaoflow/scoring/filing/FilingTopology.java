package org.jixiaoflow.scoring.filing;

import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_FILINGS;
import static org.jixiaoflow.schemas.contract.Topics.FILING_LISTS;
import static org.jixiaoflow.schemas.contract.Topics.FILING_SUMMARIES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_EVENTS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_FILINGS;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jixiaoflow.schemas.FilingSummary;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormStanding;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.schemas.contract.TopicSerdes;

/** Journal entries and lists to departments, departments to regions. The entry that brought a
 * form to its state counts, and a region's newest list. */
public final class FilingTopology {

    private final TopicSerdes serdes;
    private final Function<String, KeyValueBytesStoreSupplier> stores;

    /** @param stores where rows are kept, by the store's name */
    public FilingTopology(TopicSerdes serdes, Function<String, KeyValueBytesStoreSupplier> stores) {
        this.serdes = serdes;
        this.stores = stores;
    }

    /** Adds itself to an application. */
    public void addTo(StreamsBuilder builder) {
        var filed = builder.<String, FormStanding>stream(
                        FORM_EVENTS.name(), Consumed.with(Serdes.String(), standings()))
                .filter((key, standing) -> standing.getFromState() != standing.getToState(), Named.as("moved"))
                .mapValues(DepartmentFilings::filed, Named.as("filed"));
        // A join of two tables would count from old values that never were, once both change between two commits.
        var moves = builder.stream(FILING_LISTS.name(), Consumed.with(Serdes.String(), serdes.of(FILING_LISTS)))
                .process(ListChanges.supplier(serdes), Named.as("list-changes"))
                .merge(filed, Named.as("filings"))
                .selectKey((key, filing) -> FilingSummaries.key(filing), Named.as("region"))
                .repartition(Repartitioned.with(Serdes.String(), serdes.of(DEPARTMENT_FILINGS))
                        .withName("filings-by-region"))
                .processValues(FilingRows.supplier(serdes, stores), Named.as("filing-rows"));
        moves.flatMap(FilingTopology::form, Named.as("form-filings"))
                .to(FORM_FILINGS.name(), Produced.with(Serdes.String(), serdes.of(FORM_FILINGS)));
        moves.map((region, move) -> KeyValue.pair(move.department(), move.after()), Named.as("department-filings"))
                .to(DEPARTMENT_FILINGS.name(), Produced.with(Serdes.String(), serdes.of(DEPARTMENT_FILINGS)));
        moves.groupByKey()
                .aggregate(
                        () -> null,
                        (region, move, summary) -> FilingSummaries.moved(summary, move),
                        Named.as("filing-summaries"),
                        Materialized.<String, FilingSummary, KeyValueStore<Bytes, byte[]>>as("filing-summaries")
                                .withKeySerde(Serdes.String())
                                .withValueSerde(serdes.of(FILING_SUMMARIES)))
                .toStream()
                .to(FILING_SUMMARIES.name(), Produced.with(Serdes.String(), serdes.of(FILING_SUMMARIES)));
    }

    private static List<KeyValue<String, FormFiling>> form(String region, FilingMove move) {
        return move.form() == null
                ? List.of()
                : List.of(KeyValue.pair(move.form().getFormId(), move.form()));
    }

    /** Of a journal entry only where its form stands: the form's content is most of its bytes. */
    private Serde<FormStanding> standings() {
        var standings = new StoredValues<>(serdes, FORM_EVENTS, FormStanding.class);
        return Serdes.serdeFrom(
                (topic, standing) -> {
                    throw new UnsupportedOperationException("The journal isn't ours to write");
                },
                (topic, value) -> value == null ? null : standings.read(value));
    }
}
