package org.jixiaoflow.workbench.session;

import java.util.Map;
import org.jixiaoflow.support.security.IssuerDiscovery;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/** The workbench as its issuer knows it. */
@Component
final class Issuer implements ClientRegistrationRepository {

    /** What the issuer is called in addresses of pages. */
    static final String REGISTRATION = "jixiao";

    private final SignInSettings settings;
    private final IssuerDiscovery<ClientRegistration> found;

    Issuer(SignInSettings settings) {
        this.settings = settings;
        this.found = new IssuerDiscovery<>(settings.asked(), settings.issuer(), this::registration);
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        return REGISTRATION.equals(id) ? registration() : null;
    }

    ClientRegistration registration() {
        return found.get();
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
