package org.jixiaoflow.support.addresses;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.Principal;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.Substitution;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the address book.
 *
 * @param email where mail reaches them; null if it doesn't
 * @param language {@code zh} or {@code en}, unless they choose otherwise
 * @param department the department they file for, and so never review
 * @param stageDepartments the only departments whose forms they review; empty for all
 * @param mandates for whom they stand in
 */
public record Addressee(
        String id,
        String name,
        @Nullable String email,
        String language,
        Set<Role> roles,
        Regions regions,
        @Nullable String department,
        List<String> stages,
        List<String> stageDepartments,
        List<Mandate> mandates) {

    private static final Set<Role> FILING = Set.of(Role.CLERK, Role.HEAD);
    private static final Set<Role> REVIEWING = Set.of(Role.REVIEWER, Role.FINAL_REVIEWER);

    /**
     * A dated substitution.
     *
     * @param until the first moment after it
     */
    public record Mandate(String person, Instant from, Instant until) {

        boolean holdsAt(Instant time) {
            return !time.isBefore(from) && time.isBefore(until);
        }
    }

    /** The person as the policy sees them. */
    public Principal principal() {
        return new Principal(roles, regions, department, List.of(), stages, stageDepartments, Set.of(), List.of());
    }

    /** Whether they still are all that they were when they named somebody who stands in for them. */
    public boolean has(Substitution said) {
        return roles.containsAll(Role.of(said.getRoles()))
                && regions.include(new Regions(said.getRegions()))
                && Objects.equals(department, said.getDepartment())
                && stages.containsAll(said.getStages())
                && (stageDepartments.isEmpty()
                        || (!said.getStageDepartments().isEmpty()
                                && stageDepartments.containsAll(said.getStageDepartments())));
    }

    /** They as the contract's actor, in the role that they may do that in; nothing if there is none. */
    public Optional<Actor> actor(Trigger action) {
        return Policy.roleFor(principal(), action)
                .map(role -> Actor.newBuilder()
                        .setId(id)
                        .setName(name)
                        .setRole(role.code())
                        .setRegions(regions.codes())
                        .setDepartmentCode(department)
                        .setStages(stages)
                        .setStageDepartments(stageDepartments)
                        .build());
    }

    boolean filesFor(String region, String code) {
        return roles.stream().anyMatch(FILING::contains) && regions.cover(region) && code.equals(department);
    }

    /** Whether they act at a stage on a department's forms; never on their own. */
    boolean reviews(String region, String stage, String code) {
        return roles.stream().anyMatch(REVIEWING::contains)
                && regions.cover(region)
                && stages.contains(stage)
                && (stageDepartments.isEmpty() || stageDepartments.contains(code))
                && !code.equals(department);
    }

    /** Whether they answer for a stage: those of its reviewers who may approve. */
    boolean answersFor(String region, String stage, String code) {
        return roles.contains(Role.FINAL_REVIEWER) && reviews(region, stage, code);
    }

    boolean standsInFor(String person, Instant now) {
        return mandates.stream().anyMatch(mandate -> mandate.person().equals(person) && mandate.holdsAt(now));
    }
}
