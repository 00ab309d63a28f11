package org.jixiaoflow.support.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom a service trusts to say who somebody is.
 *
 * @param issuer the issuer as tokens name it
 * @param discovery where the service itself asks the issuer, if that is another address
 * @param audience whom tokens must be meant for
 * @param combinedRoles whether one person may hold several offices at once, such as business administrator and operator
 * @param uploadsPerMinute how many documents somebody, a portal's program included, may send in a minute
 * @param writesPerMinute how many requests that change something they may
 */
@Validated
@ConfigurationProperties("jixiao.security")
record SecuritySettings(
        @NotNull @DefaultValue("http://localhost:8084") URI issuer,
        @Nullable URI discovery,
        @NotBlank @DefaultValue("jixiao-flow") String audience,
        @DefaultValue("false") boolean combinedRoles,
        @DefaultValue("30") int uploadsPerMinute,
        @DefaultValue("3000") int writesPerMinute) {

    /** Where the issuer is asked. */
    URI asked() {
        return discovery == null ? issuer : discovery;
    }

    @Override
    public String toString() {
        return "%s at %s".formatted(audience, issuer);
    }
}
