package org.jixiaoflow.submission.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.Principal;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.ReadingNote;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.evaluation.Objective;
import org.jixiaoflow.submission.forms.ImportedEvaluation;
import org.jixiaoflow.submission.forms.Reimport;
import org.jixiaoflow.submission.imports.Candidate.Effect;
import org.jixiaoflow.submission.tracking.SavedForm;
import org.jixiaoflow.submission.tracking.TrackedForms;
import org.jixiaoflow.submission.validation.Validation;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out where the forms of an upload go. A department is known by the name it filed under before; whoever files for one department
 * only and uploads one form of a kind means that one. A self-evaluation goes where its objective is approved.
 */
@Component
class Destinations {

    private final TrackedForms tracked;
    private final ValidationTemplates templates;

    Destinations(TrackedForms tracked, ValidationTemplates templates) {
        this.tracked = tracked;
        this.templates = templates;
    }

    /** Of each of the forms, in their order; notes on what a self-evaluation answers are in the language. */
    List<Destination> of(
            Principal who, Upload upload, List<UploadedForm> read, Map<Integer, FormId> chosen, Locale locale) {
        var forms = read.stream().map(form -> settled(form, upload)).toList();
        var ids = new HashMap<>(proposed(who, upload, forms));
        ids.putAll(chosen);
        var named = new HashSet<>(ids.values());
        var saved = new HashMap<>(tracked.saved(named));
        var objectives = tracked.objectives(named.stream()
                .filter(Destinations::isAnswer)
                .map(FormId::objective)
                .collect(Collectors.toSet()));
        var destinations = new ArrayList<Destination>();
        for (var form : forms) {
            var id = ids.get(form.ordinal());
            if (id == null) {
                destinations.add(nowhere(form, null, Effect.UNNAMED));
                continue;
            }
            var to = destination(who, form, id, saved.get(id), objectives.get(id.objective()), locale);
            destinations.add(to);
            if (isAnswer(id) && (to.effect() == Effect.NEW || to.effect() == Effect.CHANGED)) {
                saved.put(id, made(to));
            }
        }
        return List.copyOf(destinations);
    }

    /** What the next table of the same department's projects finds. */
    private static SavedForm made(Destination to) {
        var before = to.saved();
        return before == null
                ? new SavedForm(FormState.DRAFT, 0, to.form().content())
                : new SavedForm(before.state(), before.version(), to.form().content());
    }

    /** What was said of an objective's fields is said of the document's own rows, wherever it goes. */
    private UploadedForm settled(UploadedForm form, Upload upload) {
        var said = form.settled().stream().filter(one -> one.formId() == null).toList();
        if (said.isEmpty() || form.kind() != FormKind.OBJECTIVE) {
            return form;
        }
        var content = UploadedForm.settled(form.content(), said);
        return form.with(content, Validation.findings(content, templates.of(UploadReader.any(upload))));
    }

    private static boolean isAnswer(FormId id) {
        return id.kind() == FormKind.SELF_EVALUATION;
    }

    private Map<Integer, FormId> proposed(Principal who, Upload upload, List<UploadedForm> forms) {
        var codes = tracked.departmentsNamed(
                upload.region(),
                forms.stream()
                        .map(form -> form.content().getDepartmentName())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        var ofKind = forms.stream().collect(Collectors.groupingBy(UploadedForm::kind, Collectors.counting()));
        var proposed = new HashMap<Integer, FormId>();
        var given = new HashSet<FormId>();
        for (var form : forms) {
            Optional.ofNullable(form.content().getDepartmentName())
                    .map(codes::get)
                    .or(() -> Optional.ofNullable(who.department())
                            .filter(own -> ofKind.getOrDefault(form.kind(), 0L) == 1))
                    .map(code -> new FormId(upload.region(), upload.year(), form.kind(), code, null))
                    .filter(id -> given.add(id) || form.isOfProject())
                    .ifPresent(id -> proposed.put(form.ordinal(), id));
        }
        return proposed;
    }

    private Destination destination(
            Principal who,
            UploadedForm form,
            FormId id,
            @Nullable SavedForm saved,
            @Nullable Objective objective,
            Locale locale) {
        if (Policy.objection(who, Trigger.SAVE, id).isPresent()) {
            return nowhere(form, id, Effect.NOT_YOURS);
        }
        if (isAnswer(id)) {
            return objective == null
                    ? nowhere(form, id, Effect.NO_OBJECTIVE)
                    : answer(form, id, saved, objective, locale);
        }
        if (saved == null) {
            return new Destination(form, id, null, form.content(), form.findings(), Effect.NEW, List.of());
        }
        var content = Reimport.onto(saved.content(), form.content());
        var changed = Reimport.changes(saved.content(), content);
        return new Destination(form, id, saved, content, form.findings(), effect(saved.state(), changed), changed);
    }

    private Destination answer(
            UploadedForm form, FormId id, @Nullable SavedForm saved, Objective objective, Locale locale) {
        var read =
                ImportedEvaluation.answering(objective, form.content(), saved == null ? null : saved.content(), locale);
        var content = UploadedForm.settled(
                read,
                form.settled().stream()
                        .filter(one -> id.toString().equals(one.formId()))
                        .toList());
        if (content.getIndicators().isEmpty() && !form.isOfProject()) {
            return nowhere(form, id, Effect.OTHER_OBJECTIVE);
        }
        var whole = objective.completed(content);
        var findings = templates.find(id, whole).findings();
        var changed = saved == null ? List.<String>of() : Reimport.changes(saved.content(), whole);
        var effect = saved == null ? Effect.NEW : effect(saved.state(), changed);
        var shown = FormContent.newBuilder(whole)
                .setDepartmentName(form.content().getDepartmentName())
                .build();
        return new Destination(form.with(shown, findings), id, saved, content, findings, effect, changed);
    }

    /** The rows of a self-evaluation that answers nothing have no field to be filled in yet. */
    private static Destination nowhere(UploadedForm read, @Nullable FormId id, Effect effect) {
        var form = read.kind() == FormKind.SELF_EVALUATION
                ? read.with(withoutPaths(read.content()), read.findings())
                : read;
        return new Destination(form, id, null, form.content(), form.findings(), effect, List.of());
    }

    private static FormContent withoutPaths(FormContent content) {
        return FormContent.newBuilder(content)
                .setNotes(content.getNotes().stream()
                        .map(note -> ReadingNote.newBuilder(note)
                                .setPath(null)
                                .setOffered(null)
                                .build())
                        .toList())
                .build();
    }

    private static Effect effect(FormState state, List<String> changed) {
        if (changed.isEmpty()) {
            return Effect.SAME;
        }
        return Transitions.from(Trigger.SAVE).contains(state) ? Effect.CHANGED : Effect.LOCKED;
    }
}
