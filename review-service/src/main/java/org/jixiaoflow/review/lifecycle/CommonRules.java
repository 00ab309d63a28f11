package org.jixiaoflow.review.lifecycle;

import static org.jixiaoflow.schemas.RefusalReason.ILLEGAL_TRANSITION;
import static org.jixiaoflow.schemas.RefusalReason.NOT_SUBSTITUTE;
import static org.jixiaoflow.schemas.RefusalReason.STALE_VERSION;
import static org.jixiaoflow.schemas.RefusalReason.UNKNOWN_FORM;

import java.util.Optional;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.Trigger;

/** What every command must meet. */
final class CommonRules {

    private static final String ALL_DEPARTMENTS = "*";

    private CommonRules() {}

    /** A substitute acts only between the first and the last moment of their substitution. */
    static Optional<Refusal> substitution(Situation at, Command command) {
        var actor = command.actor();
        var from = actor.getActingFrom();
        var until = actor.getActingUntil();
        var standsIn = from != null
                && until != null
                && !command.issuedAt().isBefore(from)
                && command.issuedAt().isBefore(until);
        return refuse(actor.getActingFor() != null && !standsIn, new Refusal(NOT_SUBSTITUTE, actor.getActingFor()));
    }

    static Optional<Refusal> form(Situation at, Command command) {
        return refuse(at.form() == null && command.trigger() != Trigger.SAVE, Refusal.of(UNKNOWN_FORM));
    }

    static Optional<Refusal> version(Situation at, Command command) {
        var expected = command.expectedVersion();
        return refuse(
                expected != null && expected != at.version(), new Refusal(STALE_VERSION, String.valueOf(expected)));
    }

    static Optional<Refusal> transition(Situation at, Command command) {
        return refuse(
                at.arrow().isEmpty(),
                new Refusal(ILLEGAL_TRANSITION, command.trigger().name()));
    }

    /** Whether the actor files for the department. */
    static boolean filesFor(Actor actor, String department) {
        return department.equals(actor.getDepartmentCode())
                || actor.getDepartments().contains(department)
                || actor.getDepartments().contains(ALL_DEPARTMENTS);
    }

    /** Whether the actor files for the department, if only in their own name, and so must not review what it files. */
    static boolean belongsTo(Actor actor, String department) {
        return filesFor(actor, department)
                || actor.getPersonalDepartments().contains(department)
                || actor.getPersonalDepartments().contains(ALL_DEPARTMENTS);
    }

    static Optional<Refusal> refuse(boolean condition, Refusal refusal) {
        return condition ? Optional.of(refusal) : Optional.empty();
    }
}
