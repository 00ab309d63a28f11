package org.jixiaoflow.review.pipeline;

import java.util.function.IntSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jixiaoflow.review.notification.NotificationRules;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.support.calendar.WorkingCalendar;

/**
 * What reminders go by, the same in every task.
 *
 * @param partitions of the topics of commands; 0 as long as it isn't known
 */
record Reminding(ReviewTemplates templates, WorkingCalendar calendar, NotificationRules rules, IntSupplier partitions) {

    Reminders reminders(
            Encoding encoding, KeyValueStore<String, byte[]> forms, FilingLists lists, Timers timers, int most) {
        return new Reminders(templates, calendar, rules, encoding, forms, lists, timers, most);
    }

    /** Whether a partition is that of a key with that hash, as the producers' own partitioner has it. */
    boolean isOf(int partition, int hash) {
        var all = partitions.getAsInt();
        return all > 0 && hash % all == partition;
    }
}
