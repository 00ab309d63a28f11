package org.jixiaoflow.support.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;

@DisplayName("What a service stands on")
class SurroundingsTest {

    @Test
    @DisplayName("is the disk of a directory, there already or not, once each")
    void disks(@TempDir Path there) {
        var toCome = there.resolve("streams/review");

        var disks = Disks.of(List.of(there, toCome, there));

        assertThat(disks).hasSize(2).extracting(Surroundings.Disk::directory).containsOnly(there.toString());
        assertThat(disks)
                .allSatisfy(disk -> assertThat(disk.free()).isPositive().isLessThanOrEqualTo(disk.total()));
    }

    @Test
    @DisplayName("is a broker's disk, where the broker says how large it is")
    void brokers() {
        var disks = BrokerDisks.disks(
                1,
                Map.of(
                        "/kafka", new LogDirDescription(null, Map.of(), 100, 7),
                        "/old", new LogDirDescription(null, Map.of())));

        assertThat(disks).containsExactly(new Surroundings.Disk("Kafka 1: /kafka", 100, 7));
    }

    @Test
    @DisplayName("is a certificate until it ends, and none where there is no file")
    void certificates() {
        var certificates = Certificates.in(
                List.of(new ClassPathResource("a-certificate.pem"), new ClassPathResource("no-certificate.pem")));

        assertThat(certificates).singleElement().satisfies(certificate -> {
            assertThat(certificate.subject()).isEqualTo("CN=kafka");
            assertThat(certificate.until())
                    .isBetween(Instant.parse("2126-01-01T00:00:00Z"), Instant.parse("2127-01-01T00:00:00Z"));
        });
    }

    @Test
    @DisplayName("is named in settings, one by one or in a line")
    void settings() {
        var certificate = "classpath:a-certificate.pem";
        var listed = settings(Map.of(
                "jixiao.operations.certificates[0]", certificate, "jixiao.operations.disks[0]", "/data/streams"));
        var inALine = settings(Map.of(
                "jixiao.operations.certificates", certificate, "jixiao.operations.disks", "/data/streams,/data/kafka"));

        assertThat(Certificates.in(listed.certificates())).hasSize(1);
        assertThat(Certificates.in(inALine.certificates())).hasSize(1);
        assertThat(listed.disks()).containsExactly(Path.of("/data/streams"));
        assertThat(inALine.disks()).containsExactly(Path.of("/data/streams"), Path.of("/data/kafka"));
    }

    private static OperationsSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("jixiao.operations", OperationsSettings.class);
    }
}
