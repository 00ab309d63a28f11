package org.jixiaoflow.submission;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.submission.Samples.DEPARTMENT;
import static org.jixiaoflow.submission.Samples.content;
import static org.jixiaoflow.submission.Samples.submission;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jixiaoflow.fixtures.RunningBroker;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.kafka.Publisher;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** The service on a real broker and database; started once for all who ask it something. */
@SpringBootTest(
        properties = {
            "spring.config.name=submission-service",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys",
            "jixiao.registry.plain=true",
            "jixiao.topics.partitions=2",
            "jixiao.replies.timeout=9s",
            "jixiao.portal.discovery=500ms",
            "jixiao.portal.largest-record=8KB",
            "jixiao.portal.portals.social.name=社会事务平台",
            "jixiao.portal.portals.social.regions=231083",
            "jixiao.portal.portals.social.departments=civil-affairs",
            "jixiao.portal.portals.social.credential-issued-on=2026-01-05",
            "jixiao.portal.portals.social.credential-expires-on=2126-01-05"
        })
@AutoConfigureMockMvc
@Import(RunningService.Surroundings.class)
@NullUnmarked
abstract class RunningService {

    static final Duration PATIENCE = Duration.ofSeconds(40);

    static final JsonMapper JSON = JsonMapper.builder().build();

    static final String PORTAL = "portal.social.submissions";

    /** A topic of portals that nobody registered. */
    static final String STRANGER = "portal.stranger.submissions";

    /** All of it ends with the last test: at the end of the process the broker's files would go before the broker. */
    @RegisterExtension
    static final BeforeAllCallback ENDS = tests -> tests.getRoot()
            .getStore(Namespace.GLOBAL)
            .computeIfAbsent(RunningService.class, once -> new Ending(running(tests)), Ending.class);

    @Autowired
    RunningBroker broker;

    @Autowired
    Publisher publisher;

    @Autowired
    KafkaTemplate<byte[], byte[]> raw;

    @Autowired
    @Qualifier("portalListener") ConcurrentMessageListenerContainer<byte[], byte[]> portals;

    @Autowired
    MockMvcTester http;

    private record Ending(ConfigurableApplicationContext service) implements AutoCloseable {

        @Override
        public void close() {
            service.close();
        }
    }

    @TestConfiguration
    static class Surroundings {

        @Bean(destroyMethod = "close")
        RunningBroker broker() {
            return RunningBroker.with(2, STRANGER);
        }

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
        }

        @Bean
        DynamicPropertyRegistrar addresses(RunningBroker broker, EmbeddedPostgres postgres) {
            return properties -> {
                properties.add("spring.kafka.bootstrap-servers", broker::bootstrapServers);
                properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
                properties.add("spring.datasource.username", () -> "postgres");
            };
        }
    }

    private static ConfigurableApplicationContext running(ExtensionContext tests) {
        return (ConfigurableApplicationContext) SpringExtension.getApplicationContext(tests);
    }

    /** A form of the department that no other test knows. */
    static String form() {
        return "231083-2023-OBJECTIVE-%s.%s".formatted(DEPARTMENT, UUID.randomUUID());
    }

    void send(FormSubmission submission) {
        send(submission.getFormId(), submission);
    }

    void send(String key, FormSubmission submission) {
        raw(PORTAL, key, encoded(Topics.FORM_SUBMISSIONS, submission));
    }

    /** All in one partition, so that each record waits for those before it. */
    void raw(String topic, String key, byte[] value) {
        raw.send(new ProducerRecord<>(topic, 0, key.getBytes(UTF_8), value)).join();
    }

    <T extends SpecificRecord> byte[] encoded(Topic<T> topic, T value) {
        return publisher.encode(topic, value);
    }

    /** The outcome a review would have, changed. */
    void decide(FormSubmission command, UnaryOperator<CommandOutcome.Builder> change) {
        publisher
                .send(Topics.FORM_OUTCOMES, command.getFormId(), outcome(command, change))
                .join();
    }

    static CommandOutcome outcome(FormSubmission command, UnaryOperator<CommandOutcome.Builder> change) {
        return change.apply(CommandOutcome.newBuilder()
                        .setCommandId(command.getCommandId())
                        .setFormId(command.getFormId())
                        .setTrigger(Trigger.SAVE)
                        .setStatus(OutcomeStatus.ACCEPTED)
                        .setVersion(1)
                        .setRevision(0)
                        .setState(FormState.DRAFT)
                        .setDecidedAt(command.getIssuedAt()))
                .build();
    }

    CompletableFuture<MvcTestResult> saving(String form) {
        return CompletableFuture.supplyAsync(() -> http.put()
                .uri("/api/v1/forms/" + form)
                .with(clerk())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body(content()))
                .exchange());
    }

    static String body(FormContent content) {
        return "{\"content\":%s}".formatted(AvroJson.write(content));
    }

    MvcTestResult get(String uri, JwtRequestPostProcessor caller) {
        return http.get().uri(uri).with(caller).exchange();
    }

    static JwtRequestPostProcessor clerk() {
        return caller("zhang", "clerk", DEPARTMENT);
    }

    static JwtRequestPostProcessor caller(String id, String role, String department) {
        return jwt().jwt(token -> {
            token.subject(id).claim("roles", List.of(role)).claim("regions", List.of("*"));
            if (department != null) {
                token.claim("department", department);
            }
        });
    }

    FormSubmission onlyCommandOf(String form) {
        await().atMost(PATIENCE).until(() -> !commandsOf(form).isEmpty());
        assertThat(commandsOf(form)).hasSize(1);
        return commandsOf(form).get(0);
    }

    List<FormSubmission> commandsOf(String form) {
        return read(Topics.FORM_SUBMISSIONS).stream()
                .filter(command -> command.getFormId().equals(form))
                .toList();
    }

    List<RefusedSubmission> refusals(String topic) {
        return read(Topics.REFUSED_SUBMISSIONS).stream()
                .filter(refusal -> refusal.getSourceTopic().equals(topic))
                .toList();
    }

    <T extends SpecificRecord> List<T> read(Topic<T> topic) {
        var values = new UnregisteredSerdes().of(topic).deserializer();
        return records(topic.name()).stream()
                .map(record -> values.deserialize(topic.name(), record.value()))
                .toList();
    }

    /** Everything committed on a topic. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        return TopicReader.of(broker.bootstrapServers()).all(topic);
    }
}
