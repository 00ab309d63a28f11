package org.jixiaoflow.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
