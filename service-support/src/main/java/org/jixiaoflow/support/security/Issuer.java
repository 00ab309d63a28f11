package org.jixiaoflow.support.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The issuer as it describes itself, asked when it is first needed: a service starts while its issuer is down, and finds it when it is
 * back.
 */
final class Issuer implements JwtDecoder {

    private static final Logger log = LoggerFactory.getLogger(Issuer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Tokens are short, so that a right that was taken away is gone soon; a minute of grace would double that. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    private static final ParameterizedTypeReference<Map<String, Object>> DESCRIPTION =
            new ParameterizedTypeReference<>() {};

    private final SecuritySettings settings;
    private volatile @Nullable JwtDecoder known;

    Issuer(SecuritySettings settings) {
        this.settings = settings;
    }

    @Override
    public Jwt decode(String token) {
        return tokens().decode(token);
    }

    private JwtDecoder tokens() {
        var asked = known;
        if (asked == null) {
            asked = ask();
            known = asked;
        }
        return asked;
    }

    private JwtDecoder ask() {
        try {
            return tokens(description());
        } catch (RestClientException | IllegalArgumentException e) {
            log.warn("The issuer does not answer as it should at {}: {}", settings.asked(), e.getMessage());
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "IDENTITY_UNREACHABLE");
        }
    }

    private Map<String, Object> description() {
        var requests = new JdkClientHttpRequestFactory();
        requests.setReadTimeout(PATIENCE);
        var description = RestClient.builder()
                .requestFactory(requests)
                .build()
                .get()
                .uri(settings.asked() + "/.well-known/openid-configuration")
                .retrieve()
                .body(DESCRIPTION);
        if (description == null
                || !settings.issuer().toString().equals(description.get("issuer"))
                || !description.containsKey("jwks_uri")) {
            throw new IllegalArgumentException("This is not " + settings.issuer());
        }
        return description;
    }

    private JwtDecoder tokens(Map<String, Object> description) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(String.valueOf(description.get("jwks_uri")))
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
                new JwtTimestampValidator(CLOCKS_APART),
                new JwtIssuerValidator(settings.issuer().toString()),
                new JwtAudienceValidator(settings.audience()))));
        return decoder;
    }
}
