package org.jixiaoflow.scoring.filing;

import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_FILINGS;
import static org.jixiaoflow.schemas.contract.Topics.FILING_LISTS;
import static org.jixiaoflow.schemas.contract.Topics.FILING_SUMMARIES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_EVENTS;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jixiaoflow.schemas.FormStanding;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;

/** Journal entries and lists to departments, departments to regions. The entry that brought a
 * form to its state counts, and a region's newest list. */
public final class FilingTopology {

    private final TopicSerdes serdes;

    public FilingTopology(TopicSerdes serdes) {
        this.serdes = serdes;
    }

    /** Adds itself to an application. */
    public void addTo(StreamsBuilder builder) {
        var filed = builder.<String, FormStanding>stream(
                        FORM_EVENTS.name(), Consumed.with(Serdes.String(), standings()))
                .filter((key, standing) -> standing.getFromState() != standing.getToState(), Named.as("moved"))
                .mapValues(DepartmentFilings::filed, Named.as("filed"));
        // A join of two tables would count from old values that never were, once both change between two commits.
        var departments = builder.stream(FILING_LISTS.name(), Consumed.with(Serdes.String(), serdes.of(FILING_LISTS)))
                .process(ListChanges.supplier(serdes), Named.as("list-changes"))
                .merge(filed, Named.as("filings"))
                .groupBy(
                        (key, filing) -> DepartmentFilings.key(filing),
                        Grouped.with("filings-by-department", Serdes.String(), serdes.of(DEPARTMENT_FILINGS)))
                .aggregate(
                        () -> null,
                        (key, filing, department) -> DepartmentFilings.with(department, filing),
                        Named.as("department-filings"),
                        store("department-filings", DEPARTMENT_FILINGS));
        write(departments, DEPARTMENT_FILINGS);
        var summaries = departments
                .groupBy(
                        (key, department) -> KeyValue.pair(FilingSummaries.key(department), department),
                        Grouped.with("filings-by-region", Serdes.String(), serdes.of(DEPARTMENT_FILINGS)))
                .aggregate(
                        () -> null,
                        (key, department, summary) -> FilingSummaries.with(summary, department),
                        (key, department, summary) -> FilingSummaries.without(summary, department),
                        Named.as("filing-summaries"),
                        store("filing-summaries", FILING_SUMMARIES));
        write(summaries, FILING_SUMMARIES);
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

    private <T extends SpecificRecord> void write(KTable<String, T> table, Topic<T> topic) {
        table.toStream().to(topic.name(), Produced.with(Serdes.String(), serdes.of(topic)));
    }

    private <T extends SpecificRecord> Materialized<String, T, KeyValueStore<Bytes, byte[]>> store(
            String name, Topic<T> topic) {
        return Materialized.<String, T, KeyValueStore<Bytes, byte[]>>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(serdes.of(topic));
    }
}
