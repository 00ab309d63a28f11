package org.jixiaoflow.notification.webhook;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The county's webhook.
 *
 * @param url where it is; none if absent
 * @param secret {@code whsec_…}; two with a space between while one replaces the other
 * @param allowInternal whether it may be an address inside the network
 * @param patience how long to wait for an answer
 */
@Validated
@ConfigurationProperties("jixiao.webhook")
record WebhookSettings(
        @Nullable URI url,
        @Nullable String secret,
        @DefaultValue("false") boolean allowInternal,
        @DefaultValue("10s") Duration patience) {

    @Override
    public String toString() {
        return "webhook at " + url;
    }
}
