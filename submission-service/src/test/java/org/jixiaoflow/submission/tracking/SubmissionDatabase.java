package org.jixiaoflow.submission.tracking;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.flywaydb.core.Flyway;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.json.AvroModule;
import org.jixiaoflow.support.projection.AsOf;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.projection.ViewRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A real PostgreSQL with the service's views, one for all tests of this JVM. */
final class SubmissionDatabase {

    private static final JdbcClient SQL = JdbcClient.create(start().getPostgresDatabase());
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new AvroModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private SubmissionDatabase() {}

    /** The database, its views empty. */
    static JdbcClient empty() {
        new JournalView(SQL).clear();
        new OutcomeView(SQL).clear();
        new RefusalView(SQL).clear();
        new ObjectiveView(SQL).clear();
        return SQL;
    }

    /** What reads the views. */
    static TrackedForms forms() {
        Projections projections = mock();
        when(projections.asOf(anyString())).thenReturn(new AsOf(Instant.EPOCH, Map.of()));
        return new TrackedForms(SQL, JSON, new UnregisteredSerdes(), projections);
    }

    /** What became of commands. */
    static SubmissionOutcomes outcomes() {
        return new SubmissionOutcomes(SQL, new UnregisteredSerdes(), new OutcomeView(SQL));
    }

    /** Records as a view receives them, all from one partition. */
    static <T extends SpecificRecord> List<ViewRecord<T>> received(String key, List<T> values) {
        return IntStream.range(0, values.size())
                .mapToObj(offset -> received(key, values.get(offset), offset))
                .toList();
    }

    static <T extends SpecificRecord> ViewRecord<T> received(String key, @Nullable T value, long offset) {
        return new ViewRecord<>(
                key,
                value,
                value == null ? null : Bytes.wrap(UnregisteredSerdes.value(value)),
                0,
                offset,
                Instant.EPOCH);
    }

    private static EmbeddedPostgres start() {
        try {
            var database =
                    EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
            Flyway.configure()
                    .dataSource(database.getPostgresDatabase())
                    .schemas("submission")
                    .locations("classpath:db/submission")
                    .load()
                    .migrate();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
