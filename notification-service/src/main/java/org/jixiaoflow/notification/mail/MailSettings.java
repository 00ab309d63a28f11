package org.jixiaoflow.notification.mail;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Mail; the server is {@code spring.mail}'s.
 *
 * @param from who sends it
 * @param address where this service is reached from outside, for unsubscribing
 * @param secret signs the links that unsubscribe; one is made at each start if absent, and links of before then no longer hold
 * @param lanes how many connections to the server there may be at once
 */
@Validated
@ConfigurationProperties("jixiao.mail")
record MailSettings(
        @NotBlank @DefaultValue("no-reply@example.test") String from,
        @DefaultValue("http://localhost:8086/") URI address,
        @Nullable String secret,
        @DefaultValue("4") int lanes) {

    @Override
    public String toString() {
        return "from " + from;
    }
}
