package org.jixiaoflow.workbench.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where people sign in.
 *
 * @param issuer the issuer as tokens name it and as browsers reach it
 * @param discovery where the workbench itself asks the issuer, if that is another address
 * @param client the workbench's name at the issuer
 * @param clientSecret its secret there; a client without one proves itself by its redirect address alone
 * @param session how long somebody stays signed in before the issuer is asked again
 * @param uploadsPerMinute how many files somebody may send in a minute
 */
@Validated
@ConfigurationProperties("jixiao.security")
record SignInSettings(
        @NotNull @DefaultValue("http://localhost:8084") URI issuer,
        @Nullable URI discovery,
        @NotBlank @DefaultValue("workbench") String client,
        @Nullable String clientSecret,
        @NotNull @DefaultValue("8h") Duration session,
        @DefaultValue("30") int uploadsPerMinute) {

    /** Where the issuer is asked. */
    URI asked() {
        return discovery == null ? issuer : discovery;
    }

    boolean isConfidential() {
        return clientSecret != null && !clientSecret.isBlank();
    }

    /** The issuer's place without the path, as browsers compare it. */
    String issuerOrigin() {
        return "%s://%s".formatted(issuer.getScheme(), issuer.getAuthority());
    }

    @Override
    public String toString() {
        return "%s at %s".formatted(client, issuer);
    }
}
