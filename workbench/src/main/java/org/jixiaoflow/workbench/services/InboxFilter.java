package org.jixiaoflow.workbench.services;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which list of an inbox, what it is narrowed to, and its order; a criterion that is null admits all.
 *
 * @param mine only forms that the reader has taken on
 */
public record InboxFilter(
        @Nullable Tab tab,
        @Nullable String q,
        @Nullable String region,
        @Nullable Integer year,
        @Nullable FormKind kind,
        @Nullable Severity findings,
        @Nullable Integer waiting,
        @Nullable Boolean mine,
        @Nullable Boolean overdue,
        @Nullable Order sort) {

    /** The lists there are. */
    public enum Tab {
        TO_REVIEW,
        RETURNED,
        REVIEWED,
        HANDLED
    }

    /** The orders there are. */
    public enum Order {
        WAITING,
        NEWEST,
        FINDINGS,
        DUE,
        DEPARTMENT
    }

    public InboxFilter {
        tab = tab == null ? Tab.TO_REVIEW : tab;
        mine = Boolean.TRUE.equals(mine) ? Boolean.TRUE : null;
        overdue = Boolean.TRUE.equals(overdue) ? Boolean.TRUE : null;
        sort = sort == null ? Order.WAITING : sort;
    }

    Query query(String reader) {
        return new Query()
                .with("tab", tab)
                .with("q", q)
                .with("region", region)
                .with("year", year)
                .with("kind", kind)
                .with("findings", findings)
                .with("waiting", waiting)
                .with("claimedBy", mine == null ? null : reader)
                .with("overdue", overdue)
                .with("sort", sort);
    }

    /** What narrows the list, by name, to be shown and taken back one by one. */
    public Map<String, Object> narrowing() {
        var narrowing = new LinkedHashMap<String, Object>();
        put(narrowing, "q", q);
        put(narrowing, "region", region);
        put(narrowing, "year", year);
        put(narrowing, "kind", kind);
        put(narrowing, "findings", findings);
        put(narrowing, "waiting", waiting);
        put(narrowing, "mine", mine);
        put(narrowing, "overdue", overdue);
        return narrowing;
    }

    private static void put(Map<String, Object> narrowing, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            narrowing.put(name, value);
        }
    }

    /** The address of {@code path} with all this. */
    public String address(String path) {
        return address(path, Map.of());
    }

    /** The same with one of them otherwise; empty for none. */
    public String with(String path, String name, String value) {
        return address(path, Map.of(name, value));
    }

    /** The same from where a part of the list ended. */
    public String after(String path, @Nullable String after) {
        return address(path, after == null || after.isBlank() ? Map.of() : Map.of("after", after));
    }

    private String address(String path, Map<String, String> otherwise) {
        var parameters = narrowing();
        parameters.put("tab", String.valueOf(tab));
        parameters.put("sort", String.valueOf(sort));
        parameters.putAll(otherwise);
        parameters.values().removeIf(value -> value.toString().isEmpty());
        var address = UriComponentsBuilder.fromPath(path);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }
}
