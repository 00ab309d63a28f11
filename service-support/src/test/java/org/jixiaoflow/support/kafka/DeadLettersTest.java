package org.jixiaoflow.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jixiaoflow.schemas.contract.Sizes;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.DeadLetters.Origin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A dead letter")
class DeadLettersTest {

    private static final byte[] KEY = "form".getBytes(UTF_8);
    private static final String TOPIC = "portal.local.submissions";

    private final RecordHeaders received = new RecordHeaders();

    @Test
    void keepsWhatTopicsTakeAsItWasReceived() {
        var value = new byte[Sizes.LARGEST_RECORD - 1000];
        received.add("trace", "a".getBytes(UTF_8));

        var letter = letter(KEY, value, "why");

        assertThat(letter.key()).isEqualTo(KEY);
        assertThat(letter.value()).isEqualTo(value);
        assertThat(text(letter, "trace")).isEqualTo("a");
        assertThat(letter.headers().lastHeader(Shortened.VALUE.length())).isNull();
    }

    @Test
    void keepsOfALargerValueTheBeginningWithLengthAndHashOfTheWhole() {
        var value = new byte[30_000_000];
        Arrays.fill(value, (byte) 'a');

        var letter = letter(KEY, value, "why");

        assertThat(letter.value()).hasSize(64 * 1024).containsOnly('a');
        assertThat(text(letter, Shortened.VALUE.length())).isEqualTo("30000000");
        assertThat(text(letter, Shortened.VALUE.sha256())).isEqualTo(sha256(value));
    }

    @Test
    void isNeverLargerThanTopicsTakeHoweverLargeKeyHeadersAndReason() {
        received.add("large", new byte[2_000_000]);
        var letter = letter(new byte[3_000_000], new byte[990_000], "x".repeat(4_000_000));

        assertThat(size(letter)).isLessThan(Sizes.LARGEST_RECORD);
        assertThat(text(letter, Shortened.KEY.length())).isEqualTo("3000000");
        assertThat(text(letter, DeadLetters.HEADERS_LENGTH)).isEqualTo("2000005");
    }

    @Test
    void isNeverLargerThanTopicsTakeHoweverManySmallHeaders() {
        IntStream.range(0, 60_000).forEach(n -> received.add(Character.toString(n % 90 + ' '), new byte[0]));

        var letter = letter(KEY, new byte[880_000], "why");

        assertThat(letter.headers().toArray()).hasSizeLessThan(10);
        assertThat(text(letter, DeadLetters.HEADERS_LENGTH)).isEqualTo("60000");
        assertThat(letter.value()).hasSize(880_000);
    }

    @Test
    void ofARecordWithAsManyHeadersAsFitIsMadeAtOnce() {
        IntStream.range(0, 200_000).forEach(n -> received.add(Integer.toString(n, 36), new byte[0]));
        var reader = new BoundedBytes(Shortened.VALUE);

        var letter = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            reader.deserialize(TOPIC, received, new byte[] {1});
            return letter(KEY, new byte[] {1}, "why");
        });

        assertThat(letter.headers().toArray()).hasSizeLessThan(10);
    }

    @Test
    void topicsWritersAndReadersAgreeOnSizes() {
        var portal = Topics.portalSubmissions("local");

        assertThat(Stream.concat(Topics.all().stream(), Stream.of(portal))).allSatisfy(topic -> {
            assertThat(topic.settings()).containsEntry("max.message.bytes", String.valueOf(Sizes.LARGEST_BATCH));
            assertThat(topic.deadLetterSettings())
                    .containsEntry("max.message.bytes", String.valueOf(Sizes.LARGEST_BATCH));
        });
        assertThat(portal.settings()).containsEntry("compression.type", "uncompressed");
        assertThat(Sizes.LARGEST_RECORD).isLessThan(Sizes.LARGEST_BATCH);
        assertThat(Sizes.LARGEST_BATCH).isLessThan(Sizes.LARGEST_REQUEST);
    }

    @Test
    void aReaderTakesOfWhatIsTooLargeTheBeginning() {
        received.add(Shortened.VALUE.length(), "7".getBytes(UTF_8));
        var reader = new BoundedBytes(Shortened.VALUE);

        var small = reader.deserialize(TOPIC, received, new byte[] {1});
        assertThat(small).containsExactly(1);
        assertThat(Shortened.VALUE.wholeLength(received)).as("a sender's word").isEqualTo(-1);

        var large = reader.deserialize(TOPIC, received, new byte[Sizes.LARGEST_RECORD + 1]);
        assertThat(large).hasSize(64 * 1024);
        assertThat(Shortened.VALUE.wholeLength(received)).isEqualTo(Sizes.LARGEST_RECORD + 1);

        var asLetter = reader.deserialize(TOPIC + Topic.DEAD_LETTER_SUFFIX, received, large);
        assertThat(asLetter).isEqualTo(large);
        assertThat(Shortened.VALUE.wholeLength(received)).isEqualTo(Sizes.LARGEST_RECORD + 1);
    }

    private ProducerRecord<byte[], byte[]> letter(byte[] key, byte[] value, String reason) {
        return DeadLetters.of(new Origin(TOPIC, 1, 2, 3), key, value, received, new IllegalArgumentException(reason));
    }

    private static int size(ProducerRecord<byte[], byte[]> letter) {
        return letter.key().length
                + letter.value().length
                + Stream.of(letter.headers().toArray())
                        .mapToInt(header -> header.key().length() + header.value().length)
                        .sum();
    }

    private static String text(ProducerRecord<byte[], byte[]> letter, String header) {
        return new String(letter.headers().lastHeader(header).value(), UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
