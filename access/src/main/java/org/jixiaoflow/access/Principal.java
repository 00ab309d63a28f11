package org.jixiaoflow.access;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Whoever asks for something, as far as the policy minds.
 *
 * @param regions whose forms they have anything to do with at all
 * @param department own department, in each of their regions; null for those who belong to none
 * @param departments departments a portal speaks for; {@code *} stands for all
 * @param stages review stages they act at
 * @param stageDepartments the only departments whose forms they review; empty for every one
 * @param personalRoles what a substitute is in their own name
 * @param personalDepartments departments a substitute files for in their own name, wherever: neither theirs to file for now nor to
 *     review
 */
public record Principal(
        Set<Role> roles,
        Regions regions,
        @Nullable String department,
        List<String> departments,
        List<String> stages,
        List<String> stageDepartments,
        Set<Role> personalRoles,
        List<String> personalDepartments) {

    static final String EVERY = "*";

    public Principal {
        roles = Set.copyOf(roles);
        departments = List.copyOf(departments);
        stages = List.copyOf(stages);
        stageDepartments = List.copyOf(stageDepartments);
        personalRoles = Set.copyOf(personalRoles);
        personalDepartments = List.copyOf(personalDepartments);
    }

    /** Whoever acts in a command, in the one role they act in. An actor who names no region has none. */
    public static Principal of(Actor actor) {
        return new Principal(
                Role.of(actor.getRole()).stream().collect(Collectors.toSet()),
                new Regions(actor.getRegions()),
                actor.getDepartmentCode(),
                actor.getDepartments(),
                actor.getStages(),
                actor.getStageDepartments(),
                Role.of(actor.getPersonalRoles()),
                actor.getPersonalDepartments());
    }

    /** Whether they speak for the department as a portal does. */
    boolean speaksFor(String filing) {
        return departments.contains(EVERY) || departments.contains(filing);
    }

    /** Whether they file for the department, if only in their own name, and so must not review what it files. */
    boolean belongsTo(String filing) {
        return filing.equals(department)
                || speaksFor(filing)
                || personalDepartments.contains(EVERY)
                || personalDepartments.contains(filing);
    }

    /** Whether forms of the department are among those they review, had they a stage for it. */
    boolean reviews(String filing) {
        return stageDepartments.isEmpty() || stageDepartments.contains(filing);
    }

    boolean is(Collection<Role> any) {
        return any.stream().anyMatch(roles::contains);
    }

    /** Whether they are any of that, if only in their own name. */
    boolean isPersonally(Collection<Role> any) {
        return is(any) || any.stream().anyMatch(personalRoles::contains);
    }

    /** The departments whose forms they see at every state, by the roles they have; {@code *} among them stands for all. */
    List<String> ownDepartments() {
        var own = Optional.ofNullable(department).filter(code -> is(Set.of(Role.CLERK, Role.HEAD)));
        var spokenFor = roles.contains(Role.PORTAL) ? departments : List.<String>of();
        return Stream.concat(own.stream(), spokenFor.stream()).distinct().toList();
    }
}
