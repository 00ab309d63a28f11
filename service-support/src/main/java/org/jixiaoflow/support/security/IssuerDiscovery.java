package org.jixiaoflow.support.security;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * What is made of an issuer's description of itself, asked for when it is first needed and once: a service starts while its issuer is down,
 * and finds it when it is back.
 *
 * @param <T> what is made
 */
public final class IssuerDiscovery<T> {

    private static final Logger log = LoggerFactory.getLogger(IssuerDiscovery.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ParameterizedTypeReference<Map<String, Object>> DESCRIPTION =
            new ParameterizedTypeReference<>() {};

    private final URI asked;
    private final URI issuer;
    private final Function<Map<String, Object>, T> made;
    private volatile @Nullable T known;

    /**
     * Asks nobody yet.
     *
     * @param asked where the issuer is asked
     * @param issuer what it must call itself
     * @param made of its description; {@link IllegalArgumentException} if nothing can be
     */
    public IssuerDiscovery(URI asked, URI issuer, Function<Map<String, Object>, T> made) {
        this.asked = asked;
        this.issuer = issuer;
        this.made = made;
    }

    /** @throws Problem {@code IDENTITY_UNREACHABLE} while the issuer doesn't answer as it should */
    public T get() {
        var found = known;
        if (found == null) {
            found = ask();
            known = found;
        }
        return found;
    }

    private T ask() {
        try {
            return made.apply(description());
        } catch (RestClientException | IllegalArgumentException e) {
            log.warn("The issuer does not answer as it should at {}: {}", asked, e.getMessage());
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
                .uri(asked + "/.well-known/openid-configuration")
                .retrieve()
                .body(DESCRIPTION);
        if (description == null || !issuer.toString().equals(description.get("issuer"))) {
            throw new IllegalArgumentException("This is not " + issuer);
        }
        return description;
    }
}
