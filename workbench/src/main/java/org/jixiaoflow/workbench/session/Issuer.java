package org.jixiaoflow.workbench.session;

import java.time.Duration;
import java.util.Map;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The issuer as it describes itself, asked when it is first needed: the workbench starts while its issuer is down, and finds it when it
 * is back.
 */
@Component
final class Issuer implements ClientRegistrationRepository {

    /** What the issuer is called in addresses of pages. */
    static final String REGISTRATION = "jixiao";

    private static final Logger log = LoggerFactory.getLogger(Issuer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ParameterizedTypeReference<Map<String, Object>> DESCRIPTION =
            new ParameterizedTypeReference<>() {};

    private final SignInSettings settings;
    private volatile @Nullable ClientRegistration known;

    Issuer(SignInSettings settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return REGISTRATION.equals(id) ? registration() : null;
    }

    ClientRegistration registration() {
        var asked = known;
        if (asked == null) {
            asked = ask();
            known = asked;
        }
        return asked;
    }

    private ClientRegistration ask() {
        try {
            return registration(description());
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
        if (description == null || !settings.issuer().toString().equals(description.get("issuer"))) {
            throw new IllegalArgumentException("This is not " + settings.issuer());
        }
        return description;
    }

    /** People are known by their ID token, so nothing more is asked of the issuer. */
    private ClientRegistration registration(Map<String, Object> description) {
        return ClientRegistrations.fromOidcConfiguration(description)
                .registrationId(REGISTRATION)
                .clientId(settings.client())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(
                        settings.isConfidential()
                                ? ClientAuthenticationMethod.CLIENT_SECRET_BASIC
                                : ClientAuthenticationMethod.NONE)
                .scope("openid", "profile")
                .userInfoUri(null)
                .userNameAttributeName("sub")
                .build();
    }
}
