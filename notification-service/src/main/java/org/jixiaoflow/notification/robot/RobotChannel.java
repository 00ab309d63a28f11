package org.jixiaoflow.notification.robot;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jixiaoflow.notification.delivery.Asking;
import org.jixiaoflow.notification.delivery.Attempt;
import org.jixiaoflow.notification.delivery.Channel;
import org.jixiaoflow.notification.delivery.Destination;
import org.jixiaoflow.notification.delivery.Parcels;
import org.jixiaoflow.notification.robot.RobotSettings.Robot;
import org.jixiaoflow.notification.wording.Wording;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.support.addresses.Addressee;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Group robots. What comes faster than a robot takes it is folded into a summary. */
final class RobotChannel implements Channel {

    static final String NAME = "robot";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final Map<String, Robot> robots;
    private final Wording wording;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Asking http = new Asking(PATIENCE);

    RobotChannel(Map<String, Robot> robots, Wording wording, Clock clock) {
        this.robots = Map.copyOf(robots);
        this.wording = wording;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Destination> destinations(Notification notification, List<Addressee> hearers) {
        return robots.entrySet().stream()
                .filter(robot -> robot.getValue().hears(notification.getRecipient()))
                .map(robot -> new Destination(robot.getKey(), null))
                .toList();
    }

    /** As long as the robot takes more, each by itself; the last message it takes for now holds all others. */
    @Override
    public Parcels parcels(String address, List<Delivery> due) {
        var robot = robots.get(address);
        if (robot == null) {
            return new Parcels(List.of(), Duration.ofHours(1));
        }
        var bucket = buckets.computeIfAbsent(address, id -> bucket(robot.kind()));
        var messages = bucket.tryConsumeAsMuchAsPossible(due.size());
        var parcels = new ArrayList<List<Delivery>>();
        for (var i = 0; i < messages; i++) {
            parcels.add(i < messages - 1 ? List.of(due.get(i)) : List.copyOf(due.subList(i, due.size())));
        }
        var wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return new Parcels(parcels, Duration.ofNanos(wait));
    }

    /**
     * Half of what the maker allows at once and half of it in its time, so that no time of that length sees more; almost empty at first, for
     * the process before this one may have just sent.
     */
    private Bucket bucket(RobotKind kind) {
        var bucket = Bucket.builder().withCustomTimePrecision(new Clocked(clock));
        kind.limits().forEach(limit -> {
            var half = Math.max(1, limit.messages() / 2);
            bucket.addLimit(Bandwidth.builder()
                    .capacity(half)
                    .refillGreedy(half, limit.in())
                    .initialTokens(1)
                    .build());
        });
        return bucket.build();
    }

    private record Clocked(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    @Override
    public Attempt send(String address, List<Delivery> together) {
        var robot = robots.get(address);
        if (robot == null) {
            return new Attempt.Failed("There is no robot " + address);
        }
        var now = clock.instant();
        var message = robot.kind().message(robot, RobotText.of(together, wording), now);
        var request = HttpRequest.newBuilder(robot.kind().address(robot, now))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(message)))
                .build();
        try {
            return attempt(robot, http.ask(request));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Attempt.Failed("The service stopped");
        }
    }

    /** A robot that took nothing may say so with a 200. */
    private static Attempt attempt(Robot robot, HttpResponse<String> answer) {
        if (answer.statusCode() != OK) {
            return new Attempt.Failed("HTTP " + answer.statusCode());
        }
        try {
            var said = JsonMapper.shared().readTree(answer.body());
            var code = said.path(robot.kind().code());
            return code.isNumber() && code.asInt() == 0
                    ? new Attempt.Taken()
                    : new Attempt.Failed("%s %s".formatted(robot.kind().code(), code));
        } catch (JacksonException unreadable) {
            return new Attempt.Failed("The answer is no JSON");
        }
    }
}
