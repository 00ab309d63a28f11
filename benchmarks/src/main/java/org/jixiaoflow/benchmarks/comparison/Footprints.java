package org.jixiaoflow.benchmarks.comparison;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jixiaoflow.local.database.DatabaseLogin;
import org.jixiaoflow.schemas.reading.TopicReader;

/** Looks at what a broker and a database keep, again and again; what was read is counted once. */
final class Footprints {

    private static final String TABLES = """
            select n.nspname || '.' || c.relname, pg_relation_size(c.oid),
              coalesce(pg_total_relation_size(nullif(c.reltoastrelid, 0)), 0), pg_indexes_size(c.oid),
              pg_stat_get_tuples_updated(c.oid), pg_stat_get_tuples_hot_updated(c.oid)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname !~ '^pg_|^information_schema$'""";

    private static final String LOG = "select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')";

    private final String bootstrapServers;
    private final DatabaseLogin database;
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private final Map<String, long[]> counted = new HashMap<>();

    Footprints(String bootstrapServers, DatabaseLogin database) {
        this.bootstrapServers = bootstrapServers;
        this.database = database;
    }

    Footprint now() {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
                var connection = database.connect();
                var statement = connection.createStatement()) {
            var tables = new HashMap<String, Footprint.Table>();
            try (var rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    tables.put(
                            rows.getString(1),
                            new Footprint.Table(
                                    rows.getLong(2),
                                    rows.getLong(3),
                                    rows.getLong(4),
                                    rows.getLong(5),
                                    rows.getLong(6)));
                }
            }
            double log;
            try (var row = statement.executeQuery(LOG)) {
                row.next();
                log = row.getDouble(1);
            }
            return new Footprint(topics(admin), tables, log);
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Footprint.Log> topics(Admin admin) throws ExecutionException, InterruptedException {
        var topics = admin.listTopics().names().get();
        var brokers = admin.describeCluster().nodes().get().stream()
                .map(node -> node.id())
                .toList();
        var kept = new HashMap<String, Long>();
        admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                .flatMap(directories -> directories.values().stream())
                .flatMap(directory -> directory.replicaInfos().entrySet().stream())
                .forEach(replica ->
                        kept.merge(replica.getKey().topic(), replica.getValue().size(), Long::sum));
        try (var consumer = TopicReader.of(bootstrapServers).consumer()) {
            TopicReader.begin(consumer, topics);
            read.forEach(consumer::seek);
            TopicReader.toEnd(consumer, this::count);
            consumer.assignment().forEach(partition -> read.put(partition, consumer.position(partition)));
        }
        var logs = new HashMap<String, Footprint.Log>();
        topics.forEach(topic -> {
            var sum = counted.getOrDefault(topic, new long[2]);
            logs.put(topic, new Footprint.Log(sum[0], sum[1], kept.getOrDefault(topic, 0L)));
        });
        return logs;
    }

    private void count(ConsumerRecord<byte[], byte[]> received) {
        var sum = counted.computeIfAbsent(received.topic(), none -> new long[2]);
        sum[0]++;
        sum[1] += Math.max(0, received.serializedKeySize()) + Math.max(0, received.serializedValueSize());
        for (Header header : received.headers()) {
            sum[1] += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
    }
}
