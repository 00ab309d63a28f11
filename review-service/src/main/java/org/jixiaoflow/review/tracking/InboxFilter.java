package org.jixiaoflow.review.tracking;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jixiaoflow.schemas.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer's inbox is further narrowed to; a criterion that is null admits all.
 *
 * @param findings forms in which something of that weight was found
 * @param since forms that have stood where they stand since before that
 * @param claimedBy forms that person has claimed, or was handed over
 * @param now until when a claim must hold to count
 */
public record InboxFilter(
        @Nullable Severity findings,
        @Nullable Instant since,
        @Nullable String claimedBy,
        Instant now) {

    /** To be put into a query over {@code review.form f}, with {@link #parameters()}. */
    static final String CONDITION = """
            (cast(:findings as text) is null
              or case :findings when 'ERROR' then f.errors when 'WARN' then f.warnings else f.advice end > 0)
            and (cast(:since as timestamptz) is null or f.since < :since)
            and (cast(:claimedBy as text) is null or f.handed_to = :claimedBy or (f.handed_to is null and exists (
              select 1 from review.claim c where c.form_id = f.form_id and c.person = :claimedBy and c.until > :now
                and c.claimed_at >= f.since)))\
            """;

    /** No narrowing. */
    public static InboxFilter none() {
        return new InboxFilter(null, null, null, Instant.EPOCH);
    }

    /** Whether it admits all. */
    boolean isNone() {
        return findings == null && since == null && claimedBy == null;
    }

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("findings", findings == null ? null : findings.name());
        parameters.put("since", since == null ? null : since.atOffset(ZoneOffset.UTC));
        parameters.put("claimedBy", claimedBy);
        parameters.put("now", now.atOffset(ZoneOffset.UTC));
        return parameters;
    }
}
