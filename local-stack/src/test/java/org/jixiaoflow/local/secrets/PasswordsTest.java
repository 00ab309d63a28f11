package org.jixiaoflow.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.kafka.common.config.SaslConfigs;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Passwords in files")
class PasswordsTest {

    @TempDir
    private Path directory;

    @Test
    void areMadeOnceAndEachUsersOwn() {
        var passwords = new Passwords(directory);

        assertThat(passwords.of("one")).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(passwords.of("other"));
        assertThat(new Passwords(directory).of("one")).isEqualTo(passwords.of("one"));
    }

    @Test
    void areAsOldAsTheirFiles() throws IOException {
        var passwords = new Passwords(directory);
        assertThat(passwords.madeAt("one")).isEmpty();

        var made = Instant.parse("2026-01-05T02:00:00Z");
        passwords.of("one");
        Files.setLastModifiedTime(passwords.home("one").resolve("jixiao.kafka.password"), FileTime.from(made));

        assertThat(passwords.madeAt("one")).hasValue(made);
        passwords.renew("one");
        assertThat(passwords.madeAt("one"))
                .hasValueSatisfying(renewed -> assertThat(renewed).isAfter(made));
    }

    @Test
    void aRenewedOneIsInWhatWasWrittenDownForTheUser() {
        var passwords = new Passwords(directory);
        passwords.describe("one", "localhost:9092", directory.resolve("kafka.pem"));
        var old = passwords.of("one");

        passwords.renew("one");

        assertThat(passwords.of("one")).isNotEqualTo(old);
        assertThat(String.valueOf(passwords.connection("one").get(SaslConfigs.SASL_JAAS_CONFIG)))
                .contains("\"" + passwords.of("one") + "\"")
                .doesNotContain(old);
    }
}
