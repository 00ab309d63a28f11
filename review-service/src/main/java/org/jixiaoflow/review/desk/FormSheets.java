package org.jixiaoflow.review.desk;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiaoflow.access.FormFacts;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.review.audit.ContentDiff;
import org.jixiaoflow.review.audit.Journal;
import org.jixiaoflow.review.notes.Hints;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.templates.Suggestions;
import org.jixiaoflow.review.tracking.AskedOpinion;
import org.jixiaoflow.review.tracking.FormDetails;
import org.jixiaoflow.review.tracking.FormLists;
import org.jixiaoflow.review.tracking.OpinionLists;
import org.jixiaoflow.review.watching.WatchLists;
import org.jixiaoflow.schemas.ConsultationState;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.security.Caller;
import org.springframework.stereotype.Component;

/** Puts together what a page about a form needs, in one call. */
@Component
class FormSheets {

    private static final Set<Trigger> RATING = Set.of(Trigger.RETURN, Trigger.PASS, Trigger.APPROVE);

    private final FormLists forms;
    private final Journal journal;
    private final ReviewTemplates templates;
    private final ChangeLabels labels;
    private final Hints hints;
    private final OpinionLists opinions;
    private final WatchLists watches;

    FormSheets(
            FormLists forms,
            Journal journal,
            ReviewTemplates templates,
            ChangeLabels labels,
            Hints hints,
            OpinionLists opinions,
            WatchLists watches) {
        this.watches = watches;
        this.opinions = opinions;
        this.forms = forms;
        this.journal = journal;
        this.templates = templates;
        this.labels = labels;
        this.hints = hints;
    }

    FormSheet of(FormId id, Caller caller, Locale locale) {
        var asOf = forms.asOf();
        var details = forms.find(id, caller.readership()).orElseThrow(() -> FormIds.unknown(id));
        var form = details.form();
        var template = templates.followedBy(id, form.revision(), form.templateId());
        var files = caller.filesFor().contains(form.departmentCode());
        var asked = files || form.state() != FormState.SUBMITTED ? List.<AskedOpinion>of() : opinions.of(id);
        var allowed = allowed(caller, id, form.place(template.lastStage()), asked);
        return new FormSheet(
                form,
                details.content(),
                details.findings(),
                details.explanations(),
                changes(id, details, caller, locale),
                details.comments(),
                details.ratings(),
                allowed.stream().anyMatch(RATING::contains) ? Suggestions.of(template, details.findings()) : List.of(),
                template,
                allowed,
                hints.look(form.formId(), caller.id()).orElse(null),
                files ? null : hints.claims(List.of(form.formId())).get(form.formId()),
                hints.present(List.of(form.formId()), caller).getOrDefault(form.formId(), List.of()),
                asked,
                watches.of(id).stream()
                        .filter(watch -> !files || watch.person().equals(caller.id()))
                        .toList(),
                asOf);
    }

    /** What the policy says, and an opinion if the caller was asked for one. */
    private static List<Trigger> allowed(Caller caller, FormId id, FormFacts form, List<AskedOpinion> asked) {
        var allowed = Policy.allowed(caller.party(), form);
        var waitedFor = asked.stream()
                .anyMatch(one -> one.state() == ConsultationState.OPEN
                        && caller.persons().contains(one.person()));
        return waitedFor
                        && !allowed.contains(Trigger.OPINE)
                        && Policy.objection(caller.party(), Trigger.OPINE, id).isEmpty()
                ? Stream.concat(Stream.of(Trigger.OPINE), allowed.stream()).toList()
                : allowed;
    }

    /** What the newest submission has changed; nothing of the first one, before which there was none. */
    private List<HistoryController.LabelledChange> changes(
            FormId id, FormDetails details, Caller caller, Locale locale) {
        var revision = details.form().revision();
        if (revision < 2) {
            return List.of();
        }
        var readership = caller.readership();
        return journal
                .revision(id, revision - 1, readership)
                .flatMap(before -> journal.revision(id, revision, readership)
                        .map(after -> ContentDiff.between(before.content(), after.content())))
                .orElse(List.of())
                .stream()
                .map(change -> HistoryController.LabelledChange.of(change, labels.of(change, locale)))
                .toList();
    }
}
