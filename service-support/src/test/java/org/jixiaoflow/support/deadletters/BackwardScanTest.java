package org.jixiaoflow.support.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.jixiaoflow.support.deadletters.BackwardScan.Range;
import org.jixiaoflow.support.kafka.DeadLetters.Origin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Listing dead letters")
class BackwardScanTest {

    private final Map<TopicPartition, List<DeadLetterSummary>> kept = new HashMap<>();
    private int read;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 1000})
    void pageByPageShowsEachLetterOnceFromTheNewest(int limit) {
        scatter(new Random(42), 400);

        var shown = everyPage(limit, 1000, UnaryOperator.identity());

        assertThat(shown).isEqualTo(everything());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 60})
    void aFilterLeavesGapsAndLosesNothing(int limit) {
        scatter(new Random(7), 300);
        UnaryOperator<List<DeadLetterSummary>> even = letters ->
                letters.stream().filter(letter -> letter.id().offset() % 2 == 0).toList();

        assertThat(everyPage(limit, 50, even)).isEqualTo(even.apply(everything()));
    }

    @Test
    void aPageReadsNoMoreThanItNeeds() {
        put("a-dlt", 0, 0, 1_000_000);

        var page = walk(5000).page(ranges(ScanPosition.NEWEST), ScanPosition.NEWEST, UnaryOperator.identity(), 20);

        assertThat(page.letters())
                .hasSize(20)
                .first()
                .satisfies(newest -> assertThat(newest.id().offset()).isEqualTo(999_999));
        assertThat(read).isLessThan(100);
    }

    @Test
    void whatIsNeverWantedIsGivenUpAndGoneOnWith() {
        put("a-dlt", 0, 0, 10_000);

        var page = walk(500).page(ranges(ScanPosition.NEWEST), ScanPosition.NEWEST, letters -> List.of(), 20);

        assertThat(page.letters()).isEmpty();
        assertThat(page.next()).isNotNull();
        assertThat(page.looked()).isBetween(500, 600);
    }

    @Test
    void noPartitionsHaveNoLetters() {
        assertThat(walk(10).page(Map.of(), ScanPosition.NEWEST, UnaryOperator.identity(), 5))
                .isEqualTo(new DeadLetterPage(List.of(), null, 0));
    }

    @Test
    void idsAndCursorsAreReadAsTheyAreWritten() {
        var id = new DeadLetterId("portal.a-b.submissions-dlt", 3, 17);
        var cursor = new ScanPosition(Instant.ofEpochMilli(1_700_000_000_123L), id);

        assertThat(DeadLetterId.parse(id.toString())).contains(id);
        assertThat(ScanPosition.parse(cursor.toString())).contains(cursor);
        assertThat(ScanPosition.parse(ScanPosition.NEWEST.toString())).contains(ScanPosition.NEWEST);
        for (var none : List.of("", "form-events:0:1", "form-events-dlt:0", "form-events-dlt:-1:1", "x-dlt:1:1y")) {
            assertThat(DeadLetterId.parse(none)).isEmpty();
        }
        assertThat(ScanPosition.parse("1~nothing")).isEmpty();
        assertThat(id.originTopic()).isEqualTo("portal.a-b.submissions");
        assertThat(Map.of(id, 1))
                .containsExactly(entry(DeadLetterId.parse(id.toString()).orElseThrow(), 1));
    }

    private List<DeadLetterSummary> everyPage(int limit, int most, UnaryOperator<List<DeadLetterSummary>> wanted) {
        var shown = new ArrayList<DeadLetterSummary>();
        var cursor = ScanPosition.NEWEST;
        while (cursor != null) {
            var page = walk(most).page(ranges(cursor), cursor, wanted, limit);
            assertThat(page.letters().size()).isLessThanOrEqualTo(limit);
            shown.addAll(page.letters());
            assertThat(page.next()).isNotEqualTo(cursor);
            cursor = page.next();
        }
        return shown;
    }

    private BackwardScan walk(int most) {
        return new BackwardScan(this::read, 10, most);
    }

    private List<DeadLetterSummary> read(Map<TopicPartition, Range> ranges) {
        var letters = new ArrayList<DeadLetterSummary>();
        ranges.forEach((partition, range) -> letters.addAll(
                Objects.requireNonNull(kept.get(partition)).subList((int) range.from(), (int) range.to())));
        Collections.shuffle(letters, new Random(1));
        read += letters.size();
        return letters;
    }

    /** A broker finds the first record that is newer than a time. */
    private Map<TopicPartition, Range> ranges(ScanPosition cursor) {
        var ranges = new HashMap<TopicPartition, Range>();
        kept.forEach((partition, letters) -> ranges.put(
                partition,
                new Range(
                        0,
                        letters.stream()
                                .filter(letter -> !letter.at().isAfter(cursor.time()))
                                .count())));
        return ranges;
    }

    private List<DeadLetterSummary> everything() {
        return kept.values().stream()
                .flatMap(List::stream)
                .sorted(DeadLetterSummary.NEWEST_FIRST)
                .toList();
    }

    /** Uneven partitions, several letters of one time among them. */
    private void scatter(Random random, int letters) {
        var times = random.ints(letters, 0, letters / 2).sorted().toArray();
        for (var time : times) {
            var topic = random.nextBoolean() ? "a-dlt" : "b-dlt";
            put(topic, (int) Math.sqrt(random.nextInt(9)), time, 1);
        }
        kept.put(new TopicPartition("empty-dlt", 0), new ArrayList<>());
    }

    private void put(String topic, int partition, long millis, int count) {
        var letters = kept.computeIfAbsent(new TopicPartition(topic, partition), first -> new ArrayList<>());
        for (var i = 0; i < count; i++) {
            letters.add(new DeadLetterSummary(
                    new DeadLetterId(topic, partition, letters.size()),
                    Instant.ofEpochMilli(millis + i),
                    new Origin("a", 0, 0, 0),
                    "key",
                    1,
                    true,
                    null,
                    null,
                    null));
        }
    }
}
