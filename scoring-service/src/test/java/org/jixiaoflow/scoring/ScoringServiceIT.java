package org.jixiaoflow.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jixiaoflow.scoring.Samples.approved;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.test.context.EmbeddedKafka;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@DisplayName("The scoring service, on a real broker and database")
@SpringBootTest(
        properties = {
            "spring.config.name=scoring-service",
            "spring.kafka.bootstrap-servers=${spring.embedded.kafka.brokers}",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys",
            "jixiao.registry.plain=true",
            "jixiao.topics.partitions=2",
            "jixiao.streams.state-dir=${java.io.tmpdir}/scoring-it-${random.uuid}"
        })
@AutoConfigureMockMvc
@EmbeddedKafka(partitions = 2)
class ScoringServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Publisher publisher;

    @Autowired
    private KafkaTemplate<byte[], byte[]> raw;

    @Autowired
    private ConsumerFactory<byte[], byte[]> consumers;

    @Autowired
    private MockMvcTester http;

    @Test
    void anApprovedFormIsScoredRankedAndSummedUpUntilItIsRevoked() {
        var form = "231083-2031-OBJECTIVE-finance";

        approve(form, "92");

        awaitBody("/api/v1/scores/" + form, "\"total\":92.00", "100 × 92% = 92.00", "asOf");
        awaitBody("/api/v1/scores?year=2031&q=finance", form);
        awaitBody("/api/v1/departments/231083/2031", "\"mean\":92.00");
        awaitBody("/api/v1/departments/231083/2031/finance", form);
        awaitBody("/api/v1/summaries/231083/2031", "\"forms\":1", "\"sum\":92.00");

        publisher.send(Topics.APPROVED_FORMS, form, null).join();

        for (var path : List.of(
                "/api/v1/scores/" + form, "/api/v1/departments/231083/2031/finance", "/api/v1/summaries/231083/2031")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(http.get().uri(path).with(auditor()))
                            .hasStatus(HttpStatus.NOT_FOUND)
                            .bodyText()
                            .contains("NO_SCORE"));
        }
    }

    @Test
    void aPoisonedRecordGoesToTheDeadLettersAsReceivedAndTheNextIsScored() {
        var form = "231083-2032-OBJECTIVE-audit";
        var poison = "not avro".getBytes(UTF_8);

        raw.send(Topics.APPROVED_FORMS.name(), form.getBytes(UTF_8), poison).join();
        approve(form, "75");

        awaitBody("/api/v1/scores/" + form, "\"grade\":\"FAIR\"");
        assertThat(deadLetters()).anySatisfy(letter -> {
            assertThat(letter.value()).isEqualTo(poison);
            assertThat(letter.headers().lastHeader("kafka_dlt-exception-message"))
                    .isNotNull();
        });
    }

    @Test
    void aDepartmentSeesItsOwnScoresOnly() {
        var own = "231083-2033-OBJECTIVE-justice";
        var other = "231083-2033-OBJECTIVE-transport";
        approve(own, "81");
        approve(other, "82");
        awaitBody("/api/v1/scores?year=2033", own, other);

        assertThat(http.get().uri("/api/v1/scores?year=2033").with(clerk("justice")))
                .bodyText()
                .contains(own)
                .doesNotContain(other);
        assertThat(http.get().uri("/api/v1/scores/" + other).with(clerk("justice")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(http.get().uri("/api/v1/scores").with(caller("portal"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(http.get().uri("/api/v1/scores")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void theTemplateInForceIsShownWithItsVersion() {
        assertThat(http.get().uri("/api/v1/templates/standard").with(auditor()))
                .hasStatusOk()
                .bodyText()
                .contains("\"version\":1");
        assertThat(http.get().uri("/api/v1/templates/none").with(auditor())).hasStatus(HttpStatus.NOT_FOUND);
    }

    private void approve(String form, String percent) {
        publisher.send(Topics.APPROVED_FORMS, form, approved(form, 5, percent)).join();
    }

    private void awaitBody(String path, String... parts) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(http.get().uri(path).with(auditor()))
                        .hasStatusOk()
                        .bodyText()
                        .contains(parts));
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        var topic = Topics.APPROVED_FORMS.deadLetters();
        try (var consumer = consumers.createConsumer("test-" + UUID.randomUUID(), "test")) {
            var partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var letters = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
                return !letters.isEmpty();
            });
            return letters;
        }
    }

    private static RequestPostProcessor auditor() {
        return caller("auditor");
    }

    private static RequestPostProcessor clerk(String department) {
        return jwt().jwt(token ->
                token.subject("c").claim("roles", List.of("clerk")).claim("department", department));
    }

    private static RequestPostProcessor caller(String role) {
        return jwt().jwt(token -> token.subject(role).claim("roles", List.of(role)));
    }

    @TestConfiguration
    static class Database {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.start();
        }

        @Bean
        DynamicPropertyRegistrar database(EmbeddedPostgres postgres) {
            return properties -> {
                properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
                properties.add("spring.datasource.username", () -> "postgres");
            };
        }
    }
}
