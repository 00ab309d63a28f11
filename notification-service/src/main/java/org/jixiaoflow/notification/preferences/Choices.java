package org.jixiaoflow.notification.preferences;

import java.time.Clock;
import java.util.List;
import org.jixiaoflow.notification.preferences.PreferenceBody.Choice;
import org.jixiaoflow.schemas.NoticePreference;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;

/** Writes down what people choose. */
public final class Choices {

    private final PreferenceTable table;
    private final Wishes wishes;
    private final Publisher publisher;
    private final Clock clock;

    Choices(PreferenceTable table, Wishes wishes, Publisher publisher, Clock clock) {
        this.table = table;
        this.wishes = wishes;
        this.publisher = publisher;
        this.clock = clock;
    }

    void say(PreferenceBody body, String person) {
        say(body.said(person, clock.instant()));
    }

    /** Ends what a channel sends a person in digests; what they have at once stays. */
    public void endDigests(String person, String channel) {
        var regions = wishes.regions(person);
        var before = wishes.of(person, regions);
        var now = PreferenceBody.of(before, List.of(channel));
        var without = now.ways().stream()
                .map(choice -> wishes.digests(person, regions, choice.kind(), channel)
                        ? new Choice(choice.kind(), channel, Way.NEVER, choice.county())
                        : choice)
                .toList();
        say(
                new PreferenceBody(
                        now.language(), without, now.digestAt(), now.quietFrom(), now.quietUntil(), now.workingHours()),
                person);
    }

    private void say(NoticePreference said) {
        publisher.send(Topics.NOTICE_PREFERENCES, said.getPerson(), said).join();
        table.put(said);
    }
}
