package org.jixiaoflow.review.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.Principal;
import org.jixiaoflow.review.lifecycle.Command.Filing;
import org.jixiaoflow.review.lifecycle.Command.Review;
import org.jixiaoflow.review.lifecycle.Decision.Accepted;
import org.jixiaoflow.review.lifecycle.Decision.Refused;
import org.jixiaoflow.review.lifecycle.Decision.Reminded;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.workflow.Workflow;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.limits.Admission;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a command: equal forms, objectives, lists, templates and commands get equal decisions. The rules of {@link FilingRules} and
 * {@link ReviewRules} are asked in order, and the first objection refuses.
 */
public final class Decider {

    private final Workflow workflow;
    private final ReviewTemplates templates;
    private final Deadlines deadlines;
    private final Entries entries;

    public Decider(Workflow workflow, ReviewTemplates templates, WorkingCalendar calendar) {
        this.workflow = workflow;
        this.templates = templates;
        this.deadlines = new Deadlines(calendar);
        this.entries = new Entries(deadlines);
    }

    /**
     * The answer to a command. It is held to the limits of texts, numbers and rows here too: not everything that reaches the topic came by
     * way of an edge.
     *
     * @param key the form the command was sent to
     * @param form what the journal made of that form; null if it has no entry yet
     * @param kept the form's content
     * @param objective of a self-evaluation: the approved objective in force; null if there is none, and for other forms
     * @param list of those that must file in the form's region and year; null if there is none
     * @param remindedAt when whoever owes the form was reminded last, if nobody has begun it; null if they never were
     */
    public Decision decide(
            String key,
            @Nullable FormSnapshot form,
            Kept kept,
            @Nullable ApprovedForm objective,
            @Nullable FilingList list,
            @Nullable Instant remindedAt,
            Command asked) {
        var id = FormId.parse(asked.formId()).filter(named -> key.equals(asked.formId()));
        if (id.isEmpty()) {
            return new Refused(Outcomes.refused(null, asked, new Refusal(RefusalReason.INVALID_FORM_ID, key)));
        }
        var unfit = Admission.objection(asked.sent());
        if (unfit.isPresent()) {
            return new Refused(Outcomes.refused(form, asked, Refusal.of(unfit.get())));
        }
        var command = asked instanceof Filing filing
                ? NewRows.named(SelfEvaluation.completed(filing, objective), form)
                : asked;
        var at = situation(id.get(), form, kept, objective, list, command);
        var unbegun = unbegun(at, remindedAt, command);
        if (unbegun.isPresent()) {
            return unbegun.get();
        }
        var objection = command instanceof Filing filing
                ? firstObjection(FilingRules.ALL, at, filing)
                : firstObjection(ReviewRules.ALL, at, (Review) command)
                        .or(() -> deadlines.oncePerWorkingDay(at, (Review) command));
        return objection
                .<Decision>map(refusal -> new Refused(Outcomes.refused(form, command, refusal)))
                .orElseGet(() -> accepted(at, command));
    }

    /** A reminder of a form that is owed and not begun; nothing if it is another command. */
    private Optional<Decision> unbegun(CommandContext at, @Nullable Instant remindedAt, Command command) {
        if (at.form() != null
                || command.trigger() != Trigger.REMIND
                || at.listed().isEmpty()) {
            return Optional.empty();
        }
        var refusal = CommonRules.substitution(at, command)
                .or(() -> CommonRules.permitted(at, command))
                .or(() -> CommonRules.refuse(
                        !Policy.waits(
                                Principal.of(command.actor()),
                                FormState.DRAFT,
                                at.id().departmentCode()),
                        Refusal.of(RefusalReason.UNKNOWN_FORM)))
                .or(() -> deadlines.oncePerWorkingDay(remindedAt, command));
        return Optional.of(refusal.<Decision>map(why -> new Refused(Outcomes.refused(null, command, why)))
                .orElseGet(() -> new Reminded(
                        Outcomes.reminded(command),
                        at.id(),
                        at.listed().get().getDepartmentName(),
                        command.at(),
                        command.reason())));
    }

    /** The refusal of a command whose id was answered before and meant something else then; nothing if it is the same again. */
    public static Optional<CommandOutcome> reused(CommandOutcome first, Command command) {
        var asked = command.requestHash();
        return asked == null || first.getRequestHash() == null || asked.equals(first.getRequestHash())
                ? Optional.empty()
                : Optional.of(Outcomes.reused(first, command));
    }

    /** The answer to a command that leaves more than a form can hold. */
    public static Refused full(@Nullable FormSnapshot form, Command command) {
        return new Refused(Outcomes.refused(form, command, Refusal.of(RefusalReason.FORM_FULL)));
    }

    private CommandContext situation(
            FormId id,
            @Nullable FormSnapshot form,
            Kept kept,
            @Nullable ApprovedForm objective,
            @Nullable FilingList list,
            Command command) {
        var template = form == null
                ? templates.chosenFor(id)
                : templates.followedBy(id, form.getRevision(), form.getTemplateId());
        var transition = workflow.transition(CommandContext.standing(form, template), command.trigger());
        return new CommandContext(id, form, kept, objective, list, template, transition);
    }

    private static <C extends Command> Optional<Refusal> firstObjection(
            List<Rule<C>> rules, CommandContext at, C command) {
        for (var rule : rules) {
            var objection = rule.objection(at, command);
            if (objection.isPresent()) {
                return objection;
            }
        }
        return Optional.empty();
    }

    private Accepted accepted(CommandContext at, Command command) {
        var entry = command instanceof Filing filing ? entries.of(at, filing) : entries.of(at, (Review) command);
        return new Accepted(Outcomes.accepted(entry, command), entry, Approvals.of(at, entry));
    }
}
