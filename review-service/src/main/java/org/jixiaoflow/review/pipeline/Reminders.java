package org.jixiaoflow.review.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jixiaoflow.schemas.contract.Topics.NOTIFICATIONS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jixiaoflow.review.lifecycle.FilingDates;
import org.jixiaoflow.review.notification.NotificationRules;
import org.jixiaoflow.review.notification.Waiting;
import org.jixiaoflow.review.pipeline.Timers.Timer;
import org.jixiaoflow.review.templates.Ladder;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.schemas.Consultation;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.kafka.Failures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of what is due when the ladder of its template says: each step once, in the task that has the form and in the transaction that notes
 * it. A form of which nothing can be told is looked at again on the next working day and delays no other.
 */
final class Reminders {

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    /** Between a form and the id of the opinion asked on it, in the name of a timer. */
    private static final char ASKED = '|';

    private final ReviewTemplates templates;
    private final WorkingCalendar calendar;
    private final NotificationRules rules;
    private final Encoding encoding;
    private final KeyValueStore<String, byte[]> forms;
    private final FilingLists lists;
    private final Timers timers;
    private final int most;

    /** @param most told of in one step, so that commands needn't wait */
    Reminders(
            ReviewTemplates templates,
            WorkingCalendar calendar,
            NotificationRules rules,
            Encoding encoding,
            KeyValueStore<String, byte[]> forms,
            FilingLists lists,
            Timers timers,
            int most) {
        this.templates = templates;
        this.calendar = calendar;
        this.rules = rules;
        this.encoding = encoding;
        this.forms = forms;
        this.lists = lists;
        this.timers = timers;
        this.most = most;
    }

    /** Notes when a form that changed is to be told of next. */
    void follow(@Nullable FormSnapshot before, FormSnapshot after, Instant now) {
        var dueAt = after.getDueAt();
        if (dueAt != null && (before == null || !dueAt.equals(before.getDueAt()))) {
            setNext(FormId.parse(after.getFormId()).orElseThrow(), after.getTemplateId(), dueAt, now);
        }
        var known = before == null ? List.<Consultation>of() : before.getConsultations();
        var ladder = templates.named(after.getTemplateId()).reminders();
        after.getConsultations().stream()
                .filter(asked -> !known.contains(asked))
                .forEach(asked -> firstOf(asked, ladder, after.getFormId(), now).ifPresent(timers::set));
    }

    /** Whose opinion is asked is reminded once it is overdue: on the working day after, and again as the ladder has it. */
    private Optional<Timer> firstOf(Consultation asked, @Nullable Ladder ladder, String form, Instant now) {
        var dueAt = asked.getDueAt();
        return ladder == null || dueAt == null
                ? Optional.empty()
                : Optional.of(new Timer(
                        ladder.at(calendar.after(calendar.dayOf(dueAt), 1), calendar),
                        form + ASKED + asked.getId(),
                        dueAt,
                        now));
    }

    /** Tells of all whose time has come. On a holiday it waits for the next day. */
    void remind(Instant now, IntPredicate owned, BiConsumer<String, byte[]> send) {
        if (!calendar.isWorkingDay(calendar.dayOf(now))) {
            return;
        }
        lists.changed().forEach(list -> enlist(list, owned, now));
        for (var timer : timers.upTo(now, most)) {
            timers.remove(timer);
            var told = told(timer, now);
            told.notifications().forEach(one -> send.accept(one.recipient(), one.bytes()));
            if (told.next() != null) {
                timers.set(told.next());
            }
        }
    }

    /** Departments of a list that haven't begun are told of as well, each by the task that would have its form. */
    private void enlist(FilingList list, IntPredicate owned, Instant now) {
        for (var deadline : list.getDeadlines()) {
            for (var department : list.getDepartments()) {
                form(list, deadline.getKind(), department).ifPresent(form -> enlist(list, form, owned, now));
            }
        }
    }

