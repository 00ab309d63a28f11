package org.jixiaoflow.review.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jixiaoflow.review.tracking.WatchLists;
import org.jixiaoflow.schemas.FormWatch;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down who watches a form, and who no longer does. */
@Component
class Watching {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Publisher publisher;
    private final WatchLists watches;
    private final Clock clock;

    Watching(Publisher publisher, WatchLists watches, Clock clock) {
        this.publisher = publisher;
        this.watches = watches;
        this.clock = clock;
    }

    /** @param department that they file for */
    void begin(FormId form, Person person, @Nullable String department, Person addedBy) {
        write(form, person.getId(), new FormWatch(form.toString(), person, department, addedBy, clock.instant()));
    }

    void end(FormId form, String person) {
        write(form, person, null);
    }

    /** What is so already is left. The next page shows what this one asked for, unless the view is far behind. */
    private void write(FormId form, String person, @Nullable FormWatch watch) {
        if (isWatched(form, person) == (watch != null)) {
            return;
        }
        publisher.send(Topics.FORM_WATCHES, form + "|" + person, watch).join();
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (isWatched(form, person) != (watch != null) && System.nanoTime() < patience) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private boolean isWatched(FormId form, String person) {
        return watches.of(form).stream().anyMatch(watch -> watch.person().equals(person));
    }
}
