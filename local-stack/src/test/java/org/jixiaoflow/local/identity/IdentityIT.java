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
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jixiaoflow.local.stack.Ports;
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

    private static final String COOKIE = "JIXIAO_TEST";
    private static final int PORT = Ports.anyFree();
    private static final int IDENTITY_PORT = Ports.anyFree();
    private static final URI HOME = URI.create("http://localhost:%d/".formatted(PORT));
    private static final URI WHO = HOME.resolve("/api/who");

    @TempDir
    private static Path directory;

    private static ConfigurableApplicationContext service;
    private static IdentityProvider provider;
    private static HttpResponse<String> pageWithoutIssuer;
    private static HttpResponse<String> answerWithoutIssuer;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        var identity = Identity.in(directory, "http://localhost:" + IDENTITY_PORT);
        var secret = Objects.requireNonNull(identity.secrets(List.of("service")).get("service"));
        service = new SpringApplicationBuilder(Doorstep.class)
                .bannerMode(Banner.Mode.OFF)
                .run(
                        "--spring.config.name=none",
                        "--spring.application.name=submission-service",
                        "--server.port=" + PORT,
                        "--server.servlet.session.cookie.name=" + COOKIE,
                        "--server.servlet.session.cookie.same-site=lax",
                        "--jixiao.security.issuer=" + identity.issuer(),
                        "--jixiao.security.client=service",
                        "--jixiao.security.client-secret=" + secret,
                        "--jixiao.pages.services.submission-service=" + HOME);
        pageWithoutIssuer = new Browser().open(HOME);
        answerWithoutIssuer = ask(identity.token(Person.auditor()));
        provider = IdentityProvider.start(directory, IDENTITY_PORT, Map.of("service", HOME));
    }

    @AfterAll
    static void stop() {
        provider.close();
        service.close();
    }

    @Test
    @DisplayName("while the issuer is down is told so, and finds the service running")
    void issuerDown() {
        assertThat(pageWithoutIssuer.statusCode()).isEqualTo(503);
        assertThat(pageWithoutIssuer.body()).contains("<html", "暂时无法连接统一登录");
        assertThat(answerWithoutIssuer.statusCode()).isEqualTo(503);
        assertThat(answerWithoutIssuer.body()).contains("IDENTITY_UNREACHABLE");
    }

    @Nested
    @DisplayName("and signs in")
    class SigningIn {

        @Test
        @DisplayName("comes back to the page they asked for, and is known by name")
        void comesBack() {
            var page = signIn("clerk-civil-affairs");

            assertThat(page.uri().getPort()).isEqualTo(PORT);
            assertThat(page.body()).contains("张敏", "civil-affairs", "填报人").doesNotContain("??");
        }

        @Test
        @DisplayName("has another session afterwards, and none of somebody else's making")
        void sessionFixation() {
            browser.plant(HOME, COOKIE, "0123456789ABCDEF0123456789ABCDEF");
            browser.open(HOME);
            var before = browser.cookie(COOKIE);
            signIn("clerk-civil-affairs");

            assertThat(before).isNotEqualTo("0123456789ABCDEF0123456789ABCDEF");
            assertThat(browser.cookie(COOKIE)).isNotEqualTo(before).isNotBlank();
        }

        @Test
        @DisplayName("gets a cookie no script reads and no foreign form sends")
        void cookieFlags() {
            var answer = rawly("/");

            assertThat(answer.lines().filter(line -> line.startsWith("Set-Cookie")))
                    .singleElement()
                    .asString()
                    .contains(COOKIE, "HttpOnly", "SameSite=Lax");
        }

        @Test
        @DisplayName("with a wrong password is told so, and after ten times to wait")
        void guessing() {
            var page = browser.open(HOME);
            var answers = IntStream.range(0, 11)
                    .mapToObj(guess -> browser.submit(
                            page, "/sign-in", Map.of("username", "reader", "password", "guess-" + guess)))
                    .toList();

            assertThat(answers.get(0).body()).contains("用户名或密码不正确");
            assertThat(answers).last().satisfies(refused -> {
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(refused.headers().firstValue("Retry-After")).isPresent();
                assertThat(refused.body()).contains("操作过于频繁");
            });
        }

        @Test
        @DisplayName("may call the interface from a page, and change something only with the page's token")
        void forgedRequests() {
            var page = signIn("clerk-civil-affairs");
            var token =
                    Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"").matcher(page.body());
            assertThat(token.find()).isTrue();

            assertThat(who().statusCode()).isEqualTo(200);
            assertThat(browser.post(WHO, Map.of()).statusCode()).isEqualTo(403);
            assertThat(browser.send(HttpRequest.newBuilder(WHO)
                                    .header("X-CSRF-TOKEN", token.group(1))
                                    .POST(BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        @DisplayName("chooses to act for somebody they stand in for, and back")
        void actingFor() {
            var page = signIn("clerk-civil-affairs");
            var acting = browser.submit(page, "/acting-for", Map.of("person", "head-civil-affairs"));

            assertThat(acting.body()).contains("代 李卫国 办理", "单位负责人");
            assertThat(who().body()).contains("\"id\":\"clerk-civil-affairs\"", "\"roles\":[\"head\"]");
            browser.submit(acting, "/acting-for", Map.of("person", ""));
            assertThat(who().body()).contains("\"roles\":[\"clerk\"]");
        }

        @Test
        @DisplayName("can't choose somebody they don't stand in for")
        void notASubstitute() {
            var page = signIn("clerk-civil-affairs");
            var refused = browser.submit(page, "/acting-for", Map.of("person", "final-reviewer"));

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("<html", "没有受托");
        }

        @Test
        @DisplayName("signs out here and at the issuer")
        void signsOut() {
            var page = signIn("clerk-civil-affairs");
            browser.submit(page, "/logout", Map.of());
            var afterwards = browser.open(HOME);

            assertThat(afterwards.uri().getPort()).isEqualTo(IDENTITY_PORT);
            assertThat(afterwards.body()).contains("name=\"password\"");
            assertThat(who().statusCode()).isEqualTo(401);
        }
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
            assertThat(ask(token.group(1)).body()).contains("\"roles\":[\"portal\"]", "\"departments\":[\"*\"]");
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
                    .claim("roles", List.of("administrator"))
                    .claim("regions", List.of("*"))
                    .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
        }
    }

    @Nested
    @DisplayName("with something up their sleeve")
    class Attacking {

        @Test
        @DisplayName("finds no inline script or style to build on, and a browser told to run none")
        void contentSecurityPolicy() {
            var signIn = browser.open(HOME);
            for (var page : List.of(signIn, signIn("auditor"))) {
                assertThat(page.headers().firstValue("Content-Security-Policy"))
                        .get()
                        .asString()
                        .contains("default-src 'none'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe");
                assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
                assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
                assertThat(page.body()).doesNotContain("<script>", "<style", " style=", " onclick=");
            }
        }

        @Test
        @DisplayName("can't write headers of ours")
        void headerInjection() {
            var answer = rawly("/%0d%0aSet-Cookie:%20a=b");

            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("a=b");
        }

        @Test
        @DisplayName("can't have somebody sent to a place of theirs with a code of ours")
        void foreignReturn() {
            signIn("auditor");
            var answer = browser.open(URI.create(provider.identity().issuer()
                    + "/oauth2/authorize?response_type=code&client_id=service&scope=openid"
                    + "&redirect_uri=http://evil.example/&code_challenge=x&code_challenge_method=S256"));

            assertThat(answer.statusCode()).isEqualTo(400);
        }

        @Test
        @DisplayName("finds no actuator but health")
        void actuator() {
            signIn("administrator");

            assertThat(browser.open(HOME.resolve("/actuator/env")).statusCode()).isEqualTo(404);
        }
    }

    private HttpResponse<String> who() {
        return browser.send(HttpRequest.newBuilder(WHO).header("Accept", "application/json"));
    }

    private HttpResponse<String> signIn(String person) {
        var password = Objects.requireNonNull(
                provider.identity().secrets(List.of(person)).get(person));
        return browser.submit(browser.open(HOME), "/sign-in", Map.of("username", person, "password", password));
    }

    private static HttpResponse<String> ask(String token, String... actingFor) {
        var request = HttpRequest.newBuilder(WHO)
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

    /** What a browser would not send. */
    private static String rawly(String path) {
        var request = String.join(
                "\r\n",
                "GET " + path + " HTTP/1.1",
                "Host: localhost",
                "Accept: text/html",
                "Connection: close",
                "",
                "");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), PORT)) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
