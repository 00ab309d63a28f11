package org.jixiaoflow.notification.robot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.notification.Samples.NOW;
import static org.jixiaoflow.notification.Samples.delivery;

import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jixiaoflow.fixtures.ManualClock;
import org.jixiaoflow.fixtures.Receiver;
import org.jixiaoflow.fixtures.Receiver.Answer;
import org.jixiaoflow.notification.delivery.Attempt;
import org.jixiaoflow.notification.delivery.Outpost;
import org.jixiaoflow.notification.robot.RobotSettings.Robot;
import org.jixiaoflow.notification.wording.Wording;
import org.jixiaoflow.schemas.DeliveryState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A group robot")
class RobotChannelTest {

    private final ManualClock clock = new ManualClock(NOW);
    private final Receiver maker = new Receiver();

    @AfterEach
    void close() {
        maker.close();
    }

    @ParameterizedTest
    @EnumSource(RobotKind.class)
    void takes500NoticesWithinItsLimitsFoldedIntoSummaries(RobotKind kind) {
        var limits = new Limits(kind);
        maker.answers(request -> new Answer(200, "{\"%s\": %d}".formatted(kind.code(), limits.take() ? 0 : 130101)));
        var outpost = new Outpost(channel(kind), clock);
        IntStream.range(0, 500)
                .forEach(i -> outpost.put(delivery("robot", "group", i).build()));

        outpost.pass(Duration.ofMinutes(2), Duration.ofMillis(500));

        assertThat(limits.exceeded).isZero();
        assertThat(outpost.states()).hasSize(500).containsOnly(DeliveryState.SENT);
        assertThat(maker.requests()).hasSizeLessThan(60);
        assertThat(maker.requests())
                .anySatisfy(request -> assertThat(request.body()).contains("另有"));
    }

    @ParameterizedTest
    @EnumSource(RobotKind.class)
    void takesASteadyStreamWithinItsLimits(RobotKind kind) {
        var limits = new Limits(kind);
        maker.answers(request -> new Answer(200, "{\"%s\": %d}".formatted(kind.code(), limits.take() ? 0 : 130101)));
        var outpost = new Outpost(channel(kind), clock);

        for (var i = 0; i < 600; i++) {
            outpost.put(delivery("robot", "group", i).build());
            outpost.pass(Duration.ofMillis(400), Duration.ofMillis(200));
        }
        outpost.pass(Duration.ofMinutes(2), Duration.ofSeconds(1));

        assertThat(limits.exceeded).isZero();
        assertThat(outpost.states()).hasSize(600).containsOnly(DeliveryState.SENT);
    }

    @ParameterizedTest
    @EnumSource(RobotKind.class)
    void thatSaysNoWithA200HasTakenNothing(RobotKind kind) {
        maker.answers(request -> new Answer(200, "{\"%s\": 93000}".formatted(kind.code())));

        assertThat(channel(kind)
                        .send("group", List.of(delivery("robot", "group", 1).build())))
                .isInstanceOf(Attempt.Failed.class);
    }

    @Test
    void ofWecomGetsMarkdownAtItsKey() {
        send(RobotKind.WECOM);

        assertThat(request().address()).hasPath("/cgi-bin/webhook/send").hasQuery("key=the-key");
        assertThat(body().at("/msgtype").asString()).isEqualTo("markdown");
        assertThat(body().at("/markdown/content").asString())
                .isEqualTo("[2026 年度部门整体绩效目标表被退回，请修改](http://localhost:8080/forms/231083-2026-OBJECTIVE-department-1)");
    }

    @Test
    void ofDingtalkIsSignedToInItsAddress() throws Exception {
        send(RobotKind.DINGTALK);

        var query = request().address().getRawQuery();
        assertThat(request().address()).hasPath("/robot/send");
        assertThat(query).startsWith("access_token=the-key&timestamp=" + NOW.toEpochMilli() + "&sign=");
        assertThat(URLDecoder.decode(query.substring(query.indexOf("&sign=") + 6), UTF_8))
                .isEqualTo(mac("the-secret", NOW.toEpochMilli() + "\nthe-secret"));
        assertThat(body().at("/markdown/title").asString()).contains("被退回");
    }

    @Test
    void ofFeishuIsSignedToInItsMessage() throws Exception {
        send(RobotKind.FEISHU);

        assertThat(request().address()).hasPath("/open-apis/bot/v2/hook/the-key");
        assertThat(body().at("/timestamp").asString()).isEqualTo(String.valueOf(NOW.getEpochSecond()));
        assertThat(body().at("/sign").asString()).isEqualTo(mac(NOW.getEpochSecond() + "\nthe-secret", ""));
        assertThat(body().at("/msg_type").asString()).isEqualTo("post");
        assertThat(body().at("/content/post/zh_cn/content/0/0/href").asString()).endsWith("department-1");
    }

    @Test
    void isToldTitleAndLinkAndNothingElse() {
        for (var kind : RobotKind.values()) {
            send(kind);
        }

        assertThat(maker.requests())
                .allSatisfy(request -> assertThat(request.body()).doesNotContain("第 1 张表"));
    }

    @Test
    void hearsOfWhatItIsSetUpFor() {
        var robot = robot(RobotKind.WECOM, List.of("stage:231083/*", "department:231083/health"));

        assertThat(robot.hears("stage:231083/FINANCE_DIVISION")).isTrue();
        assertThat(robot.hears("department:231083/health")).isTrue();
        assertThat(robot.hears("department:231083/health-2")).isFalse();
    }

    private void send(RobotKind kind) {
        channel(kind).send("group", List.of(delivery("robot", "group", 1).build()));
    }

    private Receiver.Request request() {
        return maker.requests().get(0);
    }

    private JsonNode body() {
        return JsonMapper.shared().readTree(request().body());
    }

    private RobotChannel channel(RobotKind kind) {
        return new RobotChannel(
                Map.of("group", robot(kind, List.of("*"))), new Wording(URI.create("http://localhost:8080/")), clock);
    }

    private Robot robot(RobotKind kind, List<String> hears) {
        return new Robot(kind, "the-key", "the-secret", maker.address(), hears);
    }

    private static String mac(String key, String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    }

    /** The maker's limits, on any stretch of their length. */
    private final class Limits {

        private final RobotKind kind;
        private final List<Instant> taken = new ArrayList<>();
        private int exceeded;

        Limits(RobotKind kind) {
            this.kind = kind;
        }

        synchronized boolean take() {
            var now = clock.instant();
            var free = kind.limits().stream()
                    .allMatch(limit -> taken.stream()
                                    .filter(at -> at.isAfter(now.minus(limit.in())))
                                    .count()
                            < limit.messages());
            taken.add(now);
            exceeded += free ? 0 : 1;
            return free;
        }
    }
}
