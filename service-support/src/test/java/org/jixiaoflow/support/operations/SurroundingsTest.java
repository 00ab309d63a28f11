package org.jixiaoflow.support.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.jixiaoflow.support.operations.Surroundings.Part;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

@DisplayName("What a service stands on")
class SurroundingsTest {

    @Test
    @DisplayName("is the disk of a directory, there already or not")
    void disks(@TempDir Path there) {
        var toCome = there.resolve("streams/review");

        assertThat(List.of(Disks.of(there).orElseThrow(), Disks.of(toCome).orElseThrow()))
                .allSatisfy(disk -> {
                    assertThat(disk.directory()).isEqualTo(there.toString());
                    assertThat(disk.free()).isPositive().isLessThanOrEqualTo(disk.total());
                });
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
        assertThat(Certificates.in(new ClassPathResource("no-certificate.pem"))).isEmpty();
        assertThat(Certificates.in(new ClassPathResource("a-certificate.pem")))
                .singleElement()
                .satisfies(certificate -> {
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

        assertThat(listed.certificates()).hasSize(1).allMatch(Resource::exists);
        assertThat(inALine.certificates()).hasSize(1).allMatch(Resource::exists);
        assertThat(listed.disks()).containsExactly(Path.of("/data/streams"));
        assertThat(inALine.disks()).containsExactly(Path.of("/data/streams"), Path.of("/data/kafka"));
    }

    @Test
    @DisplayName("is told though a part of it can't be: a certificate that isn't one, and it says which")
    void unreadable() {
        var broken = new ByteArrayResource("no certificate".getBytes(UTF_8), "broken.pem");
        var settings = new OperationsSettings(
                List.of(Path.of(".")), List.of(broken, new ClassPathResource("a-certificate.pem")), true, null);
        BrokerDisks brokers = mock();
        when(brokers.look()).thenThrow(new IllegalStateException("Kafka is away"));

        var told = new Inspection(settings, mock(), brokers, mock(), mock(), mock()).look();

        assertThat(told.certificates())
                .extracting(Surroundings.Certificate::subject)
                .containsExactly("CN=kafka");
        assertThat(told.disks()).hasSize(1);
        assertThat(told.unknown())
                .containsExactly(
                        new Surroundings.Unknown(Part.BROKERS, "Kafka"),
                        new Surroundings.Unknown(Part.CERTIFICATE, broken.getDescription()));
    }

    @Test
    @DisplayName("is waited for no longer than a moment, each part by itself")
    void slow() {
        var never = new CountDownLatch(1);
        var look = new Parts(Duration.ofMillis(100)).new Look();

        var slow = look.at(Part.BROKERS, "Kafka", () -> awaited(never));
        var quick = look.at(Part.DISK, "/data", () -> 7);

        assertThat(slow.get()).isNull();
        assertThat(quick.get()).isEqualTo(7);
        assertThat(look.unknown()).containsExactly(new Surroundings.Unknown(Part.BROKERS, "Kafka"));
        never.countDown();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OperationsSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("jixiao.operations", OperationsSettings.class);
    }
}
