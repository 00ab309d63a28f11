package org.jixiaoflow.cli.containers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Ports.Binding;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.cli.check.Checker;
import org.jixiaoflow.fixtures.Browser;
import org.jixiaoflow.local.database.DatabaseLogin;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.DockerComposeContainer;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.utility.CommandLine;

/**
 * Where Docker has the services' images, as last built, {@code docker-compose.yml} is started, with a Kafka that asks who somebody is, and a form taken
 * through all of it.
 */
@DisplayName("The stack as containers")
class ContainersIT {

    private static final Duration STARTING = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PASSWORD = "only-for-this-test";
    private static final String FORM = "231083-2022-OBJECTIVE-civil-affairs";
    private static final Pattern SIGN_IN = Pattern.compile("id=\"kc-form-login\"[^>]* action=\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern REFRESH = Pattern.compile("\"refresh_token\":\"([^\"]+)\"");
    private static final String PROJECT = "com.docker.compose.project";
    private static final String SERVICE = "com.docker.compose.service";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private static final List<String> PARTS = List.of(
            "WORKBENCH",
            "SUBMISSION",
            "REVIEW",
            "SCORING",
            "NOTIFICATION",
            "IDENTITY",
            "REGISTRY",
            "KAFKA",
            "DATABASE");
    private static final Map<String, Integer> PORTS = new HashMap<>();
    private static @Nullable Startable stack;

    @BeforeAll
    static void start() {
        required();
        var ports = Ports.anyFree(PARTS.size());
        IntStream.range(0, ports.length).forEach(part -> PORTS.put(PARTS.get(part), ports[part]));
        var settings = new HashMap<String, String>();
        // What is empty is left at its default, whatever a .env says.
        Stream.of(
                        "BOOTSTRAP_SERVERS",
                        "QUORUM_VOTERS",
                        "REPLICAS",
                        "MIN_INSYNC_REPLICAS",
                        "STANDBYS",
                        "PARTITIONS",
                        "PORTALS",
                        "DISCOVERY")
                .forEach(setting -> settings.put(setting, ""));
        PORTS.forEach((part, port) -> {
            settings.put(part + "_PORT", port.toString());
            settings.put(part + "_URL", "http://localhost:" + port);
        });
        settings.put("ISSUER", address("IDENTITY").resolve("/realms/jixiao").toString());
        Stream.of(
                        "POSTGRES",
                        "SUBMISSION_DATABASE",
                        "REVIEW_DATABASE",
                        "SCORING_DATABASE",
                        "NOTIFICATION_DATABASE",
                        "CHECKER_DATABASE",
                        "ADMIN_KAFKA",
                        "AUDITOR_KAFKA",
                        "SUBMISSION_KAFKA",
                        "REVIEW_KAFKA",
                        "SCORING_KAFKA",
                        "NOTIFICATION_KAFKA",
                        "WORKBENCH_KAFKA",
                        "PORTAL_KAFKA",
                        "BROKER_KEY",
                        "REGISTRY",
                        "IDENTITY",
                        "IDENTITY_ADMIN",
                        "DEMO")
                .forEach(whose -> settings.put(whose + "_PASSWORD", PASSWORD));
        Stream.of("WORKBENCH", "PORTAL", "UNSUBSCRIBE").forEach(whose -> settings.put(whose + "_SECRET", PASSWORD));
        stack = stack(settings);
        stack.start();
    }

