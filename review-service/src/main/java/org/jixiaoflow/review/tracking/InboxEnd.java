package org.jixiaoflow.review.tracking;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jixiaoflow.support.web.Cursor;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The last form of a part of an inbox as it stood then: the next part begins after it, however many forms have come or gone before it meanwhile.
 *
 * @param others whether it was not handed over to whose inbox it is
 */
record InboxEnd(
        String formId,
        boolean others,
        Instant since,
        int errors,
        int warnings,
        int advice,
        String departmentName,
        String code,
        @Nullable Instant dueAt) {

    private static final int PARTS = 10;

    /** No parameter of a query that begins is left out. */
    static final InboxEnd NONE = new InboxEnd("", false, Instant.EPOCH, 0, 0, 0, "", "", null);

    static InboxEnd of(FormRow row, Reviewer reviewer) {
        var name = row.departmentName();
        return new InboxEnd(
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

    /**
     * What {@link #cursor} told in that order.
     *
     * @throws Problem 400 {@code INVALID_CURSOR}
     */
    static InboxEnd parse(String text, InboxOrder order) {
        var parts = Cursor.parse(text, order.name(), PARTS).parts();
        try {
            return new InboxEnd(
                    parts.get(1),
                    Boolean.parseBoolean(parts.get(2)),
                    Instant.parse(parts.get(3)),
                    Integer.parseInt(parts.get(4)),
                    Integer.parseInt(parts.get(5)),
                    Integer.parseInt(parts.get(6)),
                    parts.get(7),
                    parts.get(8),
                    parts.get(9).isEmpty() ? null : Instant.parse(parts.get(9)));
        } catch (NumberFormatException | DateTimeException madeUp) {
            throw Cursor.invalid();
        }
    }

    Cursor cursor(InboxOrder order) {
        return Cursor.of(
                order.name(),
                formId,
                String.valueOf(others),
                since.toString(),
                String.valueOf(errors),
                String.valueOf(warnings),
                String.valueOf(advice),
                departmentName,
                code,
                Objects.toString(dueAt, ""));
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
}
