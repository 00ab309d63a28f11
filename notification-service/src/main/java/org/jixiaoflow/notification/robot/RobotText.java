package org.jixiaoflow.notification.robot;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.notification.wording.Wording;
import org.jixiaoflow.schemas.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What a group is told: titles with links, and nobody's name.
 *
 * @param rest where to see those that have no line of their own; null if all have
 */
record RobotText(String title, List<Line> lines, @Nullable Line rest) {

    /** 企业微信 takes 4,096 bytes. */
    private static final int MOST_LINES = 10;

    record Line(String title, URI link) {

        String markdown() {
            return "[%s](%s)".formatted(title, link);
        }
    }

    static RobotText of(List<Delivery> together, Wording wording) {
        var lines = together.stream()
                .limit(MOST_LINES)
                .map(each -> new Line(wording.title(each, "zh"), wording.link(each)))
                .toList();
        var more = together.size() - lines.size();
        return new RobotText(
                together.size() == 1 ? lines.get(0).title() : wording.say("mail.digest.subject", "zh", together.size()),
                lines,
                more == 0 ? null : new Line(wording.say("robot.summary", "zh", more), wording.link("notifications")));
    }

    Optional<Line> more() {
        return Optional.ofNullable(rest);
    }

    String markdown() {
        return Stream.concat(lines.stream(), Stream.ofNullable(rest))
                .map(Line::markdown)
                .collect(Collectors.joining("\n\n"));
    }
}
