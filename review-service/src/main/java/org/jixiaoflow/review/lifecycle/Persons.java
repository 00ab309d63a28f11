package org.jixiaoflow.review.lifecycle;

import static org.jixiaoflow.review.lifecycle.CommonRules.refuse;
import static org.jixiaoflow.schemas.RefusalReason.SAME_PERSON;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.review.lifecycle.Command.Filing;
import org.jixiaoflow.review.lifecycle.Command.Review;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.StagePass;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Who had a hand in a form, in person or by standing in for somebody: with one pair of hands two stages are one, and a head who signs what
 * they wrote as a clerk signs nothing.
 */
final class Persons {

    private static final Set<Trigger> PASSING = Set.of(Trigger.PASS, Trigger.APPROVE);

    private Persons() {}

    /** Where the template asks for it nobody passes a form at two stages of its way. */
    static Optional<Refusal> anotherAtEachStage(CommandContext at, Review command) {
        return PASSING.contains(command.trigger())
                ? passedElsewhere(at, command.actor()).map(stage -> new Refusal(SAME_PERSON, stage))
                : Optional.empty();
    }

    /** The other stage that somebody passed the form at, and so can't pass it where it stands; nothing if the template doesn't mind. */
    static Optional<String> passedElsewhere(CommandContext at, Actor actor) {
        if (!at.template().distinctPersons()) {
            return Optional.empty();
        }
        var persons = of(actor);
        return at.passes().stream()
                .filter(pass -> !pass.getStage().equals(at.stage()))
                .filter(pass -> !Collections.disjoint(pass.getPersons(), persons))
                .findFirst()
                .map(StagePass::getStage);
    }

    /** Where the template asks for it the head who signs, or submits instead of signing, is not the clerk who wrote. */
    static Optional<Refusal> headIsNotTheClerk(CommandContext at, Filing command) {
        var signs = command.trigger() == Trigger.SIGN
                || (command.trigger() == Trigger.SUBMIT && at.template().headSigns());
        return refuse(
                signs
                        && at.template().distinctPersons()
                        && command.actor().getRole().equals(Role.HEAD.code())
                        && !Collections.disjoint(at.clerks(), of(command.actor())),
                Refusal.of(SAME_PERSON));
    }

    /** The stages that passed the form after the entry. */
    static List<StagePass> passes(@Nullable FormSnapshot form, FormEvent entry) {
        var before = form == null || entry.getToState() == FormState.DRAFT ? List.<StagePass>of() : form.getPasses();
        return entry.getTrigger() == Trigger.PASS && entry.getFromStage() != null
                ? Stream.concat(
                                before.stream().filter(pass -> !pass.getStage().equals(entry.getFromStage())),
                                Stream.of(new StagePass(entry.getFromStage(), of(entry.getActor()))))
                        .toList()
                : before;
    }

    /** Those who wrote the form as clerks, after the entry. */
    static List<String> clerks(@Nullable FormSnapshot form, FormEvent entry) {
        var before = form == null || entry.getTrigger() == Trigger.ADJUST ? List.<String>of() : form.getClerks();
        var writes = entry.getTrigger() == Trigger.SAVE || entry.getTrigger() == Trigger.SUBMIT;
        if (!writes
                || !entry.getActor().getRole().equals(Role.CLERK.code())
                || before.containsAll(of(entry.getActor()))) {
            return before;
        }
        var clerks = new LinkedHashSet<>(before);
        clerks.addAll(of(entry.getActor()));
        return List.copyOf(clerks);
    }

    private static List<String> of(Actor actor) {
        return actor.getActingFor() == null ? List.of(actor.getId()) : List.of(actor.getId(), actor.getActingFor());
    }
}
