package org.jixiaoflow.support.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a list of forms is ordered and narrowed to what changed. Its SQL is about a table {@code f} with the columns form_id, changed_at and
 * department_name.
 *
 * @param changedSince null for whenever
 */
public record FormSorting(ListOrder order, @Nullable Instant changedSince) {

    private static final int PARTS = 5;

    /** Newest change first, whenever that was. */
    public static final FormSorting USUAL = new FormSorting(FormOrder.CHANGED, null);

    /** To be put behind {@code order by}. */
    public String columns() {
        return order.columns();
    }

    /** The condition on forms that changed since. */
    public String changed() {
        return "(cast(:changedSince as timestamptz) is null or f.changed_at >= :changedSince)";
    }

    /** The condition on forms behind those that {@code paging} says were listed. */
    public String behind(Paging paging) {
        return paging.after() == null ? "true" : order.behind();
    }

    /** Of {@link #changed()}. */
    public Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("changedSince", changedSince == null ? null : changedSince.atOffset(ZoneOffset.UTC));
        return parameters;
    }

    /**
     * Of {@link #behind(Paging)}, and {@code limit} and {@code offset}; one more form than asked for tells whether there is another part.
     *
     * @throws Problem 400 {@code INVALID_CURSOR}
     */
    public Map<String, @Nullable Object> parameters(Paging paging) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("limit", paging.limit() + 1);
        parameters.put("offset", paging.after() == null ? paging.offset() : 0);
        if (paging.after() != null) {
            var last = Cursor.parse(paging.after(), order.name(), PARTS).parts();
            parameters.put("afterForm", last.get(1));
            parameters.put("afterName", last.get(2));
            parameters.put("afterTime", time(last.get(3)));
            parameters.put("afterDue", last.get(4).isEmpty() ? null : time(last.get(4)));
        }
        return parameters;
    }

    private static Object time(String text) {
        try {
            return Instant.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException madeUp) {
            throw Cursor.invalid();
        }
    }

    /** The part of a list with where the next one begins. */
    public <T> Page<T> page(
            List<T> found, long total, Paging paging, @Nullable Instant asOf, Function<T, Place> place) {
        var more = found.size() > paging.limit();
        var items = more ? List.copyOf(found.subList(0, paging.limit())) : found;
        var next = more ? next(place.apply(items.get(items.size() - 1))) : null;
        return new Page<>(items, total, paging.number(), paging.limit(), next, asOf);
    }

    private String next(Place last) {
        return Cursor.of(
                        order.name(),
                        last.formId(),
                        last.departmentName() == null ? "" : last.departmentName(),
                        last.changedAt().toString(),
                        Objects.toString(last.dueAt(), ""))
                .toString();
    }

    /** Where a form is in the list. */
    public record Place(
            String formId,
            @Nullable String departmentName,
            Instant changedAt,
            @Nullable Instant dueAt) {}
}
