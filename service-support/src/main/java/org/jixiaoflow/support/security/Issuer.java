package org.jixiaoflow.support.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Reads tokens with the keys that their issuer names. */
final class Issuer implements JwtDecoder {

    /** Tokens are short, so that a right that was taken away is gone soon; a minute of grace would double that. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    private final SecuritySettings settings;
    private final IssuerDiscovery<JwtDecoder> tokens;

    Issuer(SecuritySettings settings) {
        this.settings = settings;
        this.tokens = new IssuerDiscovery<>(settings.asked(), settings.issuer(), this::tokens);
    }

    @Override
    public Jwt decode(String token) {
        return tokens.get().decode(token);
    }

    private JwtDecoder tokens(Map<String, Object> description) {
        if (!(description.get("jwks_uri") instanceof String keys)) {
            throw new IllegalArgumentException("It names no keys");
        }
        var decoder = NimbusJwtDecoder.withJwkSetUri(keys).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
                new JwtTimestampValidator(CLOCKS_APART),
                new JwtIssuerValidator(settings.issuer().toString()),
                new JwtAudienceValidator(settings.audience()))));
        return decoder;
    }
}
