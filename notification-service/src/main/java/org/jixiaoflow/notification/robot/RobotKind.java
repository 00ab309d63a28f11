package org.jixiaoflow.notification.robot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jixiaoflow.notification.robot.RobotSettings.Robot;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makers of robots: where they take messages, how these look and are signed, how many they take, and how they say that they did. */
enum RobotKind {
    /** 企业微信: 20 messages a minute. */
    WECOM("https://qyapi.weixin.qq.com/", "errcode", List.of(new Limit(20, Duration.ofMinutes(1)))) {
        @Override
        URI address(Robot robot, Instant now) {
            return robot.server().resolve("cgi-bin/webhook/send?key=" + encoded(robot.key()));
        }

        @Override
        ObjectNode message(Robot robot, RobotText text, Instant now) {
            var message = JsonNodeFactory.instance.objectNode().put("msgtype", "markdown");
            message.putObject("markdown").put("content", text.markdown());
            return message;
        }
    },

    /** 钉钉: 20 messages a minute, and after more of them none for ten. */
    DINGTALK("https://oapi.dingtalk.com/", "errcode", List.of(new Limit(20, Duration.ofMinutes(1)))) {
        @Override
        URI address(Robot robot, Instant now) {
            var place = "robot/send?access_token=" + encoded(robot.key());
            var secret = robot.secret();
            if (secret == null || secret.isBlank()) {
                return robot.server().resolve(place);
            }
            var time = now.toEpochMilli();
            return robot.server()
                    .resolve("%s&timestamp=%d&sign=%s"
                            .formatted(place, time, encoded(mac(secret, time + "\n" + secret))));
        }

        @Override
        ObjectNode message(Robot robot, RobotText text, Instant now) {
            var message = JsonNodeFactory.instance.objectNode().put("msgtype", "markdown");
            message.putObject("markdown").put("title", text.title()).put("text", text.markdown());
            return message;
        }
    },

    /** 飞书: 5 messages a second and 100 a minute. */
    FEISHU(
            "https://open.feishu.cn/",
            "code",
            List.of(new Limit(100, Duration.ofMinutes(1)), new Limit(5, Duration.ofSeconds(1)))) {
        @Override
        URI address(Robot robot, Instant now) {
            return robot.server().resolve("open-apis/bot/v2/hook/" + encoded(robot.key()));
        }

        @Override
        ObjectNode message(Robot robot, RobotText text, Instant now) {
            var message = JsonNodeFactory.instance.objectNode();
            var secret = robot.secret();
            if (secret != null && !secret.isBlank()) {
                var time = now.getEpochSecond();
                message.put("timestamp", String.valueOf(time)).put("sign", mac(time + "\n" + secret, ""));
            }
            message.put("msg_type", "post");
            var post = message.putObject("content").putObject("post").putObject("zh_cn");
            post.put("title", text.title());
            var lines = post.putArray("content");
            text.lines().forEach(line -> {
                var parts = lines.addArray();
                parts.addObject()
                        .put("tag", "a")
                        .put("text", line.title())
                        .put("href", line.link().toString());
            });
            text.more().ifPresent(more -> {
                var parts = lines.addArray();
                parts.addObject()
                        .put("tag", "a")
                        .put("text", more.title())
                        .put("href", more.link().toString());
            });
            return message;
        }
    };

    private static final String ALGORITHM = "HmacSHA256";

    private final URI base;
    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // it is: List.of
    private final List<Limit> limits;

    RobotKind(String base, String code, List<Limit> limits) {
        this.base = URI.create(base);
        this.code = code;
        this.limits = limits;
    }

    /** So many messages in so long a time. */
    record Limit(int messages, Duration in) {}

    URI base() {
        return base;
    }

    /** Member of an answer that is 0 if the message was taken. */
    String code() {
        return code;
    }

    List<Limit> limits() {
        return limits;
    }

    abstract URI address(Robot robot, Instant now);

    abstract ObjectNode message(Robot robot, RobotText text, Instant now);

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String mac(String key, String signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
