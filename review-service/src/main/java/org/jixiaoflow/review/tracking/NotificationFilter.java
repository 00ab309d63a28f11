package org.jixiaoflow.review.tracking;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What notifications are narrowed to; a criterion that is null admits all. */
public record NotificationFilter(
        @Parameter(description = "Only what the caller hasn't read, without what was asked for and is done") @Nullable Boolean unread,

        @Parameter(description = "true: only what is still the caller's to do; false: only what they are told")
        @Nullable Boolean toDo,

        @Parameter(description = "About that form") @Nullable String form) {

    /** Asked for and not done yet: the form still stands where it did, and waits for whoever was named if somebody was. */
    static final String TO_DO = """
            (n.action_required and not exists (
              select 1 from review.form f where f.form_id = n.form_id and (f.since > n.created_at
                or n.audience like 'person:%' and f.handed_to is distinct from substr(n.audience, 8)
                  and not exists (select 1 from review.consultation c
                    where c.form_id = n.form_id and c.asked = substr(n.audience, 8) and c.state = 'OPEN'))))\
            """;

    /** Not read, and not settled by somebody meanwhile. */
    static final String UNREAD = """
            (r.read_at is null and (not n.action_required or %s))\
            """.formatted(TO_DO);

    /** To be put into a query over {@code review.notification n} and {@code review.notification_read r}. */
    static final String CONDITION = """
            (not coalesce(cast(:unread as boolean), false) or %s)
            and (cast(:toDo as boolean) is null or %s = :toDo)
            and (cast(:form as text) is null or n.form_id = :form)\
            """.formatted(UNREAD, TO_DO);

    /** No narrowing. */
    public static NotificationFilter none() {
        return new NotificationFilter(null, null, null);
    }

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("unread", unread);
        parameters.put("toDo", toDo);
        parameters.put("form", form);
        return parameters;
    }
}
