package org.jixiaoflow.local.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jixiaoflow.fixtures.Browser;
import org.jixiaoflow.local.machine.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A right that was taken away")
class RightsIT {

    private static final int PORT = Ports.anyFree();
    private static final int IDENTITY_PORT = Ports.anyFree();
    private static final URI HOME = URI.create("http://localhost:%d/".formatted(PORT));
    private static final String PERSON = "clerk-civil-affairs";
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-for-pkce";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @TempDir
    private static Path directory;

    private static ConfigurableApplicationContext workbench;
    private static IdentityProvider provider;
    private static String secret;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        var identity = Identity.in(directory, "http://localhost:" + IDENTITY_PORT);
        secret = LoneWorkbench.secret(identity);
        provider = IdentityProvider.start(directory, IDENTITY_PORT, Map.of("workbench", HOME));
        workbench = LoneWorkbench.start(identity, PORT);
    }

    @AfterAll
    static void stop() {
        workbench.close();
        provider.close();
    }

    @BeforeEach
    void everybodyIsThere() throws IOException {
        Files.deleteIfExists(directory.resolve("people.yml"));
    }

    @Test
    @DisplayName("ends the session of somebody who is there no more, within a minute")
    void goneFromThePages() throws IOException {
        signIn(HOME);
        assertThat(part().statusCode()).isEqualTo(200);

        people("[]");

        await().atMost(A_MINUTE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(part().statusCode()).isEqualTo(401));
    }

    @Test
    @DisplayName("is missing from the next token, which is due in half a minute")
    void goneFromTokens() throws IOException {
        var first = granted();
        assertThat(first.path("expires_in").asInt()).isBetween(1, 30);
        assertThat(claims(first).path("roles").toString()).isEqualTo("[\"clerk\"]");

        people("[{ id: %s, name: 张敏, roles: [reader], regions: [\"231083\"] }]".formatted(PERSON));
        var next = refreshed(first);

        assertThat(claims(next).path("roles").toString()).isEqualTo("[\"reader\"]");
        assertThat(claims(next).has("department")).isFalse();
    }

    @Test
    @DisplayName("leaves somebody who is there no more without a next token, and a portal too")
    void noNextToken() throws IOException {
        var first = granted();
        var portal = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                "local",
                "client_secret",
                requireNonNull(provider.identity().secrets(List.of("local")).get("local")));
        assertThat(token(portal).has("access_token")).isTrue();

        people("[]");

        assertThat(refreshed(first).path("error").asString("")).isEqualTo("invalid_grant");
        assertThat(token(portal).path("error").asString("")).isEqualTo("invalid_grant");
        assertThat(signIn(new Browser(), HOME).body()).contains("用户名或密码不正确");
    }

    private static void people(String listed) throws IOException {
        Files.writeString(directory.resolve("people.yml"), "identity:\n  people: %s\n".formatted(listed));
    }

    private HttpResponse<String> signIn(URI place) {
        return signIn(browser, place);
    }

    private static HttpResponse<String> signIn(Browser browser, URI place) {
        var password =
                requireNonNull(provider.identity().secrets(List.of(PERSON)).get(PERSON));
        return browser.submit(browser.open(place), "/sign-in", Map.of("username", PERSON, "password", password));
    }

    /** As the workbench asks; it doesn't know this code and says so, and its address has it. */
    private JsonNode granted() {
        var back = HOME.resolve("login/oauth2/code/jixiao").toString();
        var landed = signIn(URI.create(provider.identity().issuer()
                + "/oauth2/authorize?response_type=code&client_id=workbench&scope=openid&code_challenge_method=S256&code_challenge=%s&redirect_uri=%s"
                        .formatted(challenge(), back)));
        var code = CODE.matcher(landed.uri().toString());
        assertThat(code.find()).as(landed.uri().toString()).isTrue();
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code.group(1),
                "redirect_uri",
                back,
                "client_id",
                "workbench",
                "client_secret",
                secret,
                "code_verifier",
                VERIFIER));
    }

    private JsonNode refreshed(JsonNode before) {
        return token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                before.path("refresh_token").asString(),
                "client_id",
                "workbench",
                "client_secret",
                secret));
    }

    private static JsonNode token(Map<String, String> asked) {
        var place = URI.create(provider.identity().issuer() + "/oauth2/token");
        return JsonMapper.shared().readTree(new Browser().post(place, asked).body());
    }

    private static JsonNode claims(JsonNode granted) {
        var token = granted.path("access_token").asString("");
        assertThat(token).as(granted.toString()).contains(".");
        var payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        return JsonMapper.shared().readTree(new String(Base64.getUrlDecoder().decode(payload), UTF_8));
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A part of a page, as a script asks for it. */
    private HttpResponse<String> part() {
        return browser.send(
                HttpRequest.newBuilder(HOME).header("Accept", "text/html").header("X-Workbench", "1"));
    }
}
