package org.jixiaoflow.review.desk;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.access.Readership;
import org.jixiaoflow.review.audit.Change;
import org.jixiaoflow.review.audit.ContentDiff;
import org.jixiaoflow.review.audit.Journal;
import org.jixiaoflow.review.notes.Hints;
import org.jixiaoflow.review.notes.Look;
import org.jixiaoflow.review.tracking.FormRow;
import org.jixiaoflow.review.tracking.Inbox;
import org.jixiaoflow.review.tracking.Page;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds to an inbox what its reader last looked at and what their colleagues are at. */
@Component
class InboxRows {

    private final Hints hints;
    private final Journal journal;
    private final Clock clock;

    InboxRows(Hints hints, Journal journal, Clock clock) {
        this.hints = hints;
        this.journal = journal;
        this.clock = clock;
    }

    InboxAnswer of(Inbox inbox, Caller caller) {
        var page = inbox.forms();
        var ids = page.items().stream().map(FormRow::formId).toList();
        var claims = hints.claims(ids);
        var looks = hints.looks(ids, caller.id());
        var present = hints.present(ids, caller);
        var now = clock.instant();
        var rows = page.items().stream()
                .map(form -> {
                    var look = looks.get(form.formId());
                    return new InboxAnswer.Row(
                            form,
                            WorkingDays.between(form.since(), now, ZoneId.systemDefault()),
                            look == null ? null : look.revision(),
                            changedRows(form, look, caller.readership()),
                            claims.get(form.formId()),
                            present.getOrDefault(form.formId(), List.of()));
                })
                .toList();
        return new InboxAnswer(
                inbox.tab(), inbox.counts(), new Page<>(rows, page.total(), page.page(), page.size(), page.asOf()));
    }

    private @Nullable Integer changedRows(FormRow form, @Nullable Look look, Readership readership) {
        if (look == null) {
            return null;
        }
        if (look.revision() >= form.revision()) {
            return 0;
        }
        var id = FormId.parse(form.formId()).orElseThrow();
        return journal.revision(id, look.revision(), readership)
                .flatMap(then -> journal.revision(id, form.revision(), readership)
                        .map(now -> ContentDiff.between(then.content(), now.content())))
                .map(InboxRows::rows)
                .orElse(null);
    }

    /** Paths begin with the list and the row's id; a field of the form itself counts as a row. */
    private static int rows(List<Change> changes) {
        return (int) changes.stream()
                .map(change -> Stream.of(change.path().split("/")).limit(3).toList())
                .distinct()
                .count();
    }
}
