package org.jixiaoflow.review.lifecycle;

import static org.jixiaoflow.review.lifecycle.CommonRules.refuse;
import static org.jixiaoflow.schemas.RefusalReason.INVALID_DUE;
import static org.jixiaoflow.schemas.RefusalReason.REASON_REQUIRED;
import static org.jixiaoflow.schemas.RefusalReason.REMINDED_ALREADY;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jixiaoflow.review.lifecycle.Command.Review;
import org.jixiaoflow.review.templates.Stage;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Till when whoever has a form should be done with it. It is counted once, when the form comes to them; from then on only an extension
 * (延期) changes it, not a calendar, a template or a list that is another one later.
 */
final class Deadlines {

    private final WorkingCalendar calendar;

    Deadlines(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * What is due after a command that takes effect; null where nobody waits, or nobody said by when.
     *
     * @param to where the command leads
     * @param stage of it
     */
    @Nullable Due after(CommandContext at, Command command, FormState to, @Nullable String stage) {
        if (command.trigger() == Trigger.EXTEND) {
            return extended((Review) command);
        }
        if (at.state() == to && Objects.equals(at.stage(), stage)) {
            var due = at.due();
            return due == null && isFirstDraft(at) ? filing(at, command.at()) : due;
        }
        return switch (to) {
            case DRAFT -> command.trigger() == Trigger.ADJUST ? answer(at, command) : drafted(at, command);
            case RETURNED -> command.trigger() == Trigger.WITHDRAW ? at.filingDue() : answer(at, command);
            case SUBMITTED -> reviewed(at, command, stage);
            case APPROVED -> null;
        };
    }

    /** An extension gives a day that is still to come, later than the one there is. */
    static Optional<Refusal> laterThanBefore(CommandContext at, Review command) {
        var asked = command.decision().getDueAt();
        var due = at.due();
        return refuse(
                command.trigger() == Trigger.EXTEND
                        && (asked == null || !isToCome(asked, command) || (due != null && !asked.isAfter(due.at()))),
                new Refusal(INVALID_DUE, "/dueOn"));
    }

    /** After the command, and on a day that there is. */
    static boolean isToCome(Instant due, Command command) {
        return due.isAfter(command.at())
                && WorkingCalendar.has(due.atZone(ZoneOffset.UTC).toLocalDate());
    }

    static Optional<Refusal> extensionExplained(CommandContext at, Review command) {
        var reason = command.reason();
        return refuse(
                command.trigger() == Trigger.EXTEND && (reason == null || reason.isBlank()),
                Refusal.of(REASON_REQUIRED));
    }

    /** 催办 once a working day, whoever does it. */
    Optional<Refusal> oncePerWorkingDay(CommandContext at, Review command) {
        return oncePerWorkingDay(at.form() == null ? null : at.form().getRemindedAt(), command);
    }

    /**
     * The same.
     *
     * @param last when somebody was reminded of it last
     */
    Optional<Refusal> oncePerWorkingDay(@Nullable Instant last, Command command) {
        return refuse(
                command.trigger() == Trigger.REMIND && last != null && calendar.between(last, command.at()) == 0,
                Refusal.of(REMINDED_ALREADY));
    }

    /** Till when an opinion is asked: the day named, or else as many working days as the template gives. */
    @Nullable Due opinion(CommandContext at, Review command) {
        return command.decision().getDueAt() == null
                ? within(at.template().consultation().workingDays(), command)
                : extended(command);
    }

    private static boolean isFirstDraft(CommandContext at) {
        return at.state() == FormState.DRAFT && at.revision() == 0;
    }

    private @Nullable Due drafted(CommandContext at, Command command) {
        var before = at.filingDue();
        return before == null ? filing(at, command.at()) : before;
    }

    /** The date of the region's year and kind, or the department's own. */
    private @Nullable Due filing(CommandContext at, Instant now) {
        return FilingDates.of(at.list(), at.id())
                .map(last -> until(calendar.dayOf(now), calendar.onOrAfter(last)))
                .orElse(null);
    }

    private @Nullable Due answer(CommandContext at, Command command) {
        return within(at.template().answerDays(), command);
    }

    private @Nullable Due reviewed(CommandContext at, Command command, @Nullable String stage) {
        return within(
                stage == null
                        ? null
                        : at.template().stage(stage).map(Stage::workingDays).orElse(null),
                command);
    }

    private @Nullable Due within(@Nullable Integer workingDays, Command command) {
        if (workingDays == null) {
            return null;
        }
        var today = calendar.dayOf(command.at());
        return until(today, calendar.after(today, workingDays));
    }

    private @Nullable Due extended(Review command) {
        var asked = command.decision().getDueAt();
        return asked == null ? null : until(calendar.dayOf(command.at()), calendar.onOrAfter(calendar.dayOf(asked)));
    }

    private Due until(LocalDate today, LocalDate last) {
        return new Due(calendar.endOf(last), calendar.isProvisional(today.isBefore(last) ? today : last, last));
    }
}
