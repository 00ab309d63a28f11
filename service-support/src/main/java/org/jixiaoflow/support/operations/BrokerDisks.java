package org.jixiaoflow.support.operations;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.springframework.kafka.core.KafkaAdmin;

/** How full the disks are that brokers keep their topics on. */
final class BrokerDisks {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaAdmin connection;

    BrokerDisks(KafkaAdmin connection) {
        this.connection = connection;
    }

    /** @throws IllegalStateException if Kafka doesn't say */
    List<Surroundings.Disk> look() {
        try (var admin = Admin.create(connection.getConfigurationProperties())) {
            var brokers = admin.describeCluster().nodes().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).stream()
                    .map(Node::id)
                    .toList();
            return admin
                    .describeLogDirs(brokers)
                    .allDescriptions()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .entrySet()
                    .stream()
                    .flatMap(broker -> disks(broker.getKey(), broker.getValue()))
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException | KafkaException unknown) {
            throw new IllegalStateException("Kafka doesn't say how full its disks are", unknown);
        }
    }

    /** A broker that is older than Kafka 3.3 doesn't say, nor one whose disk is broken. */
    static Stream<Surroundings.Disk> disks(int broker, Map<String, LogDirDescription> directories) {
        return directories.entrySet().stream()
                .filter(each -> each.getValue().totalBytes().isPresent()
                        && each.getValue().usableBytes().isPresent())
                .map(each -> new Surroundings.Disk(
                        "Kafka %d: %s".formatted(broker, each.getKey()),
                        each.getValue().totalBytes().getAsLong(),
                        each.getValue().usableBytes().getAsLong()));
    }
}
