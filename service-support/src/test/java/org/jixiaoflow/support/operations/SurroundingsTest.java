package org.jixiaoflow.support.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
}
