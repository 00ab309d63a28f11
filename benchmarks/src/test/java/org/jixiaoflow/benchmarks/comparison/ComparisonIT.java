package org.jixiaoflow.benchmarks.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.cli.check.Checker;
import org.jixiaoflow.local.stack.StackDatabase;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No figures are tested: they are the machine's. */
@DisplayName("The contest")
class ComparisonIT {

    private static final int AT_ONCE = 20;
    private static final int FORMS = 40;

    @TempDir
    Path data;

    @Test
    @DisplayName(
            "takes every form all the way, breaks no invariant, times every command, and the limit writes what the pipeline writes")
    void everyForm() {
        var recorded = data.resolve("recorded");
        Map<String, Long> written;
        try (var pipeline = new Pipeline(AT_ONCE, true).start(data.resolve("pipeline"))) {
            pipeline.take(0, FORMS, through -> {});

            var addresses = pipeline.addresses();
            var report =
                    new Checker(addresses.kafka(), pipeline.wire(), pipeline.database(StackDatabase.CHECKER)).check();
            assertThat(report.violated()).isZero();
            pipeline.record(recorded);
            written = counts(addresses.kafka());
            var footprint = pipeline.footprint();
            assertThat(written)
                    .allSatisfy((topic, records) -> assertThat(footprint.topics())
                            .extractingByKey(topic)
                            .extracting(Footprint.Log::records)
                            .isEqualTo((double) records));
            assertThat(footprint.tables())
                    .extractingByKey("review.journal")
                    .satisfies(journal -> assertThat(journal.all()).isPositive());

            var latencies = pipeline.pace(FORMS, 20, Duration.ofSeconds(5), sent -> {});
            assertThat(latencies.outcome().count()).isEqualTo(100);
            assertThat(latencies.view().count()).isEqualTo(100);
        }
        try (var running = new UpperBound(AT_ONCE, false, recorded).start(data.resolve("limit"))) {
            running.take(0, FORMS, through -> {});

            assertThat(counts(running.bootstrapServers())).isEqualTo(written);
        }
    }

    /** Records of the topics that get one for each thing that happens. */
    private static Map<String, Long> counts(String bootstrapServers) {
        return Stream.of(
                        Topics.FORM_SUBMISSIONS,
                        Topics.REVIEW_DECISIONS,
                        Topics.FORM_OUTCOMES,
                        Topics.FORM_EVENTS,
                        Topics.APPROVED_FORMS,
                        Topics.NOTIFICATIONS,
                        Topics.FORM_SCORES,
                        Topics.SCORE_HISTORY)
                .collect(Collectors.toMap(Topic::name, topic -> Logs.count(bootstrapServers, topic.name())));
    }
}
