package org.jixiaoflow.review.watching;

import java.time.Clock;
import org.jixiaoflow.review.notification.NotificationRules;
import org.jixiaoflow.review.tracking.FormRow;
import org.jixiaoflow.schemas.FormWatch;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.projection.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down who watches a form, and who no longer does. */
@Component
class Watching {

    private final Publisher publisher;
    private final WatchLists watches;
    private final NotificationRules rules;
    private final Clock clock;

    Watching(Publisher publisher, WatchLists watches, NotificationRules rules, Clock clock) {
        this.rules = rules;
        this.publisher = publisher;
        this.watches = watches;
        this.clock = clock;
    }

    /** @param department that they file for */
    void begin(FormId form, Person person, @Nullable String department, Person addedBy) {
        write(form, person.getId(), new FormWatch(form.toString(), person, department, addedBy, clock.instant()));
    }

    /** The same for somebody else, who is told so first: asked again after a fault, it's the same notice. Nobody is told what they did. */
    void copyIn(FormRow row, Person person, @Nullable String department, Person addedBy) {
        var form = FormId.parse(row.formId()).orElseThrow();
        var hears = !person.getId().equals(addedBy.getId())
                && !form.departmentCode().equals(department);
        if (hears && !isWatched(form, person.getId())) {
            var notice = rules.copied(form, row.version(), row.departmentName(), person, addedBy, clock.instant());
            publisher.send(Topics.NOTIFICATIONS, notice.getRecipient(), notice).join();
        }
        begin(form, person, department, addedBy);
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
        Shown.soon(() -> isWatched(form, person) == (watch != null));
    }

    private boolean isWatched(FormId form, String person) {
        return watches.of(form).stream().anyMatch(watch -> watch.person().equals(person));
    }
}