    private void enlist(FilingList list, FormId form, IntPredicate owned, Instant now) {
        var key = form.toString();
        var dueAt = listedDue(form, list);
        if (dueAt != null
                && owned.test(Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))))
                && !dueAt.equals(timers.listed(key))) {
            timers.list(key, dueAt);
            setNext(form, templates.chosenFor(form).id(), dueAt, now);
        }
    }

    /** Nothing where the list has no department's code. */
    private static Optional<FormId> form(FilingList list, FormKind kind, ListedDepartment department) {
        return FormId.parse(
                "%s-%04d-%s-%s".formatted(list.getRegionCode(), list.getYear(), kind, department.getDepartmentCode()));
    }

    private void setNext(FormId form, String template, Instant dueAt, Instant now) {
        var ladder = templates.named(template).reminders();
        if (ladder != null) {
            ladder.after(now, dueAt, calendar)
                    .ifPresent(
                            step -> timers.set(new Timer(ladder.at(step.on(), calendar), form.toString(), dueAt, now)));
        }
    }

    private Told told(Timer timer, Instant now) {
        try {
            return toldOf(timer, now);
        } catch (RuntimeException fault) {
            if (Failures.isTransient(fault)) {
                throw fault;
            }
            LOG.error("Nobody is reminded of {} today", timer.form(), fault);
            return new Told(List.of(), new Timer(nextDay(timer.at(), now), timer.form(), timer.dueAt(), timer.since()));
        }
    }

    /** The same time of the next working day. */
    private Instant nextDay(Instant time, Instant now) {
        var timeOfDay = Duration.between(calendar.startOf(calendar.dayOf(time)), time);
        return calendar.startOf(calendar.after(calendar.dayOf(now), 1)).plus(timeOfDay);
    }

    private Told toldOf(Timer timer, Instant now) {
        var asked = timer.form().indexOf(ASKED);
        if (asked > 0) {
            return toldOf(timer, timer.form().substring(0, asked), timer.form().substring(asked + 1), now);
        }
        var waiting = waiting(FormId.parse(timer.form()).orElseThrow());
        if (waiting == null || !waiting.dueAt().equals(timer.dueAt())) {
            return Told.NOTHING;
        }
        var ladder = waiting.template().reminders();
        if (ladder == null) {
            return Told.NOTHING;
        }
        var step = ladder.since(timer.since(), now, timer.dueAt(), calendar);
        var notifications = step.stream()
                .flatMap(newest -> rules.about(waiting, newest, now).stream())
                .map(one -> new Encoded(one.getRecipient(), encoding.encode(NOTIFICATIONS, one)))
                .toList();
        // What is told was this day's; nothing is where the calendar or the ladder has another day for it by now.
        var told = step.isPresent() ? calendar.endOf(calendar.dayOf(now)) : timer.since();
        var next = ladder.after(told, timer.dueAt(), calendar)
                .map(following -> new Timer(ladder.at(following.on(), calendar), timer.form(), timer.dueAt(), told))
                .orElse(null);
        return new Told(notifications, next);
    }

    /** Of an opinion that is asked, and waited for still. */
    private Told toldOf(Timer timer, String key, String id, Instant now) {
        var bytes = forms.get(key);
        var form = bytes == null ? null : encoding.form(bytes);
        var ladder = form == null ? null : templates.named(form.getTemplateId()).reminders();
        if (form == null || ladder == null) {
            return Told.NOTHING;
        }
        return form.getConsultations().stream()
                .filter(asked -> asked.getId().toString().equals(id))
                .findFirst()
                .map(asked -> {
                    var one = rules.overdue(asked, form, now);
                    var next = ladder.every() == null
                            ? null
                            : new Timer(
                                    ladder.at(calendar.after(calendar.dayOf(now), ladder.every()), calendar),
                                    timer.form(),
                                    timer.dueAt(),
                                    now);
                    return new Told(
                            List.of(new Encoded(one.getRecipient(), encoding.encode(NOTIFICATIONS, one))), next);
                })
                .orElse(Told.NOTHING);
    }

    /** The form as it waits now; null if nothing is due of it. */
    private @Nullable Waiting waiting(FormId id) {
        var key = id.toString();
        var bytes = forms.get(key);
        var list = lists.of(key);
        if (bytes == null) {
            var dueAt = listedDue(id, list);
            return dueAt == null || list == null
                    ? null
                    : new Waiting(id, 0, nameOf(id, list), null, null, templates.chosenFor(id), dueAt);
        }
        var form = encoding.form(bytes);
        var dueAt = form.getDueAt() == null && form.getState() == FormState.DRAFT && form.getRevision() == 0
                ? listedDue(id, list)
                : form.getDueAt();
        return dueAt == null
                ? null
                : Waiting.of(id, form, templates.followedBy(id, form.getRevision(), form.getTemplateId()), dueAt);
    }

    private @Nullable Instant listedDue(FormId id, @Nullable FilingList list) {
        return list == null || FilingDates.listed(list, id).isEmpty()
                ? null
                : FilingDates.of(list, id)
                        .map(calendar::onOrAfter)
                        .map(calendar::endOf)
                        .orElse(null);
    }

    private static @Nullable String nameOf(FormId id, FilingList list) {
        return FilingDates.listed(list, id)
                .map(ListedDepartment::getDepartmentName)
                .orElse(null);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Encoded(String recipient, byte[] bytes) {}

    /** @param next when to look at the form again; null if not */
    private record Told(
            List<Encoded> notifications, @Nullable Timer next) {

        static final Told NOTHING = new Told(List.of(), null);
    }
}
