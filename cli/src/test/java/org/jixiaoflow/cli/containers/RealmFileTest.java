package org.jixiaoflow.cli.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The realm that comes with the containers")
class RealmFileTest {

    private static final int A_MINUTE = 60;
    private static final int EARLIER_THAN_ITS_END = 20;

    private final JsonNode realm = JsonMapper.shared()
            .readTree(Path.of("../deploy/keycloak/jixiao-realm.json").toFile());

    @Test
    @DisplayName("has no portal that speaks for every department or every region")
    void portals() {
        var portals = items(realm.path("users"))
                .filter(user -> items(user.path("realmRoles"))
                        .anyMatch(role -> role.asString().equals("portal")))
                .toList();

        assertThat(portals).isNotEmpty().allSatisfy(portal -> {
            for (var claim : new String[] {"regions", "departments"}) {
                assertThat(items(portal.path("attributes").path(claim)).map(JsonNode::asString))
                        .as("%s of %s", claim, portal.path("username"))
                        .isNotEmpty()
                        .noneMatch(value -> value.contains("*"));
            }
        });
    }

    @Test
    @DisplayName("gives tokens that end soon enough for rights to be gone within a minute")
    void shortTokens() {
        assertThat(realm.path("accessTokenLifespan").asInt()).isBetween(EARLIER_THAN_ITS_END, A_MINUTE / 2);
        assertThat(items(realm.path("clients")).map(client -> client.path("attributes")))
                .noneMatch(attributes -> attributes.has("access.token.lifespan"));
    }

    @Test
    @DisplayName("lets nobody guess passwords, nobody register, and keeps who failed to sign in")
    void signIn() {
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("registrationAllowed").asBoolean(true)).isFalse();
        assertThat(realm.path("eventsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("adminEventsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("passwordPolicy").asString()).contains("length(12)");
    }

    @Test
    @DisplayName("has no password or secret of its own")
    void noSecrets() {
        assertThat(items(realm.path("users"))
                        .flatMap(user -> items(user.path("credentials")))
                        .map(credential -> credential.path("value").asString()))
                .isNotEmpty()
                .allMatch("${DEMO_PASSWORD}"::equals);
        assertThat(items(realm.path("clients"))
                        .map(client -> client.path("secret").asString()))
                .isNotEmpty()
                .allMatch(secret -> secret.matches("\\$\\{[A-Z_]+}"));
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
