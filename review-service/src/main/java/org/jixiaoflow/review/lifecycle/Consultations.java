package org.jixiaoflow.review.lifecycle;

import static org.jixiaoflow.review.lifecycle.CommonRules.refuse;
import static org.jixiaoflow.schemas.RefusalReason.CONSULTATION_PENDING;
import static org.jixiaoflow.schemas.RefusalReason.INVALID_DUE;
import static org.jixiaoflow.schemas.RefusalReason.INVALID_PERSON;
import static org.jixiaoflow.schemas.RefusalReason.NOTHING_CHANGED;
import static org.jixiaoflow.schemas.RefusalReason.NOT_ASKED;
import static org.jixiaoflow.schemas.RefusalReason.UNKNOWN_CONSULTATION;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.Principal;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.review.lifecycle.Command.Review;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.Consultation;
import org.jixiaoflow.schemas.ConsultationState;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/** 加签: a reviewer asks a colleague or a third party for an opinion. It is of the form as it stands, and falls when that moves. */
final class Consultations {

    private static final Set<Trigger> DECIDING = Set.of(Trigger.PASS, Trigger.APPROVE);

    private Consultations() {}

    /** Third parties may say what they think at any time, reviewers whether they are asked. */
    static Optional<Refusal> reviewersAreAsked(CommandContext at, Review command) {
        return refuse(
                command.trigger() == Trigger.OPINE
                        && !command.actor().getRole().equals(Role.READER.code())
                        && at.consultations().stream().noneMatch(one -> isAsked(one, command.actor())),
                Refusal.of(NOT_ASKED));
    }

    /** Whoever is asked is somebody else who may give an opinion on the form, and wasn't asked already. */
    static Optional<Refusal> asksWhoMayAnswer(CommandContext at, Review command) {
        if (command.trigger() != Trigger.CONSULT) {
            return Optional.empty();
        }
        var person = command.decision().getPerson();
        if (person == null) {
            return Optional.of(new Refusal(INVALID_PERSON, ""));
        }
        var may = person.getActingFor() == null
                && !person.getId().equals(command.actor().getId())
                && !person.getId().equals(command.actor().getActingFor())
                && Policy.objection(Principal.of(person), Trigger.OPINE, at.id())
                        .isEmpty();
        return refuse(!may, new Refusal(INVALID_PERSON, person.getName()))
                .or(() -> refuse(
                        at.consultations().stream()
                                .anyMatch(one -> one.getAsked().getId().equals(person.getId())),
                        Refusal.of(NOTHING_CHANGED)));
    }

    /** There is time left to answer. */
    static Optional<Refusal> dueLater(CommandContext at, Review command) {
        var due = command.decision().getDueAt();
        return refuse(
                command.trigger() == Trigger.CONSULT && due != null && !Deadlines.isToCome(due, command),
                new Refusal(INVALID_DUE, "/dueOn"));
    }

    /** What is taken back waits for an answer. */
    static Optional<Refusal> recallsWhatWaits(CommandContext at, Review command) {
        return refuse(
                command.trigger() == Trigger.RECALL
                        && at.consultations().stream()
                                .noneMatch(one ->
                                        one.getId().equals(command.decision().getConsultation())),
                new Refusal(
                        UNKNOWN_CONSULTATION,
                        Objects.toString(command.decision().getConsultation(), "–")));
    }

    /** Where the template has it so the form waits for what was asked. */
    static Optional<Refusal> nothingIsWaitedFor(CommandContext at, Review command) {
        return at.template().consultation().waits() && DECIDING.contains(command.trigger())
                ? at.consultations().stream()
                        .findFirst()
                        .map(one ->
                                new Refusal(CONSULTATION_PENDING, one.getAsked().getName()))
                : Optional.empty();
    }

    /** What an entry says of requests: the new one, those answered, the one taken back. */
    static List<Consultation> touched(CommandContext at, Review command, @Nullable Due due) {
        return switch (command.trigger()) {
            case CONSULT -> List.of(asked(at, command, due));
            case OPINE ->
                at.consultations().stream()
                        .filter(one -> isAsked(one, command.actor()))
                        .map(one -> as(one, ConsultationState.ANSWERED))
                        .toList();
            case RECALL ->
                at.consultations().stream()
                        .filter(one -> one.getId().equals(command.decision().getConsultation()))
                        .map(one -> as(one, ConsultationState.RECALLED))
                        .toList();
            case SAVE,
                    SIGN,
                    SUBMIT,
                    WITHDRAW,
                    RETURN,
                    PASS,
                    APPROVE,
                    REVOKE,
                    GRANT_ADJUST,
                    ADJUST,
                    EXTEND,
                    REMIND,
                    HAND_OVER,
                    PUBLISH,
                    WITHHOLD -> List.of();
        };
    }

    /** Those that wait after an entry. */
    static List<Consultation> open(@Nullable FormSnapshot form, FormEvent entry) {
        if (form == null || Forms.moves(entry)) {
            return List.of();
        }
        var open = new LinkedHashMap<UUID, Consultation>();
        form.getConsultations().forEach(one -> open.put(one.getId(), one));
        entry.getConsultations().forEach(one -> open.put(one.getId(), one));
        return open.values().stream()
                .filter(one -> one.getState() == ConsultationState.OPEN)
                .toList();
    }

    private static Consultation asked(CommandContext at, Review command, @Nullable Due due) {
        var person = Objects.requireNonNull(command.decision().getPerson());
        return new Consultation(
                command.id(),
                new Person(person.getId(), person.getName()),
                Objects.requireNonNullElse(command.reason(), ""),
                due == null ? null : due.at(),
                Objects.requireNonNull(at.stage()),
                command.actor(),
                command.at(),
                ConsultationState.OPEN);
    }

    private static boolean isAsked(Consultation consultation, Actor actor) {
        var asked = consultation.getAsked().getId();
        return asked.equals(actor.getId()) || asked.equals(actor.getActingFor());
    }

    private static Consultation as(Consultation consultation, ConsultationState state) {
        return Consultation.newBuilder(consultation).setState(state).build();
    }
}
