package org.jixiaoflow.review.notices;

import static java.util.stream.Collectors.joining;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What notifications are narrowed to; a criterion that is null admits all. */
record NotificationFilter(
        @Parameter(description = "Only what the caller hasn't read, without what was asked for and is done") @Nullable Boolean unread,

        @Parameter(description = "true: only what is still the caller's to do; false: only what they are told")
        @Nullable Boolean toDo,

        @Parameter(description = "About that form") @Nullable String form) {

    /** Asked for and not done yet: the form still stands where it did, and waits for whoever was named if somebody was. */
    static final String TO_DO = """
            (n.action_required and (f.form_id is null or f.since <= n.created_at and (n.audience not like 'person:%'
              or f.handed_to is not distinct from substr(n.audience, 8)
              or exists (select 1 from review.consultation c
                where c.form_id = n.form_id and c.asked = substr(n.audience, 8) and c.state = 'OPEN'))))\
            """;

    /** Not read, and not settled by somebody meanwhile. */
    static final String UNREAD = """
            (r.notification_id is null and (not n.action_required or %s))\
            """.formatted(TO_DO);

    /** No narrowing. */
    static NotificationFilter none() {
        return new NotificationFilter(null, null, null);
    }

    /**
     * To be put into a query over {@code review.notification n}, its {@code review.form f} and what was {@code read r}. It says nothing of what
     * nobody asked for, so that the query is planned for the rest.
     */
    String condition() {
        return Stream.of(
                        Boolean.TRUE.equals(unread) ? UNREAD : "true",
                        toDo == null ? "true" : toDo ? TO_DO : "not " + TO_DO,
                        form == null ? "true" : "n.form_id = :form")
                .collect(joining(" and "));
    }

    Map<String, String> parameters() {
        return form == null ? Map.of() : Map.of("form", form);
    }
}
