package org.jixiaoflow.review.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.fixtures.EmbeddedBroker;
import org.jixiaoflow.fixtures.RunningBroker;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.schemas.contract.Provisioning;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.kafka.Publisher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

@DisplayName("Review templates of several instances")
@EmbeddedBroker
class PublishedTemplatesIT {

    private static final Stage STAGE = new Stage("ONLY", "绩效股", "performance division", 5);
    private static final AtomicInteger YEARS = new AtomicInteger(2031);

    /** Of this test alone. */
    private final int year = YEARS.incrementAndGet();

    private final String id = "of-" + year;

    private final Map<String, Object> connection;
    private final UnregisteredSerdes serdes = new UnregisteredSerdes();
    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;
    private final PublishedTemplates one;
    private final PublishedTemplates other;

    PublishedTemplatesIT(RunningBroker broker) {
        connection = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        producers = new DefaultKafkaProducerFactory<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        one = instance(settings(null, STAGE));
        other = instance(settings(null, STAGE));
    }

    @BeforeAll
    static void topic(RunningBroker broker) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Provisioning.create(admin, List.of(Topics.REVIEW_TEMPLATES), 2, Optional.empty());
        }
    }

    @AfterEach
    void stop() {
        one.stop();
        other.stop();
        producers.destroy();
    }

    @Test
    @DisplayName("begin with what is configured, once, though all start at once")
    void first() throws Exception {
        together(List.of(
                () -> {
                    one.start();
                    return true;
                },
                () -> {
                    other.start();
                    return true;
                }));

        assertThat(one.versions().of(id)).hasSize(1).isEqualTo(other.versions().of(id));
        assertThat(ids(one)).containsExactly(id);
    }

    @Test
    @DisplayName("agree on one version of a number, however many publish it at once, and get what others published")
    void concurrent() throws Exception {
        one.start();
        other.start();

        var answers = together(IntStream.range(0, 8)
                .<Callable<ReviewTemplateVersion>>mapToObj(
                        at -> () -> (at % 2 == 0 ? one : other).publish(changed(2, "第" + at + "人")))
                .toList());

        assertThat(answers).hasSize(8).containsOnly(answers.get(0));
        var later = instance(settings(null, STAGE));
        later.start();
        assertThat(later.versions().of(id, 2)).contains(answers.get(0));
        assertThat(later.awaited(id + "@2")).isPresent();
        later.stop();
        one.publish(changed(3, "下一人"));
        assertThat(other.awaited(id + "@3")).isPresent();
    }

    @Test
    @DisplayName("stay as they were published when others are configured, but for those that are new")
    void configuredOtherwise() {
        one.start();
        one.publish(changed(2, "改"));

        var restarted = instance(settings(FormKind.SELF_EVALUATION, new Stage("ONLY", "改名", "renamed", 1)));
        restarted.start();

        assertThat(restarted.versions().of(id)).hasSize(2);
        assertThat(ids(restarted)).containsExactly("added-" + year, id + "@2");
        restarted.stop();
    }

    @Test
    @DisplayName("refuse to start with one that is configured for the same forms as one that was published")
    void rival() {
        one.start();
        var rival = instance(new TemplateSettings(Map.of("another", template(year, null, STAGE))));

        assertThatIllegalStateException()
                .isThrownBy(rival::start)
                .withMessageContaining("another")
                .withMessageContaining(id);
        rival.stop();
    }

    @Test
    @DisplayName("are one for the same forms, the same everywhere, however many publish one at once")
    void rivals() throws Exception {
        one.start();
        other.start();

        var answers = together(IntStream.range(0, 8)
                .<Callable<ReviewTemplateVersion>>mapToObj(at -> () -> (at % 2 == 0 ? one : other)
                        .publish(ReviewTemplateVersion.newBuilder(changed(1, "第" + at + "人"))
                                .setTemplateId("rival-%d-%d".formatted(year, at))
                                .setKind(FormKind.SELF_EVALUATION)
                                .build()))
                .toList());

        assertThat(answers).hasSize(8).containsOnly(answers.get(0));
        var taken = answers.get(0).getTemplateId();
        assertThat(ids(one)).containsExactly(id, taken);
        var later = instance(settings(null, STAGE));
        later.start();
        assertThat(ids(later)).containsExactly(id, taken);
        later.stop();
    }

    private PublishedTemplates instance(TemplateSettings settings) {
        return new PublishedTemplates(
                settings,
                new DefaultKafkaConsumerFactory<>(connection, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                serdes,
                new Publisher(new KafkaTemplate<>(producers), serdes));
    }

    /** One for every form, the test's own, and another for a kind if one is given. */
    private TemplateSettings settings(@Nullable FormKind kind, Stage stage) {
        var templates = new TreeMap<>(Map.of("default", template(null, null, STAGE), id, template(year, null, stage)));
        if (kind != null) {
            templates.put("added-" + year, template(year, kind, stage));
        }
        return new TemplateSettings(templates);
    }

    private static TemplateSettings.Template template(@Nullable Integer year, @Nullable FormKind kind, Stage stage) {
        return new TemplateSettings.Template(
                null, year, kind, List.of(stage), List.of(), Map.of(), false, true, null, null, null);
    }

    /** By what forms of the test's year name those in force. */
    private List<String> ids(PublishedTemplates templates) {
        return templates.inForce().stream()
                .filter(entry -> Objects.equals(entry.scope().year(), year))
                .map(entry -> entry.template().id())
                .toList();
    }

    private ReviewTemplateVersion changed(int version, String reason) {
        return ReviewTemplateVersion.newBuilder(one.versions().of(id, 1).orElseThrow())
                .setVersion(version)
                .setReason(reason)
                .build();
    }

    private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var results = new ArrayList<T>();
            for (var done : threads.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
