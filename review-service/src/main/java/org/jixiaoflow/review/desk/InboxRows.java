package org.jixiaoflow.review.desk;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.review.audit.Change;
import org.jixiaoflow.review.audit.ContentDiff;
import org.jixiaoflow.review.audit.Journal;
import org.jixiaoflow.review.notes.Hints;
import org.jixiaoflow.review.notes.Look;
import org.jixiaoflow.review.tracking.FormRow;
import org.jixiaoflow.review.tracking.Inbox;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.security.Caller;
import org.springframework.stereotype.Component;

/** Adds to an inbox what its reader last looked at and what their colleagues are at. */
@Component
class InboxRows {

    private final Hints hints;
    private final Journal journal;
    private final WorkingCalendar calendar;
    private final Clock clock;

    InboxRows(Hints hints, Journal journal, WorkingCalendar calendar, Clock clock) {
        this.hints = hints;
        this.journal = journal;
        this.calendar = calendar;
        this.clock = clock;
    }

    InboxAnswer of(Inbox inbox, Caller caller) {
        var page = inbox.forms();
        var ids = page.items().stream().map(FormRow::formId).toList();
        var claims = hints.claims(ids);
        var looks = hints.looks(ids, caller.id());
        var present = hints.present(ids, caller);
        var changed = changedRows(page.items(), looks, caller.readership());
        var now = clock.instant();
        var rows = page.items().stream()
                .map(form -> {
                    var look = looks.get(form.formId());
                    return new InboxAnswer.Row(
                            form,
                            calendar.between(form.since(), now),
                            look == null ? null : look.revision(),
                            changed.get(form.formId()),
                            claims.get(form.formId()),
                            present.getOrDefault(form.formId(), List.of()));
                })
                .toList();
        return new InboxAnswer(inbox.tab(), inbox.counts(), page.with(rows), inbox.next(), inbox.place());
    }

    /** Rows changed since each form was looked at, by form; of all of them the contents are fetched at once. */
    private Map<String, Integer> changedRows(List<FormRow> forms, Map<String, Look> looks, ReadScope readScope) {
        var looked =
                forms.stream().filter(form -> looks.containsKey(form.formId())).toList();
        var older = looked.stream()
                .filter(form -> then(form, looks).revision() < form.revision())
                .toList();
        var contents = journal.contents(
                older.stream()
                        .flatMap(form -> Stream.of(then(form, looks), now(form)))
                        .toList(),
                readScope);
        var changed = new HashMap<String, Integer>();
        looked.forEach(form -> changed.put(form.formId(), 0));
        older.forEach(form -> {
            var then = contents.get(then(form, looks));
            var now = contents.get(now(form));
            if (then == null || now == null) {
                changed.remove(form.formId());
            } else {
                changed.put(form.formId(), rows(ContentDiff.between(then, now)));
            }
        });
        return changed;
    }

    private static Journal.Submitted then(FormRow form, Map<String, Look> looks) {
        return new Journal.Submitted(
                form.formId(), Objects.requireNonNull(looks.get(form.formId())).revision());
    }

    private static Journal.Submitted now(FormRow form) {
        return new Journal.Submitted(form.formId(), form.revision());
    }

    /** Paths begin with the list and the row's id; a field of the form itself counts as a row. */
    private static int rows(List<Change> changes) {
        return (int) changes.stream()
                .map(change -> Stream.of(change.path().split("/")).limit(3).toList())
                .distinct()
                .count();
    }
}