    /** Where there are no images the test says so and is skipped, unless they must be there. */
    private static void required() {
        var there = DockerClientFactory.instance().isDockerAvailable()
                && Stream.of(
                                "workbench",
                                "submission-service",
                                "review-service",
                                "scoring-service",
                                "notification-service")
                        .allMatch(part -> has("localhost/jixiao/" + part));
        if (!there && "required".equals(System.getenv("JIXIAO_CONTAINERS"))) {
            throw new AssertionError("JIXIAO_CONTAINERS=required, and there is no Docker or no images of the services");
        }
        assumeTrue(there, "Docker isn't there, or has no images of the services");
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.stop();
        }
    }

    @Test
    @DisplayName("takes a form from a department that signs in at Keycloak to its score, and keeps every promise")
    void takesAFormThrough() {
        var clerk = signIn("SUBMISSION", "clerk-civil-affairs");
        clerk.command("PUT", "", """
                {"content": {"departmentName": "民政局", "annualGoals": [{"text": "按时足额发放各类救助资金"}], "indicators": [
                  {"level1": "产出指标", "level2": "数量指标", "name": "救助人数", "operator": "GE", "direction": "POSITIVE",
                   "target": "4200", "unit": "人", "weight": 50},
                  {"level1": "效益指标", "level2": "社会效益指标", "name": "困难群众应保尽保率", "operator": "GE", "direction": "POSITIVE",
                   "target": "98", "unit": "%", "weight": 30},
                  {"level1": "满意度指标", "level2": "服务对象满意度指标", "name": "救助对象满意度", "operator": "GE",
                   "direction": "POSITIVE", "target": "90", "unit": "%", "weight": 10}]}}""");
        clerk.awaitAt("/api/v1/forms/" + FORM);
        clerk.command("POST", "/submit", "");
        signIn("REVIEW", "supervisor").command("POST", "/decisions", "{\"trigger\": \"PASS\", \"expectedVersion\": 2}");
        signIn("REVIEW", "finance").command("POST", "/decisions", "{\"trigger\": \"PASS\", \"expectedVersion\": 3}");
        signIn("REVIEW", "final-reviewer").command("POST", "/decisions", """
                {"trigger": "APPROVE", "expectedVersion": 4, "opinion": "同意", "ratings": [
                  {"item": "FORMAT", "percent": 95}, {"item": "CLARITY", "percent": 92}, {"item": "OBJECTIVE_RELEVANCE", "percent": 90},
                  {"item": "INDICATOR_SCIENCE", "percent": 88}, {"item": "PERFORMANCE_REASONABLENESS", "percent": 90},
                  {"item": "RESOURCE_MATCH", "percent": 85}, {"item": "ATTAINABILITY", "percent": 95},
                  {"item": "CONDITIONS", "percent": 90}]}""");

        signIn("SCORING", "auditor").awaitAt("/api/v1/scores/" + FORM);
        var report = new Checker(
                        kafka("auditor"),
                        new RegistrySerdes(address("REGISTRY").resolve("/apis/ccompat/v7")),
                        database("checker"))
                .check();
        assertThat(report.invariants()).allSatisfy(invariant -> {
            assertThat(invariant.checked()).as(invariant.kind().name()).isPositive();
            assertThat(invariant.violations()).as(invariant.kind().name()).isEmpty();
        });
    }

    @Test
    @DisplayName("runs nothing as root, and lets nothing gain rights or write where it needn't")
    void confined() {
        var docker = DockerClientFactory.lazyClient();
        var parts = parts().stream()
                .map(part -> docker.inspectContainerCmd(part.getId()).exec())
                .toList();

        assertThat(parts).hasSizeGreaterThanOrEqualTo(PARTS.size()).allSatisfy(part -> {
            var limits = requireNonNull(part.getHostConfig());
            assertThat(part.getConfig().getUser())
                    .as(part.getName())
                    .isNotBlank()
                    .doesNotMatch("(root|0)(:.*)?");
            assertThat(limits.getReadonlyRootfs()).as(part.getName()).isTrue();
            assertThat(limits.getCapDrop()).as(part.getName()).containsExactly(Capability.ALL);
            assertThat(limits.getSecurityOpts()).as(part.getName()).contains("no-new-privileges:true");
            assertThat(limits.getPrivileged()).as(part.getName()).isFalse();
            assertThat(requireNonNull(part.getNetworkSettings().getPorts())
                            .getBindings()
                            .values())
                    .as(part.getName())
                    .allSatisfy(bindings -> assertThat(bindings == null ? List.<Binding>of() : List.of(bindings))
                            .allSatisfy(
                                    binding -> assertThat(binding.getHostIp()).isEqualTo("127.0.0.1")));
        });
    }

    @Test
    @DisplayName("lets nobody into Kafka without a password, and a portal write nothing but its own topic")
    void kafkaGrants() {
        var stranger = Map.<String, Object>of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                "localhost:" + PORTS.get("KAFKA"),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                5000);

        assertThatThrownBy(() -> send(stranger, "form-events")).hasRootCauseInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> send(kafka("portal-local"), "form-events"))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> send(kafka("review-service"), "form-scores"))
                .hasRootCauseInstanceOf(TopicAuthorizationException.class);
        assertThatCode(() -> send(kafka("portal-local"), "portal.local.submissions"))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("lets a service into no other's tables, and whoever checks change nothing")
    void databaseRoles() {
        var foreign = "create table submission.mine (id text)";

        assertThatThrownBy(() -> perform("review", foreign)).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> perform("checker", foreign)).hasMessageContaining("read-only");
    }

    private static void perform(String role, String statement) throws SQLException {
        try (var connection = database(role).connect();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static DatabaseLogin database(String role) {
        return new DatabaseLogin(
                "jdbc:postgresql://localhost:%d/jixiao".formatted(PORTS.get("DATABASE")), role, PASSWORD);
    }

    private static void send(Map<String, Object> connection, String topic)
            throws ExecutionException, InterruptedException {
        var settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, new byte[] {1}, new byte[] {1}))
                    .get();
        }
    }

    /** How somebody comes to Kafka from outside. */
    private static Map<String, Object> kafka(String user) {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                "localhost:" + PORTS.get("KAFKA"),
                CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
                "SASL_SSL",
                SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
                "PEM",
                SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG,
                certificate(),
                SaslConfigs.SASL_MECHANISM,
                "SCRAM-SHA-512",
                SaslConfigs.SASL_JAAS_CONFIG,
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, PASSWORD));
    }

    private static String certificate() {
        var broker = parts().stream()
                .filter(part -> "kafka-1".equals(part.getLabels().get(SERVICE)))
                .findFirst()
                .orElseThrow();
        try (var file = new TarArchiveInputStream(DockerClientFactory.lazyClient()
                .copyArchiveFromContainerCmd(broker.getId(), "/etc/kafka/secrets/kafka.pem")
                .exec())) {
            assertThat(file.getNextEntry()).isNotNull();
            return new String(file.readAllBytes(), US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every container of this stack, those whose work is done included. */
    private static List<Container> parts() {
        var all = DockerClientFactory.lazyClient()
                .listContainersCmd()
                .withShowAll(true)
                .exec();
        var project = all.stream()
                .filter(container -> Stream.of(container.getPorts())
                        .anyMatch(port -> Objects.equals(PORTS.get("DATABASE"), port.getPublicPort())))
                .map(container -> container.getLabels().get(PROJECT))
                .findFirst()
                .orElseThrow();
        return all.stream()
                .filter(container -> project.equals(container.getLabels().get(PROJECT)))
                .toList();
    }

    private static URI address(String part) {
        return URI.create("http://localhost:%d/".formatted(PORTS.get(part)));
    }

    /** Signs in at the workbench, which greets the person, and gets a token the way it does. */
    private static Session signIn(String service, String person) {
        var home = signedIn(new Browser(), address("WORKBENCH"), person);
        assertThat(home.uri().getPort()).as(home.body()).isEqualTo(PORTS.get("WORKBENCH"));
        var issuer = address("IDENTITY").resolve("/realms/jixiao/protocol/openid-connect/");
        var verifier = "a-verifier-of-at-least-forty-three-characters-for-pkce";
        var back = address("WORKBENCH").resolve("/login/oauth2/code/jixiao").toString();
        var ask =
                "auth?response_type=code&client_id=workbench&scope=openid&code_challenge_method=S256&code_challenge=%s&redirect_uri=%s";
        var browser = new Browser();
        // The workbench doesn't know this code and says so; its address has it.
        var landed = signedIn(browser, issuer.resolve(ask.formatted(challenge(verifier), back)), person);
        var code = CODE.matcher(landed.uri().toString());
        assertThat(code.find()).as(landed.uri().toString()).isTrue();
        var granted = browser.post(
                issuer.resolve("token"),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code.group(1),
                        "redirect_uri",
                        back,
                        "client_id",
                        "workbench",
                        "client_secret",
                        PASSWORD,
                        "code_verifier",
                        verifier));
        var refresh = REFRESH.matcher(granted.body());
        assertThat(refresh.find()).as(granted.body()).isTrue();
        return new Session(browser, address(service), refresh.group(1));
    }

    private static HttpResponse<String> signedIn(Browser browser, URI place, String person) {
        // Everything starts at once; the workbench is there before Keycloak is.
        var form = await().atMost(STARTING)
                .ignoreExceptions()
                .until(() -> SIGN_IN.matcher(browser.open(place).body()), matcher -> matcher.find());
        return browser.post(
                URI.create(HtmlUtils.htmlUnescape(form.group(1))), Map.of("username", person, "password", PASSWORD));
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody who gets a token for each request, since none lasts. */
    private record Session(Browser browser, URI service, String refresh) {

        /** Repeats a command until its outcome is known, as whoever is answered 202 does. */
        void command(String method, String path, String body) {
            var id = UUID.randomUUID().toString();
            var answer = await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(
                            () -> browser.send(request("/api/v1/forms/" + FORM + path)
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", id)
                                    .method(method, BodyPublishers.ofString(body))),
                            it -> it.statusCode() != 202);
            assertThat(answer.body()).contains("\"status\":\"ACCEPTED\"");
        }

        void awaitAt(String path) {
            await().atMost(PATIENCE)
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .untilAsserted(
                            () -> assertThat(browser.send(request(path).GET()).body())
                                    .contains("\"formId\":\"" + FORM + "\""));
        }

        private String token() {
            var granted = browser.post(
                    address("IDENTITY").resolve("/realms/jixiao/protocol/openid-connect/token"),
                    Map.of(
                            "grant_type",
                            "refresh_token",
                            "refresh_token",
                            refresh,
                            "client_id",
                            "workbench",
                            "client_secret",
                            PASSWORD));
            var token = TOKEN.matcher(granted.body());
            assertThat(token.find()).as(granted.body()).isTrue();
            return token.group(1);
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(service.resolve(path))
                    .header("Authorization", "Bearer " + token())
                    .header("Accept", "application/json");
        }
    }

    /** Debian's images if they were built, else those that {@code docker-compose.yml} names. */
    @SuppressWarnings("deprecation") // Debian 12 has the first Compose only
    private static Startable stack(Map<String, String> settings) {
        var root = new File("..").getAbsoluteFile();
        var files = Stream.of("docker-compose.yml", "docker-compose.secure.yml", "deploy/debian/docker-compose.yml")
                .limit(has("localhost/jixiao/kafka") ? 3 : 2)
                .map(file -> new File(root, file))
                .toArray(File[]::new);
        return CommandLine.executableExists("docker-compose")
                ? new DockerComposeContainer<>("jixiao", files).withPull(false).withEnv(settings)
                : new ComposeContainer("jixiao", files).withPull(false).withEnv(settings);
    }

    private static boolean has(String image) {
        try {
            DockerClientFactory.lazyClient().inspectImageCmd(image).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }
}
