package org.jixiaoflow.support.security;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.Substitution;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Who calls and what they may act as. A controller takes it as a parameter. A substitute (代理人) keeps their own id
 * and name, and has the rights of the person they act for instead of their own.
 *
 * @param regions where the caller has anything to do at all
 * @param department the department the caller files for; null for those who file for none
 * @param departments further departments the caller speaks for; {@code *} stands for all
 * @param stages review stages the caller acts at
 * @param stageDepartments the only departments whose forms the caller may act on at those stages; empty if they may act on all
 * @param mandate by what the caller acts for somebody else; null if they act for themselves
 */
public record Caller(
        String id,
        String name,
        Set<String> roles,
        Regions regions,
        @Nullable String department,
        List<String> departments,
        List<String> stages,
        List<String> stageDepartments,
        @Nullable Mandate mandate) {

    /**
     * A dated substitution.
     *
     * @param person id of the person stood in for
     * @param from its first moment
     * @param until the first moment after it
     * @param ownRoles what the substitute is in their own name
     * @param ownDepartments departments the substitute files for in their own name, and so must not review either
     */
    public record Mandate(
            String person,
            String name,
            Instant from,
            Instant until,
            Set<String> ownRoles,
            List<String> ownDepartments) {

        boolean holdsAt(Instant time) {
            return !time.isBefore(from) && time.isBefore(until);
        }
    }

    /** A caller who acts for themselves, at their stages for every department. */
    public Caller(
            String id,
            String name,
            Set<String> roles,
            Regions regions,
            @Nullable String department,
            List<String> departments,
            List<String> stages) {
        this(id, name, roles, regions, department, departments, stages, List.of(), null);
    }

    /**
     * The caller in the name of somebody who named them as their substitute, with what that person was then; nothing outside the dates, or
     * if what they are themselves by now doesn't let them.
     */
    Optional<Caller> standingIn(Substitution said, Instant now) {
        var caller = new Caller(
                id,
                name,
                Set.copyOf(said.getRoles()),
                new Regions(said.getRegions()),
                said.getDepartment(),
                List.of(),
                said.getStages(),
                said.getStageDepartments(),
                new Mandate(
                        said.getPerson(), said.getPersonName(), said.getFrom(), said.getUntil(), roles, filesFor()));
        return Optional.of(caller)
                .filter(each -> Objects.requireNonNull(each.mandate).holdsAt(now))
                .filter(each -> Policy.objectionToStandIn(party(), each.party()).isEmpty());
    }

    /** Whether the caller has one of {@code wanted}. */
    public boolean has(String... wanted) {
        return Stream.of(wanted).anyMatch(roles::contains);
    }

    /** The caller, and whom they act for: what waits for either waits for them. */
    public List<String> persons() {
        return mandate == null ? List.of(id) : List.of(id, mandate.person());
    }

    /** What the caller is, in the name they act in and in their own. */
    Set<String> everyRole() {
        return Stream.concat(roles.stream(), mandate == null ? Stream.of() : mandate.ownRoles().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Every department the caller files or speaks for, if only in their own name: none that they may review. */
    public List<String> filesFor() {
        return Stream.of(
                        Stream.ofNullable(department),
                        departments.stream(),
                        mandate == null ? Stream.<String>empty() : mandate.ownDepartments().stream())
                .flatMap(codes -> codes)
                .distinct()
                .toList();
    }

    /** The caller as the policy sees them. */
    public Principal party() {
        return new Principal(
                Role.of(roles),
                regions,
                department,
                departments,
                stages,
                stageDepartments,
                mandate == null ? Set.of() : Role.of(mandate.ownRoles()),
                mandate == null ? List.of() : mandate.ownDepartments());
    }

    /** What the caller may read; a problem 403 if nothing at all. */
    public ReadScope readership() {
        var readScope = ReadScope.of(party());
        if (readScope.isEmpty()) {
            throw forbidden();
        }
        return readScope;
    }

    /** The caller as the actor of a command on a form; a problem 403 with the policy's objection, if it has any. */
    public Actor actor(Trigger action, FormId form) {
        var who = party();
        Policy.objection(who, action, form).ifPresent(objection -> {
            throw new Problem(HttpStatus.FORBIDDEN, objection.name(), form.toString());
        });
        return actor(Policy.roleFor(who, action).orElseThrow().code());
    }

    /** The same of lists of departments, which say whether they filed but nothing of a form. */
    public ReadScope listReadership() {
        var readScope = ReadScope.ofLists(party());
        if (readScope.isEmpty()) {
            throw forbidden();
        }
        return readScope;
    }

    /** The caller as the actor of what a right lets them do; a problem 403 if they haven't got it. */
    public Actor actor(Right right) {
        return actor(
                Policy.roleFor(party(), right).orElseThrow(Caller::forbidden).code());
    }

    /** Whether the caller has the right. */
    public boolean may(Right right) {
        return Policy.objection(party(), right).isEmpty();
    }

    /** A problem 403 unless the caller has the right. */
    public void require(Right right) {
        if (!may(right)) {
            throw forbidden();
        }
    }

    /** A problem 403 unless the caller has the right, and has it in that region. */
    public void require(Right right, String region) {
        Policy.objection(party(), right, region).ifPresent(objection -> {
            throw objection == RefusalReason.NOT_YOUR_ROLE
                    ? forbidden()
                    : new Problem(HttpStatus.FORBIDDEN, objection.name()).saying("support.right." + objection, region);
        });
    }

    private static Problem forbidden() {
        return new Problem(HttpStatus.FORBIDDEN, "FORBIDDEN");
    }

    /** The caller as the contract's actor, acting in {@code role}. */
    Actor actor(String role) {
        var actor = Actor.newBuilder()
                .setId(id)
                .setName(name)
                .setRole(role)
                .setRegions(regions.codes())
                .setDepartmentCode(department)
                .setDepartments(departments)
                .setStages(stages)
                .setStageDepartments(stageDepartments);
        if (mandate != null) {
            actor.setActingFor(mandate.person())
                    .setActingForName(mandate.name())
                    .setActingFrom(mandate.from())
                    .setActingUntil(mandate.until())
                    .setPersonalRoles(mandate.ownRoles().stream().sorted().toList())
                    .setPersonalDepartments(mandate.ownDepartments());
        }
        return actor.build();
    }
}
