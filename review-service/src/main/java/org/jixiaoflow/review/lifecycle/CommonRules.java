package org.jixiaoflow.review.lifecycle;

import static org.jixiaoflow.schemas.RefusalReason.FIELD_LOCKED;
import static org.jixiaoflow.schemas.RefusalReason.ILLEGAL_TRANSITION;
import static org.jixiaoflow.schemas.RefusalReason.NOT_SUBSTITUTE;
import static org.jixiaoflow.schemas.RefusalReason.OBJECTIVE_NOT_APPROVED;
import static org.jixiaoflow.schemas.RefusalReason.OBJECTIVE_REVISION_STALE;
import static org.jixiaoflow.schemas.RefusalReason.STALE_VERSION;
import static org.jixiaoflow.schemas.RefusalReason.UNKNOWN_FORM;

import java.util.Optional;
import java.util.function.Supplier;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.Principal;
import org.jixiaoflow.access.workflow.Transition;
import org.jixiaoflow.access.workflow.Unless;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/** What every command must meet. */
final class CommonRules {

    private CommonRules() {}

    /** A substitute acts only between the first and the last moment of their substitution. */
    static Optional<Refusal> substitution(CommandContext at, Command command) {
        var actor = command.actor();
        var from = actor.getActingFrom();
        var until = actor.getActingUntil();
        var standsIn = from != null
                && until != null
                && !command.at().isBefore(from)
                && command.at().isBefore(until);
        return refuse(actor.getActingFor() != null && !standsIn, new Refusal(NOT_SUBSTITUTE, actor.getActingFor()));
    }

    static Optional<Refusal> form(CommandContext at, Command command) {
        return refuse(at.form() == null && command.trigger() != Trigger.SAVE, Refusal.of(UNKNOWN_FORM));
    }

    static Optional<Refusal> version(CommandContext at, Command command) {
        var expected = command.expectedVersion();
        return refuse(
                expected != null && expected != at.version(), new Refusal(STALE_VERSION, String.valueOf(expected)));
    }

    static Optional<Refusal> transition(CommandContext at, Command command) {
        return refuse(
                at.transition().isEmpty(),
                new Refusal(ILLEGAL_TRANSITION, command.trigger().name()));
    }

    /** The way is open where the form stands, but not after what was done to it there. */
    static Optional<Refusal> stillOpen(CommandContext at, Command command) {
        return at.transition()
                .map(Transition::unless)
                .filter(unless -> unless.closes(at.marks()))
                .flatMap(Unless::refusal)
                .map(reason -> new Refusal(reason, at.stage()));
    }

    /** The policy's last gate: a command that slipped past an edge stops here. */
    static Optional<Refusal> permitted(CommandContext at, Command command) {
        return Policy.objection(Principal.of(command.actor()), command.trigger(), at.id())
                .map(reason -> new Refusal(reason, at.id().toString()));
    }

    /** A self-evaluation lives by the objective in force: it is named, and what is the objective's is as it says. */
    static Optional<Refusal> answersObjective(CommandContext at, Supplier<@Nullable FormContent> asked) {
        var content = at.isSelfEvaluation() ? asked.get() : null;
        if (content == null) {
            return Optional.empty();
        }
        var objective = at.objective();
        if (objective == null) {
            return Optional.of(
                    new Refusal(OBJECTIVE_NOT_APPROVED, at.id().objective().toString()));
        }
        if (!Integer.valueOf(objective.getRevision()).equals(content.getObjectiveRevision())) {
            return Optional.of(new Refusal(OBJECTIVE_REVISION_STALE, String.valueOf(objective.getRevision())));
        }
        return SelfEvaluation.strayed(objective.getContent(), content)
                .findFirst()
                .map(path -> new Refusal(FIELD_LOCKED, path));
    }

    static Optional<Refusal> refuse(boolean condition, Refusal refusal) {
        return condition ? Optional.of(refusal) : Optional.empty();
    }
}
