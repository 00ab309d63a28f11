package org.jixiaoflow.support.templates;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Where templates of a kind are read, and published by business administrators.
 *
 * @param <T> a version of a template
 * @param <S> what their records come to
 */
public final class TemplateDesk<T extends SpecificRecord, S extends KnownTemplates<T, S>> {

    private static final int LONGEST_REASON = 500;

    private final TemplateTopic<T, S> templates;
    private final Function<T, List<Fault>> wholeness;
    private final MessageSource messages;
    private final Clock clock;

    /** @param wholeness everything that is wrong with a template by itself */
    public TemplateDesk(
            TemplateTopic<T, S> templates, Function<T, List<Fault>> wholeness, MessageSource messages, Clock clock) {
        this.templates = templates;
        this.wholeness = wholeness;
        this.messages = messages;
        this.clock = clock;
    }

    /** The versions in force, by id. */
    public List<T> inForce(Caller caller) {
        caller.require(Right.READ_RULES);
        return templates.versions().newest().stream()
                .map(template -> shown(caller, template))
                .toList();
    }

    /** A template's version in force. */
    public T newest(Caller caller, String id) {
        caller.require(Right.READ_RULES);
        return templates
                .versions()
                .newest(id)
                .map(template -> shown(caller, template))
                .orElseThrow(() -> unknown(id));
    }

    /** A template's versions, newest first. */
    public List<T> versions(Caller caller, String id) {
        caller.require(Right.READ_RULES);
        var versions = new ArrayList<T>();
        templates.versions().of(id).forEach(version -> versions.add(0, shown(caller, version)));
        if (versions.isEmpty()) {
            throw unknown(id);
        }
        return versions;
    }

    /** One version of a template. */
    public T version(Caller caller, String id, int version) {
        caller.require(Right.READ_RULES);
        return templates
                .versions()
                .of(id, version)
                .map(found -> shown(caller, found))
                .orElseThrow(() -> unknown(id));
    }

    /** Who published a template is told where it is for: of one for every region, to those whose regions are all, and to whoever publishes some. */
    private T shown(Caller caller, T template) {
        var region = Head.region(template);
        var told = region == null
                ? caller.regions().coverEvery() || caller.may(Right.PUBLISH_RULES)
                : caller.regions().cover(region);
        return told ? template : Head.with(template, Collections.singletonMap(Head.PUBLISHED_BY, null));
    }

    /** What one version changed of another. */
    public List<Difference> differences(Caller caller, String id, int from, int to) {
        return Difference.between(version(caller, id, from), version(caller, id, to));
    }

    /** What a template would be refused for but that nobody said why, whichever version it was made from. */
    public List<TemplateFault> faults(Caller caller, String id, T changed, Locale locale) {
        caller.require(Right.READ_RULES);
        var known = templates.versions();
        return TemplateFault.said(faults(known, after(known, id, changed)), messages, locale);
    }

    /**
     * Publishes a template's next version.
     *
     * @param changed made from the version it names, or {@code ifMatch} does; 0 of a new template
     */
    public T publish(Caller caller, String id, T changed, @Nullable String ifMatch, Locale locale) {
        var administrator = caller.actor(Right.PUBLISH_RULES);
        var known = templates.versions();
        known.newest(id).ifPresent(template -> requireRegion(caller, template));
        requireRegion(caller, changed);
        var seen = Precondition.of(ifMatch, (long) Head.version(changed));
        var signed = Head.with(
                next(known, id, changed, seen, unsaid(Head.reason(changed)), locale),
                Map.of(
                        Head.PUBLISHED_BY,
                        administrator,
                        Head.PUBLISHED_AT,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        var published = templates.publish(signed);
        if (!Head.id(published).equals(id)) {
            throw new Problem(HttpStatus.CONFLICT, "SAME_FORMS", Head.id(published));
        }
        if (!published.equals(signed)) {
            throw stale(seen, Head.version(published));
        }
        return published;
    }

    /**
     * The version that publishing it would make, whether anybody said why or not.
     *
     * @param known the version after the newest of these
     * @throws Problem STALE_TEMPLATE or INVALID_TEMPLATE
     */
    public T next(S known, String id, T changed, Locale locale) {
        return next(known, id, changed, Precondition.NONE, List.of(), locale);
    }

    private T next(S known, String id, T changed, Precondition seen, List<Fault> unsaid, Locale locale) {
        var next = after(known, id, changed);
        if (Head.version(next) != Head.version(changed) + 1) {
            throw stale(seen, Head.version(next) - 1);
        }
        var faults = new ArrayList<>(faults(known, next));
        faults.addAll(unsaid);
        TemplateFault.refuse(TemplateFault.said(faults, messages, locale));
        return next;
    }

    private static List<Fault> unsaid(@Nullable String reason) {
        return reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON
                ? List.of(Fault.at("/" + Head.REASON, "NO_REASON", LONGEST_REASON))
                : List.of();
    }

    private T after(S known, String id, T changed) {
        var values = new HashMap<String, @Nullable Object>();
        values.put(Head.ID, id);
        values.put(Head.VERSION, known.newest(id).map(Head::version).orElse(0) + 1);
        var reason = Head.reason(changed);
        values.put(Head.REASON, reason == null ? null : reason.strip());
        values.put(Head.PUBLISHED_BY, null);
        values.put(Head.PUBLISHED_AT, null);
        return Head.with(changed, values);
    }

    private List<Fault> faults(S known, T next) {
        var faults = new ArrayList<>(wholeness.apply(next));
        if (!Head.isForFormsThereMayBe(next)) {
            faults.add(Fault.at("/" + Head.YEAR, "INVALID_YEAR"));
        }
        if (faults.isEmpty()) {
            var with = known.with(next);
            with.rival(next).ifPresent(rival -> faults.add(Fault.at("", "SAME_FORMS", Head.id(rival))));
            if (!with.coverEveryForm()) {
                faults.add(Fault.at("", "NONE_FOR_ALL"));
            }
        }
        return faults;
    }

    /** A template that names no region is for every one. */
    private void requireRegion(Caller caller, T template) {
        var region = Head.region(template);
        if (region != null) {
            caller.require(Right.PUBLISH_RULES, region);
        } else if (!caller.regions().coverEvery()) {
            throw new Problem(HttpStatus.FORBIDDEN, "NOT_YOUR_REGION").saying("problem.every-region");
        }
    }

    /** A version with its number as ETag. */
    public ResponseEntity<T> tagged(T version) {
        return ResponseEntity.ok().eTag(String.valueOf(Head.version(version))).body(version);
    }

    private static Problem stale(Precondition seen, int newest) {
        return new Problem(seen.failed(), "STALE_TEMPLATE", newest)
                .at(seen.inHeader() ? HttpHeaders.IF_MATCH : "/version");
    }

    private static Problem unknown(String id) {
        return new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_TEMPLATE", id);
    }
}
