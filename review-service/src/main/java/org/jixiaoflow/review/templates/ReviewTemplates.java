package org.jixiaoflow.review.templates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** All review templates, and which forms each is for. */
public final class ReviewTemplates {

    private final List<Entry> entries;
    private final Map<String, ReviewTemplate> byId;

    /** @param entries exactly one of them for all forms that no other is for */
    public ReviewTemplates(List<Entry> entries) {
        var scopes = entries.stream().map(Entry::scope).distinct().toList();
        if (scopes.size() < entries.size()) {
            throw new IllegalArgumentException("Two review templates are for the same forms");
        }
        if (!scopes.contains(Scope.ALL)) {
            throw new IllegalArgumentException("No review template is for the forms that no other is for");
        }
        this.entries = List.copyOf(entries);
        this.byId = entries.stream()
                .map(Entry::template)
                .collect(Collectors.toUnmodifiableMap(ReviewTemplate::id, Function.identity()));
    }

    /** The template for a form that begins its way; a given region weighs more than a year, a year more than a kind. */
    public ReviewTemplate chosenFor(FormId form) {
        return entries.stream()
                .filter(entry -> entry.scope().covers(form))
                .max((a, b) -> Integer.compare(a.scope().weight(), b.scope().weight()))
                .orElseThrow()
                .template();
    }

    /**
     * The template that a form on its way was given.
     *
     * @throws UnknownTemplate if the configuration lost it
     */
    public ReviewTemplate named(String id) {
        var template = byId.get(id);
        if (template == null) {
            throw new UnknownTemplate(id);
        }
        return template;
    }

    /** The same for a list, which shows a form even if the configuration lost its template. */
    public Optional<ReviewTemplate> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Every template. */
    public List<ReviewTemplate> all() {
        return entries.stream().map(Entry::template).toList();
    }

    /** Every stage of any route, each once, in the order of the routes. */
    public List<Stage> stages() {
        return entries.stream()
                .flatMap(entry -> entry.template().route().stream())
                .collect(Collectors.toMap(Stage::id, Function.identity(), (one, other) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** A template with the forms it is for. */
    public record Entry(Scope scope, ReviewTemplate template) {}

    /** Which forms a template is for; null stands for any. */
    public record Scope(
            @Nullable String region,
            @Nullable Integer year,
            @Nullable FormKind kind) {

        /** Every form. */
        public static final Scope ALL = new Scope(null, null, null);

        boolean covers(FormId form) {
            return (region == null || region.equals(form.regionCode()))
                    && (year == null || year == form.year())
                    && (kind == null || kind == form.kind());
        }

        int weight() {
            return (region == null ? 0 : 4) + (year == null ? 0 : 2) + (kind == null ? 0 : 1);
        }
    }
}
