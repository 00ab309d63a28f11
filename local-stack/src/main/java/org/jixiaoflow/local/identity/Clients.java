package org.jixiaoflow.local.identity;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Programs that come to the provider: the workbench, for the people at its pages, and the portals, for themselves. */
record Clients(Identity identity, Map<String, URI> pages) {

    /** So short that a right taken away is gone within a minute: whoever asks for the next token is looked up again. */
    private static final Duration TOKEN = Duration.ofSeconds(30);
    /** As long as a session at the workbench lasts. */
    private static final Duration REFRESHED = Duration.ofHours(8);

    private static final String RETURN = "login/oauth2/code/jixiao";

    List<RegisteredClient> registered() {
        return Stream.concat(
                        pages.entrySet().stream().map(page -> page(page.getKey(), page.getValue())),
                        identity.people().portals().stream().map(this::portal))
                .toList();
    }

    private RegisteredClient page(String name, URI place) {
        return client(name)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(place.resolve("/") + RETURN)
                .postLogoutRedirectUri(place.resolve("/").toString())
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .build();
    }

    private RegisteredClient portal(Person portal) {
        return client(portal.id())
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
    }

    private RegisteredClient.Builder client(String name) {
        return RegisteredClient.withId(name)
                .clientId(name)
                .clientSecret(
                        Objects.requireNonNull(identity.secrets(List.of(name)).get(name)))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN)
                        .refreshTokenTimeToLive(REFRESHED)
                        .build());
    }

    /** Where signing in leads to: forms may go there. */
    String[] origins() {
        return pages.values().stream()
                .map(place -> "%s://%s".formatted(place.getScheme(), place.getAuthority()))
                .toArray(String[]::new);
    }
}
