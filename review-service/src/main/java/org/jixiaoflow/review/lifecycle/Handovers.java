package org.jixiaoflow.review.lifecycle;

import static org.jixiaoflow.review.lifecycle.CommonRules.refuse;
import static org.jixiaoflow.schemas.RefusalReason.INVALID_PERSON;
import static org.jixiaoflow.schemas.RefusalReason.NOTHING_CHANGED;

import java.util.Optional;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.Principal;
import org.jixiaoflow.review.lifecycle.Command.Review;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/** 转办: a form goes to a reviewer by name as long as it stands at the stage. It says who has it, and keeps nobody else from it. */
final class Handovers {

    private Handovers() {}

    /** The one named could go on with it: they act at its stage, on forms of the department, and passed it nowhere else. */
    static Optional<Refusal> toWhomItCanGo(CommandContext at, Review command) {
        if (command.trigger() != Trigger.HAND_OVER) {
            return Optional.empty();
        }
        var person = command.decision().getPerson();
        return person == null
                ? Optional.of(new Refusal(INVALID_PERSON, ""))
                : refuse(!canGoOn(at, person), new Refusal(INVALID_PERSON, person.getName()))
                        .or(() -> refuse(
                                at.handedTo() != null && at.handedTo().getId().equals(person.getId()),
                                Refusal.of(NOTHING_CHANGED)));
    }

    private static boolean canGoOn(CommandContext at, Actor person) {
        return person.getActingFor() == null
                && person.getStages().contains(at.stage())
                && Policy.objection(Principal.of(person), Trigger.RETURN, at.id())
                        .isEmpty()
                && Persons.passedElsewhere(at, person).isEmpty();
    }

    /** Who it is handed over to after an entry. */
    static @Nullable Person handedTo(@Nullable FormSnapshot form, FormEvent entry) {
        if (entry.getTrigger() == Trigger.HAND_OVER) {
            return entry.getHandedTo();
        }
        return form == null || Forms.moves(entry) ? null : form.getHandedTo();
    }

    /** As the journal names them. */
    static @Nullable Person named(@Nullable Actor person) {
        return person == null ? null : new Person(person.getId(), person.getName());
    }
}
