package org.jixiaoflow.scoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_FILINGS;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.FILING_SUMMARIES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_EVENTS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_FILINGS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_SUMMARIES;
import static org.jixiaoflow.scoring.Samples.approved;
import static org.jixiaoflow.scoring.Samples.entry;
import static org.jixiaoflow.scoring.Samples.standard;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.apache.kafka.streams.state.Stores;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What one more move of a form costs in sums and filings")
class CostOfAMoveTest {

    private static final String OWN = "231083-2022-OBJECTIVE-education";
    private static final double LITTLE = 1.2;

    private final UnregisteredSerdes serdes = new UnregisteredSerdes();
    private final Written alone = written(1);

    @ParameterizedTest
    @ValueSource(ints = {500, 7_000})
    @DisplayName(
            "is the same in a department of many forms as in one of a single form: the same records, and hardly more bytes")
    void many(int forms) {
        var written = written(forms);

        assertThat(written.records()).isEqualTo(alone.records());
        assertThat((double) written.bytes()).isLessThan(LITTLE * alone.bytes());
    }

    @Test
    @DisplayName("is a record for the form, one for its department and one for its region, of each")
    void one() {
        assertThat(alone.records())
                .containsEntry(FORM_FILINGS.name(), 1)
                .containsEntry(DEPARTMENT_FILINGS.name(), 1)
                .containsEntry(FILING_SUMMARIES.name(), 1)
                .containsEntry(DEPARTMENT_SCORES.name(), 1)
                .containsEntry(SCORE_SUMMARIES.name(), 1);
    }

    /** What a move and a new score of the department's own form write once the department has so many forms. */
    private Written written(int forms) {
        try (var driver =
                new TopologyTestDriver(new SumsTopology(serdes).build(Stores::inMemoryKeyValueStore), settings())) {
            for (var unit = 1; unit < forms; unit++) {
                var id = "%s.u%d".formatted(OWN, unit);
                pipe(driver, id, 1 + unit % 100);
            }
            pipe(driver, OWN, 50);
            all(driver);

            pipe(driver, OWN, 51);

            return all(driver);
        }
    }

    private void pipe(TopologyTestDriver driver, String id, int percent) {
        driver.createInputTopic(
                        FORM_EVENTS.name(),
                        Serdes.String().serializer(),
                        serdes.of(FORM_EVENTS).serializer())
                .pipeInput(id, entry(id, percent, percent % 2 == 0 ? FormState.SUBMITTED : FormState.APPROVED));
        driver.createInputTopic(
                        FORM_SCORES.name(),
                        Serdes.String().serializer(),
                        serdes.of(FORM_SCORES).serializer())
                .pipeInput(id, Scorecard.score(approved(id, percent, String.valueOf(percent)), standard()));
    }

    /** Of every topic, changelogs and those between two steps included. */
    private static Written all(TopologyTestDriver driver) {
        var records = new TreeMap<String, Integer>();
        var bytes = 0L;
        for (var topic : driver.producedTopicNames()) {
            var written = driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList();
            if (!written.isEmpty()) {
                records.put(topic, written.size());
                bytes += written.stream()
                        .mapToLong(record -> record.key().length + (record.value() == null ? 0 : record.value().length))
                        .sum();
            }
        }
        return new Written(records, bytes);
    }

    private static Properties settings() {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(
                StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
                BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        return settings;
    }

    private record Written(Map<String, Integer> records, long bytes) {}
}
