package org.jixiaoflow.review.tracking;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The last form of a part of an inbox as it stood then: the next part begins after it, however many forms have come or gone before it meanwhile.
 *
 * @param others whether it was not handed over to whose inbox it is
 */
public record Cursor(
        String formId,
        boolean others,
        Instant since,
        int errors,
        int warnings,
        int advice,
        String departmentName,
        String code,
        @Nullable Instant dueAt) {

    private static final int PARTS = 9;

    /** No parameter of a query without a cursor is left out. */
    static final Cursor START = new Cursor("", false, Instant.EPOCH, 0, 0, 0, "", "", null);

    static Cursor of(FormRow row, Reviewer reviewer) {
        var name = row.departmentName();
        return new Cursor(
                row.formId(),
                row.handedTo() == null || !reviewer.persons().contains(row.handedTo()),
                row.since(),
                row.errors(),
                row.warnings(),
                row.advice(),
                name == null ? "" : name,
                row.departmentCode(),
                row.dueAt());
    }

    /** What {@link #toString()} wrote; nothing if somebody made it up. */
    public static Optional<Cursor> parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", PARTS);
            return parts.length < PARTS
                    ? Optional.empty()
                    : Optional.of(new Cursor(
                            parts[0],
                            Boolean.parseBoolean(parts[1]),
                            Instant.parse(parts[2]),
                            Integer.parseInt(parts[3]),
                            Integer.parseInt(parts[4]),
                            Integer.parseInt(parts[5]),
                            parts[8],
                            parts[6],
                            parts[7].isEmpty() ? null : Instant.parse(parts[7])));
        } catch (IllegalArgumentException | DateTimeException madeUp) {
            return Optional.empty();
        }
    }

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("afterForm", formId);
        parameters.put("afterOthers", others);
        parameters.put("afterSince", since.atOffset(ZoneOffset.UTC));
        parameters.put("afterErrors", errors);
        parameters.put("afterWarnings", warnings);
        parameters.put("afterAdvice", advice);
        parameters.put("afterName", departmentName);
        parameters.put("afterCode", code);
        parameters.put("afterDue", dueAt == null ? null : dueAt.atOffset(ZoneOffset.UTC));
        return parameters;
    }

    /** In letters that an address may hold; nothing in it is meant to be read. */
    @Override
    public String toString() {
        var parts = String.join(
                "\n",
                formId,
                String.valueOf(others),
                since.toString(),
                String.valueOf(errors),
                String.valueOf(warnings),
                String.valueOf(advice),
                code,
                dueAt == null ? "" : dueAt.toString(),
                departmentName);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.UTF_8));
    }
}
