package org.jixiaoflow.review.lifecycle;

import static org.jixiaoflow.schemas.RefusalReason.ILLEGAL_TRANSITION;
import static org.jixiaoflow.schemas.RefusalReason.STALE_VERSION;
import static org.jixiaoflow.schemas.RefusalReason.UNKNOWN_FORM;

import java.util.Optional;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.Trigger;

/** What every command must meet. */
final class CommonRules {

    private static final String ALL_DEPARTMENTS = "*";

    private CommonRules() {}

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

    /** Whether the actor files for the department, and so must not review what it files. */
    static boolean filesFor(Actor actor, String department) {
        return department.equals(actor.getDepartmentCode())
                || actor.getDepartments().contains(department)
                || actor.getDepartments().contains(ALL_DEPARTMENTS);
    }

    static Optional<Refusal> refuse(boolean condition, Refusal refusal) {
        return condition ? Optional.of(refusal) : Optional.empty();
    }
}
