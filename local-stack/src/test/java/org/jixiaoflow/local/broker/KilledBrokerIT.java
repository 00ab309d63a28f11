package org.jixiaoflow.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jixiaoflow.fixtures.RecordSender;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.schemas.reading.TopicReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A broker that was killed")
class KilledBrokerIT {

    private static final String TOPIC = "facts";

    @TempDir
    private Path dir;

    @Test
    @DisplayName("is stopped once more before anybody reaches it, with all that it had")
    void again() throws Exception {
        var port = Ports.anyFree();
        try (var broker = Broker.start(dir, port);
                var admin = Admin.create(broker.internal())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            new RecordSender(broker.internal()).send(new ProducerRecord<>(TOPIC, new byte[] {1}));
        }
        var first = elections(port);
        var afterStop = elections(port);
        Files.delete(dir.resolve(Broker.STOPPED));

        var afterKill = elections(port);

        assertThat(afterKill - afterStop).isEqualTo(2 * (afterStop - first));
    }

    /** How many controllers were elected by the time it has started: one a start. */
    private int elections(int port) throws Exception {
        try (var broker = Broker.start(dir, port);
                var admin = Admin.create(broker.internal())) {
            assertThat(TopicReader.of(broker.bootstrapServers()).all(TOPIC)).hasSize(1);
            return Math.toIntExact(
                    admin.describeMetadataQuorum().quorumInfo().get().leaderEpoch());
        }
    }
}
