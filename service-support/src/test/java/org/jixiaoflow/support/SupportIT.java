package org.jixiaoflow.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jixiaoflow.fixtures.EmbeddedBroker;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.jixiaoflow.support.replies.Replies;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@DisplayName("What the services share, on a real broker and database")
@SpringBootTest(
        properties = {
            "spring.application.name=support",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys",
            "jixiao.registry.plain=true",
            "jixiao.topics.partitions=2",
            "jixiao.replies.timeout=5s",
            "jixiao.security.writes-per-minute=20",
            "jixiao.security.uploads-per-minute=2",
            "spring.datasource.hikari.connection-timeout=1500",
            "spring.datasource.hikari.validation-timeout=400",
            "spring.datasource.hikari.data-source-properties.connectTimeout=2"
        })
@AutoConfigureMockMvc
@EmbeddedBroker
@DirtiesContext
class SupportIT {

    @Autowired
    private Publisher publisher;

    @Autowired
    private KafkaTemplate<byte[], byte[]> raw;

    @Autowired
    private ConsumerFactory<byte[], byte[]> consumers;

    @Autowired
    private Replies replies;

    @Autowired
    private Projections projections;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Cable cable;

    @Test
    void aPoisonedRecordGoesToTheDeadLettersAsReceivedAndTheViewGoesOn() {
        var poison = "not avro".getBytes(UTF_8);
        var first = outcome(OutcomeStatus.ACCEPTED, 1);
        var offending = outcome(OutcomeStatus.REFUSED, -1);
        var last = outcome(OutcomeStatus.ACCEPTED, 2);

        publisher.send(Topics.FORM_OUTCOMES, "form", first).join();
        raw.send(Topics.FORM_OUTCOMES.name(), "form".getBytes(UTF_8), poison).join();
        publisher.send(Topics.FORM_OUTCOMES, "form", offending).join();
        publisher.send(Topics.FORM_OUTCOMES, "form", last).join();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(seen()).contains(first.getCommandId(), last.getCommandId()));
        assertThat(seen()).doesNotContain(offending.getCommandId());
        var kept = deadLetters(2);
        assertThat(kept).first().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(poison);
            assertThat(header(letter, "kafka_dlt-original-topic")).isEqualTo("form-outcomes");
            assertThat(header(letter, "kafka_dlt-exception-message")).isNotBlank();
        });
        assertThat(kept.get(1).value()).isEqualTo(publisher.encode(Topics.FORM_OUTCOMES, offending));
        assertThat(projections.asOf("outcomes").positions()).isNotEmpty();
        assertThat(projections.asOf("outcomes").time()).isNotNull();
    }

    @Test
    void aCommandAskedIsAnsweredWithItsOutcome() throws Exception {
        var submission = submission();

        var asked = replies.ask(Topics.FORM_SUBMISSIONS, submission.getFormId(), submission.getCommandId(), submission);
        var answer = CommandOutcome.newBuilder(outcome(OutcomeStatus.ACCEPTED, 7))
                .setCommandId(submission.getCommandId())
                .build();
        publisher.send(Topics.FORM_OUTCOMES, submission.getFormId(), answer).join();

        assertThat(asked.get(5, TimeUnit.SECONDS)).isEqualTo(answer);
    }

    @Test
    void aCommandNobodyAnswersTimesOut() {
        var submission = submission();

        var asked = replies.ask(Topics.FORM_SUBMISSIONS, submission.getFormId(), submission.getCommandId(), submission);

        assertThat(asked)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void withoutATokenNothingIsAnswered() {
        assertThat(http.get().uri("/who"))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.code", code -> assertThat(code).isEqualTo("UNAUTHENTICATED"))
                .hasPathSatisfying(
                        "$.detail", detail -> assertThat(detail).asString().contains("请先登录"));
    }

    @Test
    void theCallerIsKnownByTheToken() {
        assertThat(http.get()
                        .uri("/who")
                        .with(jwt().jwt(token -> token.subject("u1")
                                .claim("roles", List.of("clerk"))
                                .claim("regions", List.of("*"))
                                .claim("department", "civil-affairs"))))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$.department", it -> assertThat(it).isEqualTo("civil-affairs"));
    }

    @Test
    void aFieldThatDoesNotFitIsPointedAtInTheCallersLanguage() {
        assertThat(http.post()
                        .uri("/echo")
                        .with(jwt())
                        .header("Accept-Language", "en-GB")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"indicators\":[{\"id\":\"i1\",\"operator\":\"MORE\"}]}"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyJson()
                .hasPathSatisfying("$.pointer", it -> assertThat(it).isEqualTo("/indicators/0/operator"))
                .hasPathSatisfying("$.code", it -> assertThat(it).isEqualTo("INVALID_SHAPE"))
                .hasPathSatisfying("$.detail", it -> assertThat(it).asString().startsWith("Must be one of: GE"));
    }

    @Test
    void whoWritesWithoutEndIsToldToWaitAndNobodyElseIs() {
        for (var write = 1; write <= 20; write++) {
            assertThat(echo("flooder", MediaType.APPLICATION_JSON_VALUE)).hasStatusOk();
        }

        assertTooMany(echo("flooder", MediaType.APPLICATION_JSON_VALUE));
        assertThat(echo("somebody-else", MediaType.APPLICATION_JSON_VALUE)).hasStatusOk();
        assertThat(http.get().uri("/rows").with(jwt().jwt(token -> token.subject("flooder"))))
                .hasStatusOk();
    }

    @Test
    void anUploadIsAnUploadWhateverItsLettersCase() {
        echo("uploader", "Multipart/Form-Data; boundary=x");
        echo("uploader", "MULTIPART/form-data; boundary=x");

        assertTooMany(echo("uploader", "Multipart/form-data; boundary=x"));
    }

    private MvcTestResult echo(String subject, String type) {
        return http.post()
                .uri("/echo")
                .with(jwt().jwt(token -> token.subject(subject)))
                .header(HttpHeaders.CONTENT_TYPE, type)
                .content("{}")
                .exchange();
    }

    private static void assertTooMany(MvcTestResult answer) {
        assertThat(answer)
                .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
                .containsHeader(HttpHeaders.RETRY_AFTER)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("TOO_MANY_REQUESTS");
    }

    @Test
    void faultsInsideStayInside() {
        assertThat(http.get().uri("/fault").with(jwt()))
                .hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
                .bodyText()
                .contains("incident")
                .doesNotContain("secret");
    }

    @Test
    void problemsCarryWhatTheyAreGiven() {
        assertThat(http.get().uri("/problem").with(jwt()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyJson()
                .hasPathSatisfying("$.version", it -> assertThat(it).isEqualTo(4));
    }

    @Test
    void theInterfaceIsDescribedInTheContractsWords() {
        assertThat(http.get().uri("/v3/api-docs"))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying(
                        "$.components.schemas.Indicator.properties.operator.description",
                        it -> assertThat(it).asString().contains("指标性质"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"cut off", "silent"})
    void withoutItsDatabaseAReadIsToldToTryLaterAndTheFirstRequestAfterwardsIsAnswered(String how) {
        assertThat(http.get().uri("/rows").with(jwt())).hasStatusOk();
        if (how.equals("silent")) {
            cable.silence();
        } else {
            cable.cut();
        }
        try {
            var begun = System.nanoTime();
            assertThat(http.get().uri("/rows").with(jwt()))
                    .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                    .hasHeader(HttpHeaders.RETRY_AFTER, "5")
                    .bodyJson()
                    .extractingPath("$.code")
                    .isEqualTo("OUT_OF_REACH");
            // Two seconds, and one for a busy machine.
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
            assertThat(http.post()
                            .uri("/echo")
                            .with(jwt())
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{}"))
                    .hasStatusOk();
        } finally {
            cable.mend();
        }

        assertThat(http.post().uri("/rows").with(jwt())).hasStatusOk();

        var outcome = outcome(OutcomeStatus.ACCEPTED, 1);
        publisher.send(Topics.FORM_OUTCOMES, "form", outcome).join();
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(seen()).contains(outcome.getCommandId()));
    }

    private List<UUID> seen() {
        return sql.sql("select id from seen").query(UUID.class).list();
    }

    private List<ConsumerRecord<byte[], byte[]>> deadLetters(int count) {
        try (var consumer = consumers.createConsumer("test", "test")) {
            var partitions =
                    List.of(new TopicPartition("form-outcomes-dlt", 0), new TopicPartition("form-outcomes-dlt", 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var letters = new java.util.ArrayList<ConsumerRecord<byte[], byte[]>>();
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
                return letters.size() >= count;
            });
            return letters;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }

    private static CommandOutcome outcome(OutcomeStatus status, long version) {
        return CommandOutcome.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId("form")
                .setTrigger(Trigger.SAVE)
                .setStatus(status)
                .setVersion(version)
                .setRevision(0)
                .setDecidedAt(Instant.EPOCH)
                .build();
    }

    private static FormSubmission submission() {
        return FormSubmission.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId("231083-2022-OBJECTIVE-civil-affairs")
                .setTrigger(SubmissionTrigger.SAVE)
                .setActor(Actor.newBuilder()
                        .setId("u1")
                        .setName("王")
                        .setRole("clerk")
                        .build())
                .setIssuedAt(Instant.EPOCH)
                .build();
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws java.io.IOException {
            return EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
        }

        @Bean(destroyMethod = "close")
        Cable cable(EmbeddedPostgres postgres) {
            return new Cable(postgres.getPort());
        }

        @Bean
        DynamicPropertyRegistrar database(Cable cable) {
            return properties -> {
                properties.add(
                        "spring.datasource.url",
                        () -> "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(cable.port()));
                properties.add("spring.datasource.username", () -> "postgres");
            };
        }

        @Bean
        View<CommandOutcome> outcomes(JdbcClient sql) {
            sql.sql("create table seen (id uuid primary key, version bigint check (version > 0))")
                    .update();
            return new Outcomes(sql);
        }

        @Bean
        Edge edge(JdbcClient sql) {
            return new Edge(sql);
        }
    }

    private record Outcomes(JdbcClient sql) implements View<CommandOutcome> {

        @Override
        public String name() {
            return "outcomes";
        }

        @Override
        public Topic<CommandOutcome> topic() {
            return Topics.FORM_OUTCOMES;
        }

        @Override
        public void apply(List<ViewRecord<CommandOutcome>> batch) {
            batch.forEach(outcome -> sql.sql("insert into seen values (?, ?) on conflict do nothing")
                    .params(outcome.value().getCommandId(), outcome.value().getVersion())
                    .update());
        }

        @Override
        public void clear() {
            sql.sql("truncate seen").update();
        }
    }

    @RestController
    static class Edge {

        private final JdbcClient sql;

        Edge(JdbcClient sql) {
            this.sql = sql;
        }

        @GetMapping("/rows")
        int rows() {
            return sql.sql("select count(*) from seen").query(Integer.class).single();
        }

        @PostMapping("/rows")
        int row() {
            return sql.sql("insert into seen values (?, 1)")
                    .param(UUID.randomUUID())
                    .update();
        }

        @GetMapping("/who")
        Caller who(Caller caller) {
            return caller;
        }

        @PostMapping("/echo")
        FormContent echo(@RequestBody FormContent content) {
            return content;
        }

        @GetMapping("/fault")
        String fault() {
            throw new IllegalStateException("secret");
        }

        @GetMapping("/problem")
        String problem() {
            throw new Problem(HttpStatus.CONFLICT, "STALE_VERSION").with("version", 4);
        }
    }
}
