package org.jixiaoflow.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

@DisplayName("Who signed in")
class AuthorizationsTest {

    private static final RegisteredClient CLIENT = RegisteredClient.withId("pages")
            .clientId("pages")
            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
            .build();

    private final Authorizations authorizations = new Authorizations();

    @Test
    @DisplayName("is found while others sign in")
    void atOnce() throws Exception {
        authorizations.save(signingIn("first"));
        var threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> others = () -> {
                for (var number = 0; number < 20_000; number++) {
                    authorizations.save(signingIn("other" + number % 50));
                }
                return true;
            };
            Callable<Boolean> first = () -> Stream.generate(
                            () -> authorizations.findByToken("first", new OAuth2TokenType(OAuth2ParameterNames.STATE)))
                    .limit(20_000)
                    .allMatch(found -> found != null);
            for (var each : threads.invokeAll(List.of(others, first))) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Somebody who isn't back from the sign-in page yet. */
    private static OAuth2Authorization signingIn(String name) {
        return OAuth2Authorization.withRegisteredClient(CLIENT)
                .id(name)
                .principalName(name)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .attribute(OAuth2ParameterNames.STATE, name)
                .build();
    }
}
