package org.jixiaoflow.review.pipeline;

import java.time.Instant;
import java.util.function.IntSupplier;
import java.util.function.LongFunction;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jixiaoflow.review.notification.NotificationRules;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.support.calendar.WorkingCalendar;

/**
 * What reminders go by, the same in every task.
 *
 * @param partitions of the topics of commands; 0 as long as it isn't known
 * @param clock the moment it is when the machine's clock says so many milliseconds
 */
record Reminding(
        ReviewTemplates templates,
        WorkingCalendar calendar,
        NotificationRules rules,
        IntSupplier partitions,
        LongFunction<Instant> clock) {

    Reminding(ReviewTemplates templates, WorkingCalendar calendar, NotificationRules rules, IntSupplier partitions) {
        this(templates, calendar, rules, partitions, Instant::ofEpochMilli);
    }

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
