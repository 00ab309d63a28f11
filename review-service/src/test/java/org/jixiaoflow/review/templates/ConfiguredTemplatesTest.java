package org.jixiaoflow.review.templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jixiaoflow.review.templates.TemplateSettings.Template;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.kafka.Publisher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.ConsumerFactory;

@DisplayName("Review templates that are configured")
class ConfiguredTemplatesTest {

    private static final String TOPIC = Topics.REVIEW_TEMPLATES.name();
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private @Nullable PublishedTemplates templates;
    private long written;

    @AfterEach
    void stop() {
        if (templates != null) {
            templates.stop();
        }
    }

    @Test
    @DisplayName("stop the start where forms are left without one, and say which have one")
    void uncovered() {
        var narrow = configured(Map.of("of-2032", template(2032), "of-2033", template(2033)));

        assertThatIllegalStateException()
                .isThrownBy(narrow::start)
                .withMessageContaining("forms other than those of 2032 (of-2032), 2033 (of-2033) have no template");
    }

    @Test
    @DisplayName("are what one begins with, if one is for every form")
    void covered() {
        var whole = configured(Map.of("default", template(null), "of-2032", template(2032)));

        whole.start();

        assertThat(whole.byReference()).containsOnlyKeys("default", "of-2032");
    }

    /** What is published arrives. */
    private PublishedTemplates configured(Map<String, Template> settings) {
        consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        ConsumerFactory<byte[], byte[]> consumers = mock();
        when(consumers.createConsumer(any(), any())).thenReturn(consumer);
        var publisher = mock(Publisher.class);
        when(publisher.sendInOrder(any(), any(), any(ReviewTemplateVersion.class)))
                .thenAnswer(call -> {
                    String id = call.getArgument(1);
                    ReviewTemplateVersion version = call.getArgument(2);
                    consumer.addRecord(new ConsumerRecord<>(
                            TOPIC, 0, written++, id.getBytes(UTF_8), UnregisteredSerdes.value(version)));
                    return CompletableFuture.completedFuture(null);
                });
        templates =
                new PublishedTemplates(new TemplateSettings(settings), consumers, new UnregisteredSerdes(), publisher);
        return templates;
    }

    private static Template template(@Nullable Integer year) {
        var stage = new Stage("ONLY", "绩效股", "performance division", 5);
        return new Template(null, year, null, List.of(stage), List.of(), Map.of(), false, true, null, null, null);
    }
}
