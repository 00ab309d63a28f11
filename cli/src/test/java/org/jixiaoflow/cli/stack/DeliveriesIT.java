package org.jixiaoflow.cli.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jixiaoflow.cli.demo.Demo;
import org.jixiaoflow.cli.demo.Departments;
import org.jixiaoflow.fixtures.Receiver;
import org.jixiaoflow.fixtures.Receiver.Answer;
import org.jixiaoflow.fixtures.Receiver.Request;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.jixiaoflow.local.stack.StackDatabase;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
        "The sample's notifications, to a mail server, a webhook that fails and delays, and a robot with its maker's limits")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveriesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Map<String, List<String>> REVIEWERS = Map.of(
            "SUPERVISING_DEPARTMENT", List.of("supervisor"),
            "FINANCE_DIVISION", List.of("finance"),
            "PERFORMANCE_DIVISION", List.of("final-reviewer", "substitute"));
    private static final int FAILS = 7;
    private static final int DELAYS = 11;

    @TempDir
    private static Path data;

    private final GreenMail mail = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final Receiver webhook = new Receiver();
    private final Receiver robot = new Receiver();
    private final AtomicInteger forged = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private final Set<String> failed = ConcurrentHashMap.newKeySet();
    private final List<Long> taken = new ArrayList<>();
    private final AtomicInteger tooMany = new AtomicInteger();
    private final Map<String, String> settings = new TreeMap<>();
    private LocalStack stack;

    @BeforeAll
    void takeTheSampleThroughTheWorkflow() throws Exception {
        mail.start();
        webhook.answers(this::webhook);
        robot.answers(this::robot);
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", String.valueOf(mail.getSmtp().getPort()));
        settings.put("jixiao.webhook.url", webhook.address() + "hook");
        settings.put("jixiao.webhook.secret", "whsec_" + SECRET);
        settings.put("jixiao.webhook.allow-internal", "true");
        settings.put("jixiao.robot.groups.bureau.kind", "WECOM");
        settings.put("jixiao.robot.groups.bureau.key", "key");
        settings.put("jixiao.robot.groups.bureau.base", robot.address().toString());
        settings.forEach(System::setProperty);
        var identity = Files.createDirectories(data.resolve("identity"));
        Files.writeString(identity.resolve("people.yml"), people());
        stack = LocalStack.start(data, Ports.free(), Progress.SILENT);
        try (var sample = Demo.class.getResourceAsStream("/samples/hailin-2022.json")) {
            new Demo(stack.addresses(), stack.identity(), true)
                    .run(
                            DocumentReader.read(sample.readAllBytes()),
                            "hailin-2022.json",
                            "231083",
                            2022,
                            (through, approved, returned) -> {});
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(count("select count(*) from notification.delivery where channel = 'webhook'"))
                    .isEqualTo(count("select count(*) from review.notification"))
                    .isPositive();
            assertThat(count("select count(*) from notification.delivery where state not in ('SENT', 'GIVEN_UP')"))
                    .isZero();
        });
    }

    @AfterAll
    void stop() {
        settings.keySet().forEach(System::clearProperty);
        if (stack != null) {
            stack.close();
        }
        mail.stop();
        webhook.close();
        robot.close();
    }

    @Test
    void reachTheRightPeopleOnce() throws Exception {
        var expected = new TreeMap<String, Set<String>>();
        var departments = Set.copyOf(departments());
        rows("select id, recipient from review.notification")
                .forEach(row -> expected.put(row.get(0), heard(row.get(1), departments)));
        var nobodys = expected.keySet().stream()
                .filter(notification -> expected.get(notification).isEmpty())
                .toList();
        expected.keySet().removeAll(nobodys);

        var planned = new TreeMap<String, Set<String>>();
        rows("select notification_id, address from notification.delivery where channel = 'mail' and state = 'SENT'")
                .forEach(row -> planned.computeIfAbsent(row.get(0), id -> new TreeSet<>())
                        .add(row.get(1)));
        assertThat(planned).isEqualTo(expected);
        assertThat(rows("select notification_id, address from notification.delivery where state = 'GIVEN_UP'"))
                .as("what nobody is there for")
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(nobodys);
        var ids = Stream.of(mail.getReceivedMessages())
                .map(each -> header(each, "X-Jixiao-Delivery"))
                .toList();
        assertThat(ids)
                .hasSize(count("select count(*) from notification.delivery where channel = 'mail' and state = 'SENT'"))
                .doesNotHaveDuplicates();
        assertThat(count("select sum(repeats) from notification.delivery")).isZero();
    }

    @Test
    void reachTheWebhookSignedThoughItFailsAndDelays() throws Exception {
        assertThat(forged).hasValue(0);
        assertThat(webhook.requests().stream()
                        .map(request -> request.header("webhook-id"))
                        .distinct())
                .hasSize(count("select count(*) from review.notification"));
        assertThat(count("select count(*) from notification.delivery where channel = 'webhook' and attempts > 1"))
                .isPositive();
    }

    @Test
    void areFoldedForTheRobotWithinItsLimit() throws Exception {
        assertThat(tooMany).hasValue(0);
        assertThat(robot.requests())
                .isNotEmpty()
                .hasSizeLessThan(count("select count(*) from notification.delivery where channel = 'robot'"))
                .allSatisfy(request -> assertThat(request.body()).doesNotContain("经办人"));
    }

    /** A clerk for each department of the sample, and reviewers; somebody stands in for the last of them. */
    private static String people() throws IOException {
        var people = new StringBuilder("identity:\n  people:\n");
        for (var department : departments()) {
            people.append(
                    "    - { id: clerk-%1$s, name: 经办人, roles: [clerk], regions: [\"231083\"], department: %1$s }%n"
                            .formatted(department));
        }
        REVIEWERS.forEach((stage, ids) -> people.append(
                "    - { id: %s, name: 审核人, roles: [reviewer, final-reviewer], regions: [\"231083\"], stages: [%s] }%n"
                        .formatted(ids.get(0), stage)));
        return people.append("""
                    - { id: substitute, name: 代理人, roles: [reader], regions: ["231083"],
                        stands-in-for: [{ person: final-reviewer, from: "2022-01-01T00:00:00+08:00", to: "2090-01-01T00:00:00+08:00" }] }
                """).toString();
    }

    private static List<String> departments() throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(Departments.class.getResourceAsStream("/samples/departments.csv"), UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.substring(0, line.indexOf(',')).strip())
                    .distinct()
                    .toList();
        }
    }

    /** Of forms without a department's name nobody is the clerk. */
    private static Set<String> heard(String recipient, Set<String> departments) {
        var code = recipient.substring(recipient.indexOf('/') + 1);
        var ids = recipient.startsWith("stage:")
                ? REVIEWERS.getOrDefault(code, List.of())
                : departments.contains(code) ? List.of("clerk-" + code) : List.<String>of();
        var addresses = new TreeSet<String>();
        ids.forEach(id -> addresses.add(id + "@example.test"));
        return addresses;
    }

    private Answer webhook(Request request) {
        var expected = "v1,"
                + mac("%s.%s.%s"
                        .formatted(request.header("webhook-id"), request.header("webhook-timestamp"), request.body()));
        if (!request.header("webhook-signature").equals(expected)) {
            forged.incrementAndGet();
        }
        var number = asked.incrementAndGet();
        if (number % DELAYS == 0) {
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
        // No delivery twice: its waits grow threefold, and this test's patience doesn't.
        return new Answer(number % FAILS == 0 && failed.add(request.header("webhook-id")) ? 503 : 200, "");
    }

    /** 20 messages in any minute; a message beyond is refused with a 200. */
    private Answer robot(Request request) {
        synchronized (taken) {
            var now = System.nanoTime();
            taken.removeIf(at -> now - at > Duration.ofMinutes(1).toNanos());
            if (taken.size() >= 20) {
                tooMany.incrementAndGet();
                return new Answer(200, "{\"errcode\": 45009, \"errmsg\": \"api freq out of limit\"}");
            }
            taken.add(now);
            return new Answer(200, "{\"errcode\": 0, \"errmsg\": \"ok\"}");
        }
    }

    private static String mac(String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(MimeMessage message, String name) {
        try {
            return message.getHeader(name, "");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int count(String query) throws SQLException {
        return Integer.parseInt(rows(query).get(0).get(0));
    }

    private List<List<String>> rows(String query) throws SQLException {
        try (var connection = stack.database(StackDatabase.CHECKER).connect();
                var sql = connection.createStatement();
                var found = sql.executeQuery(query)) {
            var rows = new ArrayList<List<String>>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (var column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(found.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
