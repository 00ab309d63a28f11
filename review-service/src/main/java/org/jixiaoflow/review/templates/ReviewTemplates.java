package org.jixiaoflow.review.templates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** All review templates, and which forms each is for, as they stand now. */
public final class ReviewTemplates {

    private final Source source;

    /**
     * These and no others.
     *
     * @param entries exactly one of them for all forms that no other is for
     */
    public ReviewTemplates(List<Entry> entries) {
        this(new Fixed(entries));
    }

    ReviewTemplates(Source source) {
        this.source = source;
    }

    /** The template for a form that begins its way; a given region weighs more than a year, a year more than a kind. */
    public ReviewTemplate chosenFor(FormId form) {
        return source.inForce().stream()
                .filter(entry -> entry.scope().covers(form))
                .max((a, b) -> Integer.compare(a.scope().weight(), b.scope().weight()))
                .orElseThrow()
                .template();
    }

    /**
     * The template a form goes by: the version it was submitted under. Before that it is the one in force, whatever its draft was begun with.
     *
     * @param revision counts what it submitted
     * @param template what its journal names
     */
    public ReviewTemplate followedBy(FormId form, int revision, String template) {
        return revision == 0 ? chosenFor(form) : named(template);
    }

    /**
     * The template that a form on its way was given.
     *
     * @throws UnknownTemplate if it got lost
     */
    public ReviewTemplate named(String id) {
        return find(id).or(() -> source.awaited(id).map(Entry::template)).orElseThrow(() -> new UnknownTemplate(id));
    }

    /** The same for a list, which shows a form even if its template got lost. */
    public Optional<ReviewTemplate> find(String id) {
        return Optional.ofNullable(source.byReference().get(id)).map(Entry::template);
    }

    /** Every template, in every version. */
    public List<ReviewTemplate> all() {
        return source.byReference().values().stream().map(Entry::template).toList();
    }

    /** Every stage of any route, each once: those in force in the order of the routes, then those that only earlier versions have. */
    public List<Stage> stages() {
        return Stream.concat(source.inForce().stream().map(Entry::template), all().stream())
                .flatMap(template -> template.route().stream())
                .collect(Collectors.toMap(Stage::id, Function.identity(), (one, other) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** Where they come from. */
    interface Source {

        /** The newest version of each. */
        List<Entry> inForce();

        /** Every version, by what forms name it. */
        Map<String, Entry> byReference();

        /** One that isn't there, if it comes in time. */
        Optional<Entry> awaited(String reference);
    }

    private record Fixed(List<Entry> inForce, Map<String, Entry> byReference) implements Source {

        Fixed {
            var scopes = inForce.stream().map(Entry::scope).distinct().toList();
            if (scopes.size() < inForce.size()) {
                throw new IllegalArgumentException("Two review templates are for the same forms");
            }
            if (!scopes.contains(Scope.ALL)) {
                throw new IllegalArgumentException("No review template is for the forms that no other is for");
            }
        }

        Fixed(List<Entry> entries) {
            this(
                    List.copyOf(entries),
                    entries.stream()
                            .collect(Collectors.toMap(entry -> entry.template().id(), Function.identity())));
        }

        @Override
        public Optional<Entry> awaited(String reference) {
            return Optional.empty();
        }
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
