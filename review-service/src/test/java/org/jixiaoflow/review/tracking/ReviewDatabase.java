package org.jixiaoflow.review.tracking;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.flywaydb.core.Flyway;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.projection.ViewRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A real PostgreSQL with the service's tables, one for all tests of this JVM. */
public final class ReviewDatabase {

    private static final DataSource DATABASE = start().getPostgresDatabase();
    private static final JdbcClient SQL = JdbcClient.create(DATABASE);

    private ReviewDatabase() {}

    /** The database, its views empty. */
    public static JdbcClient empty() {
        new JournalView(SQL).clear();
        new OutcomeView(SQL).clear();
        SQL.sql(
                        "truncate review.notification, review.notification_read, review.listed_department, review.filing_deadline, review.review_draft, review.look, review.claim, review.presence, review.phrase, review.watch, review.indicator, review.exemplary_indicator")
                .update();
        return SQL;
    }

    /** The database as it is. */
    public static JdbcClient sql() {
        return SQL;
    }

    /** Transactions of the database. */
    static PlatformTransactionManager transactions() {
        return new DataSourceTransactionManager(DATABASE);
    }

    /** Applies the stories' journals to the view. */
    public static void tell(Story... stories) {
        for (var story : stories) {
            tell(story.entries());
        }
    }

    /** Applies entries to the view. */
    public static void tell(List<FormEvent> entries) {
        new JournalView(SQL).apply(received(entries));
    }

    /** Records as a view receives them, all from one partition. */
    public static <T extends SpecificRecord> List<ViewRecord<T>> received(List<T> values) {
        return values.stream()
                .map(value -> new ViewRecord<>(
                        "key", value, Bytes.wrap(UnregisteredSerdes.value(value)), 0, 0, Instant.EPOCH))
                .toList();
    }

    private static EmbeddedPostgres start() {
        try {
            var database =
                    EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
            Flyway.configure()
                    .dataSource(database.getPostgresDatabase())
                    .schemas("review")
                    .locations("classpath:db/review")
                    .load()
                    .migrate();
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
