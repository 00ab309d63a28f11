package org.jixiaoflow.notification.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jixiaoflow.notification.Samples.NOW;
import static org.jixiaoflow.notification.Samples.delivery;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jixiaoflow.fixtures.ManualClock;
import org.jixiaoflow.fixtures.Receiver;
import org.jixiaoflow.fixtures.Receiver.Answer;
import org.jixiaoflow.notification.delivery.Attempt;
import org.jixiaoflow.notification.wording.Wording;
import org.jixiaoflow.schemas.Delivery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The county's webhook")
class WebhookChannelTest {

    /** Of the standard's own test vectors. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void isSignedToAsTheStandardsVectorSays() {
        assertThat(new Signature(SECRET).of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void getsTwoSignaturesWhileOneSecretReplacesTheOther() {
        assertThat(new Signature(SECRET + " whsec_c2Vjb25k").of("id", 1, "{}").split(" "))
                .hasSize(2)
                .allMatch(signature -> signature.startsWith("v1,"))
                .doesNotHaveDuplicates();
    }

    @Test
    void hearsWhatHappenedToWhichFormAndNothingThatStandsOnIt() {
        var sent = delivery("webhook", "county", 1).build();

        assertThat(send(SECRET, true)).isInstanceOf(Attempt.Taken.class);

        var request = receiver.requests().get(0);
        assertThat(request.header("webhook-id")).isEqualTo(sent.getId().toString());
        assertThat(request.header("webhook-timestamp")).isEqualTo(String.valueOf(NOW.getEpochSecond()));
        assertThat(request.header("webhook-signature"))
                .isEqualTo(new Signature(SECRET).of(sent.getId().toString(), NOW.getEpochSecond(), request.body()));
        var body = JsonMapper.shared().readTree(request.body());
        assertThat(body.propertyNames()).containsExactly("type", "timestamp", "data");
        assertThat(body.path("type").asString()).isEqualTo("form.return");
        assertThat(body.at("/data/formId").asString()).isEqualTo(sent.getFormId());
        assertThat(request.body()).doesNotContain("第 1 张表");
        assertThat(request.body().getBytes(UTF_8)).hasSizeLessThan(20_000);
    }

    @Test
    void thatAnswers410WantsNothingAnyMore() {
        receiver.answers(request -> new Answer(410, ""));

        assertThat(send(SECRET, true)).isInstanceOf(Attempt.Closed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 400, 404, 429, 500, 503})
    void thatAnswersAnythingElseHasFailedAndIsNotFollowed(int status) {
        receiver.answers(request -> new Answer(status, ""));

        assertThat(send(SECRET, true)).isEqualTo(new Attempt.Failed("HTTP " + status));
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void insideTheNetworkIsAskedOnlyIfThatIsAllowed() {
        assertThat(send(null, false)).isInstanceOf(Attempt.Refused.class);
        assertThat(receiver.requests()).isEmpty();
    }

    /** 203.0.113.1 is nobody's (RFC 5737): whoever connects to what a second look finds would reach the receiver. */
    @Test
    void isAskedAtTheAddressThatWasLookedAtAlone() throws Exception {
        var outside = InetAddress.getByName("203.0.113.1");
        var inside = InetAddress.getLoopbackAddress();
        var looks = new ArrayList<String>();
        var url = URI.create(
                "http://receiver.example:%d/hook".formatted(receiver.address().getPort()));
        var channel = channel(url, null, false, Duration.ofMillis(300), host -> {
            looks.add(host);
            return new InetAddress[] {looks.size() % 2 == 1 ? outside : inside};
        });

        assertThatThrownBy(() -> channel.send("county", deliveries())).isInstanceOf(UncheckedIOException.class);
        assertThat(channel.send("county", deliveries())).isInstanceOf(Attempt.Refused.class);
        assertThat(looks).hasSize(2).containsOnly("receiver.example");
        assertThat(receiver.requests()).isEmpty();
    }

    @Test
    void isNotAskedIfOneOfItsAddressesIsInside() throws Exception {
        var channel = channel(URI.create("http://receiver.example/"), null, false, Duration.ofMillis(300), host ->
                new InetAddress[] {InetAddress.getByName("203.0.113.1"), InetAddress.getByName("10.0.0.1")});

        assertThat(channel.send("county", deliveries())).isInstanceOf(Attempt.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:a00:1::"
            })
    void knowsAddressesInsideTheNetwork(String address) throws Exception {
        assertThat(OutsideOnly.isInside(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"114.114.114.114", "100.128.0.1", "2400:3200::1"})
    void knowsAddressesOutside(String address) throws Exception {
        assertThat(OutsideOnly.isInside(InetAddress.getByName(address))).isFalse();
    }

    private Attempt send(@Nullable String secret, boolean allowInternal) {
        return channel(
                        receiver.address().resolve("hook"),
                        secret,
                        allowInternal,
                        Duration.ofSeconds(5),
                        InetAddress::getAllByName)
                .send("county", deliveries());
    }

    private static WebhookChannel channel(
            URI url, @Nullable String secret, boolean allowInternal, Duration patience, Receivers.Names names) {
        var settings = new WebhookSettings(url, secret, allowInternal, patience);
        return new WebhookChannel(
                url, settings, new Wording(URI.create("http://localhost:8080/")), new ManualClock(NOW), names);
    }

    private static List<Delivery> deliveries() {
        return List.of(delivery("webhook", "county", 1).build());
    }
}
