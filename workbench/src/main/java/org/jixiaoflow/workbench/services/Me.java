package org.jixiaoflow.workbench.services;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.Principal;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** Who the reader is, in whose name they act, and what they may do. */
public record Me(
        String id,
        String name,
        @Nullable Mandate actingFor,
        List<Named> roles,
        @Nullable Named department,
        List<Named> departments,
        List<Named> stages,
        List<Named> stageDepartments,
        List<Trigger> actions,
        boolean oversees,
        boolean administers,
        List<Right> rights,
        List<String> regionCodes,
        List<Mandate> mandates,
        List<RegionYears> regions) {

    private static final String EVERY = "*";

    /** Somebody of whom only the name is known, because nobody can be asked for more. */
    static Me unknown(String id, String name) {
        return new Me(
                id, name, null, List.of(), null, List.of(), List.of(), List.of(), List.of(), false, false, List.of(),
                List.of(), List.of(), List.of());
    }

    /** Whoever has the same may read the same. */
    public record Offices(
            List<Named> roles,
            @Nullable Named department,
            List<Named> departments,
            List<Named> stages,
            List<Named> stageDepartments,
            List<String> regionCodes) {}

    /** All of them by which services decide what they tell. */
    public Offices offices() {
        return new Offices(roles, department, departments, stages, stageDepartments, regionCodes);
    }

    /** What they may read, by the policy that the services ask, in regions that have forms by now. */
    public ReadScope readership() {
        return ReadScope.of(in(regions.stream().map(RegionYears::code).toList()));
    }

    /** Whether there are forms that their offices let them read. */
    public boolean readsForms() {
        return !ReadScope.of(in(regionCodes)).isEmpty();
    }

    /** Whether they may file that form; unless something else speaks against it than who they are. */
    public boolean files(FormId form) {
        return Policy.objection(in(regionCodes), Trigger.SAVE, form).isEmpty();
    }

    private Principal in(List<String> where) {
        return new Principal(
                roles.stream().flatMap(role -> Role.of(role.code()).stream()).collect(Collectors.toSet()),
                new Regions(where),
                department == null ? null : department.code(),
                codes(departments),
                codes(stages),
                codes(stageDepartments),
                Set.of(),
                List.of());
    }

    private static List<String> codes(List<Named> named) {
        return named.stream().map(Named::code).toList();
    }

    public boolean has(String role) {
        return roles.stream().anyMatch(each -> each.code().equals(role));
    }

    /** Whether their offices let them do that, by its name, with some form. */
    public boolean can(String action) {
        return actions.contains(Trigger.valueOf(action));
    }

    /** Whether their offices give them that right. */
    public boolean may(Right right) {
        return rights.contains(right);
    }

    /** Whether they may see a region's sums: not those who review for some of its departments only. */
    public boolean seesSums() {
        return may(Right.READ_SUMS) && stageDepartments.isEmpty();
    }

    /** Whether they say by when forms are due. */
    public boolean setsDates() {
        return may(Right.PUBLISH_FILING_LISTS);
    }

    /** Whether they say what is public. */
    public boolean publishes() {
        return may(Right.PUBLISH_FORMS);
    }

    /** Whether they may look through the indicator library. */
    public boolean readsIndicators() {
        return may(Right.READ_INDICATORS);
    }

    /** Whether they say which indicators are recommended. */
    public boolean marksIndicators() {
        return may(Right.MARK_INDICATORS);
    }

    /** Whether they say how forms are scored. */
    public boolean publishesRules() {
        return may(Right.PUBLISH_RULES);
    }

    /** Whether they look at who may act. */
    public boolean seesPeople() {
        return may(Right.LOOK_AT_PEOPLE);
    }

    /** Whether they look at how people are told who chose nothing. */
    public boolean readsNoticeDefaults() {
        return may(Right.READ_NOTICE_DEFAULTS);
    }

    /** Whether they say how. */
    public boolean setsNoticeDefaults() {
        return may(Right.SET_NOTICE_DEFAULTS);
    }

    /** Whether they look at portals. */
    public boolean seesPortals() {
        return may(Right.LOOK_AT_PORTALS);
    }

    /** The region asked for, else one to begin with: one that has forms, else one of theirs that is named; null if there is none. */
    public @Nullable String region(@Nullable String asked) {
        if (asked != null && !asked.isBlank()) {
            return asked;
        }
        return Stream.concat(
                        regions.stream().map(RegionYears::code),
                        regionCodes.stream().filter(code -> !code.endsWith(EVERY)))
                .findFirst()
                .orElse(null);
    }

    /** Whether they look on how everything runs. */
    public boolean looksOn() {
        return may(Right.LOOK_AT_VIEWS);
    }

    /** Whether they take journals away. */
    public boolean audits() {
        return may(Right.EXPORT_JOURNALS);
    }

    /** Whether they have views filled again. */
    public boolean rebuilds() {
        return may(Right.REBUILD_VIEWS);
    }

    /** Whether they have dead letters processed again, or discard them. */
    public boolean mends() {
        return may(Right.MEND_DEAD_LETTERS);
    }

    /** Whether that is they, or whom they act for. */
    public boolean isOrActsFor(String person) {
        return person.equals(id) || (actingFor != null && person.equals(actingFor.person()));
    }

    /** Whether they fill in forms or sign them. */
    public boolean files() {
        return has("clerk") || has("head");
    }

    /** Whether they file for every department there is. */
    public boolean filesForAll() {
        return departments.stream().anyMatch(one -> one.code().equals(EVERY));
    }

    /** The departments by name that they file for; none of those who file for all. */
    public List<Named> filedFor() {
        return Stream.concat(Stream.ofNullable(department), departments.stream())
                .filter(one -> !one.code().equals(EVERY))
                .distinct()
                .toList();
    }

    /** Whether forms wait for their decision. */
    public boolean reviews() {
        return has("reviewer") || has("final-reviewer");
    }

    /** Whether their regions are all named, so that they needn't know a code by heart. */
    public boolean knowsRegions() {
        return !regions.isEmpty() && regionCodes.stream().noneMatch(code -> code.endsWith("*"));
    }

    /** Whether that region has forms that are theirs to see, or is named as theirs. Another one may be new, or mistyped. */
    public boolean knows(String code) {
        return regions.stream().anyMatch(region -> region.code().equals(code));
    }

    /** What a region is called; its code if nobody said. */
    public String regionName(String code) {
        return regions.stream()
                .filter(region -> region.code().equals(code))
                .findFirst()
                .map(RegionYears::name)
                .orElse(code);
    }

    /** Something with a code for machines and a name for people. */
    public record Named(String code, String name) {}

    /** A region and the years there are in it. */
    public record RegionYears(String code, String name, List<Integer> years) {

        /** The newest that isn't still to come. */
        public Optional<Integer> newest(int thisYear) {
            return years.stream().filter(year -> year <= thisYear).max(Comparator.naturalOrder());
        }
    }

    /** A dated substitution. */
    public record Mandate(
            String person,
            String name,
            Instant from,
            Instant until,
            List<Named> roles,
            @Nullable Named department,
            List<Named> stages) {}
}
