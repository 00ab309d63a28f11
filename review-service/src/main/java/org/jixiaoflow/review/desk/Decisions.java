package org.jixiaoflow.review.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommentDraft;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.RequestHash;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.command.CommandAnswer;
import org.jixiaoflow.support.replies.Replies;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Sends reviewers' decisions to the workflow and awaits what becomes of them. */
@Component
class Decisions {

    private final Replies replies;
    private final WorkingCalendar calendar;
    private final AddressBook people;
    private final Clock clock;

    Decisions(Replies replies, WorkingCalendar calendar, AddressBook people, Clock clock) {
        this.people = people;
        this.calendar = calendar;
        this.replies = replies;
        this.clock = clock;
    }

    /** Sends one decision; equal command ids are one command, however often they are sent. */
    CompletableFuture<CommandAnswer> send(
            Caller caller, FormId form, UUID commandId, Precondition seen, DecisionRequest asked) {
        return CommandAnswer.to(
                form,
                commandId,
                () -> replies.ask(
                        Topics.REVIEW_DECISIONS,
                        form.toString(),
                        commandId,
                        decision(caller, form, commandId, asked.expecting(seen.version()))),
                outcome -> DecisionRefusals.answer(outcome, asked, seen));
    }

    private ReviewDecision decision(Caller caller, FormId form, UUID commandId, DecisionRequest asked) {
        var action = Trigger.valueOf(asked.trigger().name());
        var actor = caller.actor(action, form);
        if (asked.expectedVersion() == null && Transitions.wantsNewestSeen(action)) {
            throw new Problem(HttpStatus.PRECONDITION_REQUIRED, "VERSION_REQUIRED").at("/expectedVersion");
        }
        var decision = ReviewDecision.newBuilder()
                .setCommandId(commandId)
                .setFormId(form.toString())
                .setTrigger(asked.trigger())
                .setActor(actor)
                .setIssuedAt(clock.instant())
                .setExpectedVersion(asked.expectedVersion())
                .setComments(IntStream.range(0, asked.comments().size())
                        .mapToObj(number ->
                                comment(commandId, number, asked.comments().get(number)))
                        .toList())
                .setResolvedComments(asked.resolvedComments())
                .setFieldsOnly(asked.fieldsOnly())
                .setRatings(asked.ratings())
                .setReviewedRows(asked.reviewedRows())
                .setOpinion(asked.opinion())
                .setReason(asked.reason())
                .setPerson(asked.person() == null ? null : named(asked.person(), asked.trigger()))
                .setConsultation(asked.consultation())
                .setWithGrade(asked.withGrade())
                .setDueAt(asked.dueOn() == null ? null : endOf(asked.dueOn()));
        return decision.setRequestHash(RequestHash.of(decision.build())).build();
    }

    private Instant endOf(LocalDate day) {
        if (!WorkingCalendar.has(day)) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_DUE").at("/dueOn");
        }
        return calendar.endOf(day);
    }

    /** Somebody by their id, with what they may do: the workflow asks nobody who they are. */
    private Actor named(String person, DecisionTrigger trigger) {
        var wanted = trigger == DecisionTrigger.CONSULT ? Trigger.OPINE : Trigger.RETURN;
        return people.find(person)
                .flatMap(found -> found.actor(wanted))
                .orElseThrow(() -> new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_PERSON").at("/person"));
    }

    /** A command sent again carries the same comments, so their ids follow from the command's; they sort as they were written. */
    private static CommentDraft comment(UUID commandId, int number, DecisionRequest.NewComment comment) {
        var name = UUID.nameUUIDFromBytes(
                "%s/comments/%d".formatted(commandId, number).getBytes(UTF_8));
        var id = new UUID(
                ((long) number << 48) | (name.getMostSignificantBits() & 0xFFFF_FFFF_FFFFL),
                name.getLeastSignificantBits());
        return new CommentDraft(id, comment.path(), comment.severity(), comment.text(), comment.suggested());
    }
}
