package org.jixiaoflow.local.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jixiaoflow.fixtures.Browser;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.support.security.Caller;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@DisplayName("Somebody who comes to a service")
class IdentityIT {

    private static final int PORT = Ports.anyFree();
    private static final int IDENTITY_PORT = Ports.anyFree();
    private static final URI HOME = URI.create("http://localhost:%d/".formatted(PORT));
    private static final URI WORKBENCH = URI.create("http://localhost:1/workbench");
    private static final URI WHO = HOME.resolve("/api/who");

    @TempDir
    private static Path directory;

    private static ConfigurableApplicationContext service;
    private static IdentityProvider provider;
    private static HttpResponse<String> answerWithoutIssuer;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        var identity = Identity.in(directory, "http://localhost:" + IDENTITY_PORT);
        service = new SpringApplicationBuilder(Doorstep.class)
                .bannerMode(Banner.Mode.OFF)
                .run(
                        "--spring.config.name=none",
                        "--spring.application.name=submission-service",
                        "--server.port=" + PORT,
                        "--jixiao.security.issuer=" + identity.issuer(),
                        "--jixiao.workbench=" + WORKBENCH);
        answerWithoutIssuer = ask(identity.token(Person.auditor()));
        provider = IdentityProvider.start(directory, IDENTITY_PORT, Map.of("workbench", WORKBENCH));
    }

    @AfterAll
    static void stop() {
        provider.close();
        service.close();
    }

    @Test
    @DisplayName("while the issuer is down is told so, and finds the service running")
    void issuerDown() {
        assertThat(answerWithoutIssuer.statusCode()).isEqualTo(503);
        assertThat(answerWithoutIssuer.body()).contains("IDENTITY_UNREACHABLE");
    }

    @Test
    @DisplayName("in a browser is led to the workbench, whether anybody knows them or not")
    void door() {
        var answer = unredirected(HOME);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains(WORKBENCH.toString());
    }

    @Test
    @DisplayName("without a token is nobody, and gets no session to become somebody in")
    void noSession() {
        var answer = unredirected(WHO);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(unredirected(HOME.resolve("/oauth2/authorization/jixiao")).statusCode())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("and is refused, or is nobody, is on record with what they asked for and where they came from")
    void onRecord() {
        try (var log = new Heard()) {
            unredirected(HOME.resolve("/api/who/guessed"));
            ask("no.such.token");
            ask(provider.identity().token(Person.clerk("education")), "auditor");

            assertThat(log.lines())
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line)
                            .contains("\"method\":\"GET\"", "\"path\":\"/api/who", "\"from\":\"127.0.0.1\""));
            assertThat(log.lines().get(0)).contains("\"path\":\"/api/who/guessed\"", "\"status\":401");
            assertThat(log.lines().get(1)).contains("\"status\":401").doesNotContain("actor", "no.such.token");
            assertThat(log.lines().get(2)).contains("\"actor\":\"clerk-education\"", "\"status\":403");
        }
    }

    @Test
    @DisplayName("finds no actuator but health")
    void actuator() {
        var token = provider.identity().token(Person.auditor());

        assertThat(ask(HOME.resolve("/actuator/env"), token).statusCode()).isEqualTo(404);
    }

    @Nested
    @DisplayName("with a token")
    class WithAToken {

        private final Identity identity = Identity.in(directory);

        @Test
        @DisplayName("of the issuer for us is known")
        void ours() {
            assertThat(ask(identity.token(Person.clerk("education"))).body()).contains("clerk-education");
            assertThat(ask(signed(identity.keys(), claims().build())).statusCode())
                    .isEqualTo(200);
        }

        @Test
        @DisplayName("somebody else signed is nobody, whatever the token says")
        void forged(@TempDir Path elsewhere) throws JOSEException {
            var forger = Identity.in(elsewhere, identity.issuer());
            var named = new RSAKey.Builder(forger.keys())
                    .keyID(identity.keys().getKeyID())
                    .build();

            assertUnknown(forger.token(Person.auditor()));
            assertUnknown(signed(named, claims().build()));
        }

        @Test
        @DisplayName("nobody signed is nobody")
        void unsigned() {
            assertUnknown(new PlainJWT(claims().build()).serialize());
        }

        @Test
        @DisplayName("changed on the way is nobody")
        void changed() {
            var parts = identity.token(Person.clerk("education")).split("\\.", -1);
            var said = new String(Base64.getUrlDecoder().decode(parts[1]), US_ASCII).replace("clerk", "audit");
            var changed = Base64.getUrlEncoder().withoutPadding().encodeToString(said.getBytes(US_ASCII));

            assertUnknown(parts[0] + "." + changed + "." + parts[2]);
        }

        @Test
        @DisplayName("that has expired, of another issuer, or for somebody else is nobody")
        void notForUsNow() {
            var keys = identity.keys();
            var past = Date.from(Instant.now().minusSeconds(3600));

            assertUnknown(signed(keys, claims().expirationTime(past).build()));
            assertUnknown(signed(keys, claims().issuer("http://elsewhere").build()));
            assertUnknown(signed(keys, claims().audience("service").build()));
        }

        @Test
        @DisplayName("acts for others by a header, within the dates only")
        void actingFor() {
            var token = identity.token(identity.people().find("finance").orElseThrow());

            assertThat(ask(token, "final-reviewer").body())
                    .contains(
                            "\"id\":\"finance\"", "\"roles\":[\"final-reviewer\"]", "\"ownDepartments\":[\"finance\"]");
            for (var person : List.of("supervisor", "auditor")) {
                var refused = ask(token, person);
                assertThat(refused.statusCode()).isEqualTo(403);
                assertThat(refused.body()).contains("NOT_SUBSTITUTE");
            }
        }

        @Test
        @DisplayName("of its own is a portal that brought its secret")
        void portal() {
            var secret = identity.secrets(List.of("local")).get("local");
            var basic = Base64.getEncoder().encodeToString(("local:" + secret).getBytes(US_ASCII));
            var granted = browser.send(HttpRequest.newBuilder(URI.create(identity.issuer() + "/oauth2/token"))
                    .header("Authorization", "Basic " + basic)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials")));
            var token = Pattern.compile("\"access_token\":\"([^\"]+)\"").matcher(granted.body());

            assertThat(token.find()).as(granted.body()).isTrue();
            assertThat(ask(token.group(1)).body())
                    .contains("\"roles\":[\"portal\"]", "\"departments\":[\"civil-affairs\",\"education\"]");
        }

        private void assertUnknown(String token) {
            var answer = ask(token);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).contains("UNAUTHENTICATED");
        }

        private JWTClaimsSet.Builder claims() {
            return new JWTClaimsSet.Builder()
                    .issuer(identity.issuer())
                    .audience(Identity.AUDIENCE)
                    .subject("mallory")
                    .claim("roles", List.of("operator"))
                    .claim("regions", List.of("*"))
                    .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
        }
    }

    /** What a client gets that follows nobody. */
    private static HttpResponse<String> unredirected(URI address) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(address)
                                    .header("Accept", "text/html")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> ask(String token, String... actingFor) {
        return ask(WHO, token, actingFor);
    }

    private static HttpResponse<String> ask(URI address, String token, String... actingFor) {
        var request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
        List.of(actingFor).forEach(person -> request.header("Acting-For", person));
        return new Browser().send(request);
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A service that knows nothing but who calls. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.jixiaoflow.support.kafka.KafkaConfiguration",
                "org.jixiaoflow.support.streams.StreamsConfiguration",
                "org.jixiaoflow.support.replies.RepliesConfiguration",
                "org.jixiaoflow.support.projection.ProjectionConfiguration",
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
            })
    @Import(Who.class)
    static class Doorstep {}

    @RestController
    static class Who {

        @GetMapping("/api/who")
        Caller who(Caller caller) {
            return caller;
        }

        @PostMapping("/api/who")
        Caller change(Caller caller) {
            return caller;
        }
    }
}
