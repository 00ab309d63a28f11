package org.jixiaoflow.support.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jixiaoflow.fixtures.EmbeddedBroker;
import org.jixiaoflow.fixtures.EmbeddedDatabase;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.DeadLetters;
import org.jixiaoflow.support.kafka.Publisher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The view of this test counts, so a record that it misses or takes twice shows. */
@DisplayName("Filling a view again, on a real broker and database, with two instances")
@SpringBootTest(
        classes = ProjectionsIT.Application.class,
        properties = {
            "spring.application.name=projections",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://localhost:1/keys",
            "jixiao.registry.plain=true",
            "jixiao.topics.partitions=4",
            "jixiao.replies.enabled=false",
            "jixiao.views.batch=7"
        })
@AutoConfigureMockMvc
@EmbeddedBroker
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectionsIT {

    private static final int RECORDS = 300;

    @Autowired
    private Projections projections;

    @Autowired
    private Tally tally;

    @Autowired
    private Publisher publisher;

    @Autowired
    private ConsumerFactory<byte[], byte[]> consumers;

    @Autowired
    private TopicSerdes serdes;

    @Autowired
    private DeadLetters deadLetters;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private MockMvcTester http;

    private Projections other;

    /** One for all, since it takes the group seconds to share its partitions anew. */
    @BeforeAll
    void aSecondInstance() {
        other = new Projections(
                List.of(tally),
                consumers,
                serdes,
                deadLetters,
                new ProjectionOffsets(sql, "public"),
                new TransactionTemplate(transactions),
                new ProjectionSettings("public", 7, Set.of()));
        other.start();
    }

    @AfterAll
    void stop() {
        other.stop();
    }

    @BeforeEach
    void someRecords() {
        CompletableFuture.allOf(
                        IntStream.range(0, RECORDS).mapToObj(this::publish).toArray(CompletableFuture<?>[]::new))
                .join();
        awaitEverything();
    }

    @AfterEach
    void repair() {
        tally.broken.set(false);
        tally.unclearable.set(false);
        if (!other.isRunning()) {
            other.start();
        }
    }

    @Test
    @DisplayName("leaves it as it was before, and with what came meanwhile")
    void rebuilt() {
        var before = counts();

        var meanwhile = CompletableFuture.runAsync(() ->
                IntStream.range(0, RECORDS).forEach(number -> publish(number).join()));
        for (var times = 0; times < 3; times++) {
            assertThat(projections.rebuild("tally")).isPresent();
            assertThat(other.rebuild("tally")).isPresent();
        }
        meanwhile.join();
        awaitEverything();

        var expected = new TreeMap<>(before);
        IntStream.range(0, RECORDS).forEach(number -> expected.merge(key(number), 1L, Long::sum));
        assertThat(counts()).isEqualTo(expected);
        assertThat(state().records()).isEqualTo(total());
    }

    @Test
    @DisplayName("is noticed by instances to which nothing new comes")
    void idle() {
        var before = counts();
        var time = projections.asOf("tally").time();

        projections.rebuild("tally");
        awaitEverything();

        assertThat(counts()).isEqualTo(before);
        assertThat(projections.asOf("tally").time()).isEqualTo(time);
    }

    @Test
    @DisplayName("says that it doesn't show everything, as long as it doesn't")
    void honest() {
        tally.broken.set(true);

        var begun = projections.rebuild("tally").orElseThrow();

        assertThat(begun.refilling()).isTrue();
        assertThat(begun.asOf()).isNull();
        assertThat(begun.behind()).isPositive();
        tally.broken.set(false);
        awaitEverything();
        assertThat(state().refilling()).isFalse();
        assertThat(state().asOf()).isNotNull();
    }

    @Test
    @DisplayName("changes nothing if it ends before the view is empty and put back to the beginning")
    void bothOrNeither() {
        var before = counts();
        tally.unclearable.set(true);

        assertThatThrownBy(() -> projections.rebuild("tally")).hasMessage("killed");
        tally.unclearable.set(false);

        assertThat(counts()).isEqualTo(before);
        assertThat(state().behind()).isZero();
        publish(1).join();
        awaitEverything();
        assertThat(total())
                .isEqualTo(before.values().stream().mapToLong(count -> count).sum() + 1);
    }

    @Test
    @DisplayName("also follows when somebody empties tables and positions by hand")
    void byHand() {
        var before = counts();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            sql.sql("delete from view_position").update();
            sql.sql("delete from tally").update();
        });
        awaitEverything();

        assertThat(counts()).isEqualTo(before);
    }

    @Test
    @DisplayName("is what a view of a new database says of itself, until it shows what was there")
    void newDatabase() {
        var before = counts();
        other.stop();
        tally.broken.set(true);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            sql.sql("delete from view_position").update();
            sql.sql("delete from tally").update();
        });

        other.start();

        assertThat(other.asOf("tally").refilling()).isTrue();
        assertThat(other.asOf("tally").time()).isNull();
        tally.broken.set(false);
        awaitEverything();
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    @DisplayName("doesn't wait for the disk, which whoever else writes here does as before")
    void noFlush() {
        assertThat(tally.flushing.get()).isEqualTo("off by session");
        assertThat(flushing(sql)).doesNotContain("session");
    }

    private static String flushing(JdbcClient sql) {
        return sql.sql("select setting || ' by ' || source from pg_settings where name = 'synchronous_commit'")
                .query(String.class)
                .single();
    }

    @Test
    @DisplayName("is what operators may ask for, and auditors see")
    void asked() {
        assertThat(http.post().uri("/api/v1/views/tally/rebuild").with(somebody("auditor")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(http.post().uri("/api/v1/views/nothing/rebuild").with(somebody("operator")))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyJson()
                .hasPathSatisfying("$.code", it -> assertThat(it).isEqualTo("UNKNOWN_VIEW"));
        assertThat(http.post().uri("/api/v1/views/tally/rebuild").with(somebody("operator")))
                .hasStatusOk();
        awaitEverything();
        assertThat(http.get().uri("/api/v1/views").with(somebody("auditor")))
                .hasStatusOk()
                .bodyJson()
                .hasPathSatisfying("$[0].name", it -> assertThat(it).isEqualTo("tally"))
                .hasPathSatisfying("$[0].behind", it -> assertThat(it).isEqualTo(0));
        assertThat(http.get().uri("/api/v1/views").with(somebody("clerk"))).hasStatus(HttpStatus.FORBIDDEN);
    }

    private static JwtRequestPostProcessor somebody(String role) {
        return jwt().jwt(token ->
                token.subject(role).claim("roles", List.of(role)).claim("regions", List.of("*")));
    }

    private void awaitEverything() {
        await().atMost(Duration.ofMinutes(1)).until(() -> state().behind() == 0 && !state().refilling());
    }

    private ViewState state() {
        return projections.states().get(0);
    }

    private Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        sql.sql("select key, n from tally").query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    private long total() {
        return counts().values().stream().mapToLong(count -> count).sum();
    }

    private static String key(int number) {
        return "form-" + number % 20;
    }

    private CompletableFuture<?> publish(int number) {
        var outcome = CommandOutcome.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId(key(number))
                .setTrigger(Trigger.SAVE)
                .setStatus(OutcomeStatus.ACCEPTED)
                .setVersion(1)
                .setRevision(0)
                .setDecidedAt(Instant.EPOCH)
                .build();
        return publisher.send(Topics.FORM_OUTCOMES, key(number), outcome);
    }

    @SpringBootApplication
    @Import(EmbeddedDatabase.class)
    static class Application {

        @Bean
        Tally tally(JdbcClient sql) {
            sql.sql("create table tally (key text primary key, n bigint not null)")
                    .update();
            return new Tally(sql);
        }
    }

    /** How many records each key has. */
    static final class Tally implements View<CommandOutcome> {

        private final JdbcClient sql;
        private final AtomicBoolean broken = new AtomicBoolean();
        private final AtomicBoolean unclearable = new AtomicBoolean();
        private final AtomicReference<String> flushing = new AtomicReference<>();

        Tally(JdbcClient sql) {
            this.sql = sql;
        }

        @Override
        public String name() {
            return "tally";
        }

        @Override
        public Topic<CommandOutcome> topic() {
            return Topics.FORM_OUTCOMES;
        }

        @Override
        public void apply(List<ViewRecord<CommandOutcome>> batch) {
            if (broken.get()) {
                throw new org.springframework.dao.TransientDataAccessResourceException("away");
            }
            flushing.set(flushing(sql));
            batch.forEach(viewRecord -> sql.sql(
                            "insert into tally as t values (?, 1) on conflict (key) do update set n = t.n + 1")
                    .params(viewRecord.key())
                    .update());
        }

        @Override
        public void clear() {
            if (unclearable.get()) {
                sql.sql("truncate tally").update();
                throw new IllegalStateException("killed");
            }
            sql.sql("truncate tally").update();
        }
    }
}
