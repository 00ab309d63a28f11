package org.jixiaoflow.review.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.NotificationKind;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * 提醒阶梯: when those who have a form are reminded of it. All days are working days, so nobody is reminded on a holiday; all steps of a day
 * are at one time.
 */
@Schema(name = "ReminderLadder", description = "提醒阶梯: when those who have a form are reminded of it, in working days.")
public record Ladder(
        @Schema(description = "Time of day.") @DefaultValue("09:00")
        LocalTime at,

        @Schema(description = "Days before the last one, e.g. 7, 3, 1.") @DefaultValue
        List<@NotNull @Positive @Max(250) Integer> before,

        @Schema(description = "Whether on the last day.") @DefaultValue("true")
        boolean onTheDay,

        @Schema(description = "Once overdue again after so many days; absent: not again.") @Nullable @Positive @Max(250) Integer every,

        @Schema(description = "Overdue for so many days who answers for the stage hears of it; absent: never.")
        @Nullable @Positive @Max(250) Integer head,

        @Schema(description = "Overdue for so many days the last stage hears of it; absent: never.")
        @Nullable @Positive @Max(250) Integer bureau) {

    public Ladder {
        before = List.copyOf(before);
    }

    /**
     * One reminder.
     *
     * @param on the day it is sent
     * @param days to the last day, or after it
     */
    public record Step(LocalDate on, NotificationKind kind, int days, boolean toHead, boolean toBureau) {

        /** The same, to whoever should have heard of an earlier one too. */
        Step with(Step earlier) {
            return new Step(on, kind, days, toHead || earlier.toHead, toBureau || earlier.toBureau);
        }
    }

    /** The first step after a moment. */
    public Optional<Step> after(Instant moment, Instant dueAt, WorkingCalendar calendar) {
        var due = calendar.dayOf(dueAt);
        var first = moment.isBefore(at(calendar.dayOf(moment), calendar))
                ? calendar.dayOf(moment)
                : calendar.dayOf(moment).plusDays(1);
        if (!first.isAfter(due)) {
            var earliest = before.stream()
                    .sorted((one, other) -> other - one)
                    .map(days -> new Step(calendar.before(due, days), NotificationKind.DUE_SOON, days, false, false));
            var last = onTheDay
                    ? Stream.of(new Step(due, NotificationKind.DUE_TODAY, 0, false, false))
                    : Stream.<Step>empty();
            var step = Stream.concat(earliest, last)
                    .filter(each -> !each.on().isBefore(first))
                    .findFirst();
            if (step.isPresent()) {
                return step;
            }
        }
        return overdue(due, Math.max(1, calendar.workingDays(due, calendar.onOrAfter(first))), calendar);
    }

    /**
     * What is to be told at a moment: the last step of those that came since another, to whoever should have heard of the ones before, too; nothing
     * if none did. One that is told on a later day than its own tells what holds on that day, and is that day's step as well.
     */
    public Optional<Step> since(Instant since, Instant moment, Instant dueAt, WorkingCalendar calendar) {
        var today = calendar.dayOf(moment);
        var step = after(since, dueAt, calendar)
                .filter(first -> !at(first.on(), calendar).isAfter(moment));
        while (step.isPresent()) {
            var next = after(at(step.get().on(), calendar), dueAt, calendar);
            if (next.isEmpty() || next.get().on().isAfter(today)) {
                break;
            }
            step = Optional.of(next.get().with(step.get()));
        }
        return step.map(last -> last.on().isBefore(today) ? late(last, today, calendar.dayOf(dueAt), calendar) : last);
    }

    /** A step as it stands on a day after its own: nobody is told of days that have gone by. */
    private static Step late(Step step, LocalDate today, LocalDate due, WorkingCalendar calendar) {
        if (today.isBefore(due)) {
            return new Step(
                    today, NotificationKind.DUE_SOON, calendar.workingDays(today, due), step.toHead(), step.toBureau());
        }
        return today.equals(due)
                ? new Step(today, NotificationKind.DUE_TODAY, 0, step.toHead(), step.toBureau())
                : new Step(
                        today,
                        NotificationKind.OVERDUE,
                        calendar.workingDays(due, today),
                        step.toHead(),
                        step.toBureau());
    }

    /** The moment of a step. */
    public Instant at(LocalDate day, WorkingCalendar calendar) {
        return calendar.startOf(day).plusNanos(at.toNanoOfDay());
    }

    /** The first step at least so many days after the last one. */
    private Optional<Step> overdue(LocalDate due, int least, WorkingCalendar calendar) {
        var again = every == null ? null : (least + every - 1) / every * every;
        return Stream.of(Optional.ofNullable(again), Optional.ofNullable(head), Optional.ofNullable(bureau))
                .flatMap(Optional::stream)
                .filter(days -> days >= least)
                .min(Integer::compare)
                .map(days -> new Step(
                        calendar.after(due, days),
                        NotificationKind.OVERDUE,
                        days,
                        days.equals(head),
                        days.equals(bureau)));
    }
}
