package org.jixiaoflow.submission.imports;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jixiaoflow.access.Party;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.submission.forms.Reimport;
import org.jixiaoflow.submission.imports.Candidate.Effect;
import org.jixiaoflow.submission.tracking.SavedForm;
import org.jixiaoflow.submission.tracking.TrackedForms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out where the forms of an upload go. A department is known by the name it filed under before; whoever files for one department
 * only and uploads one form means that one.
 */
@Component
class Destinations {

    private final TrackedForms tracked;

    Destinations(TrackedForms tracked) {
        this.tracked = tracked;
    }

    /** Of each of the forms, in their order. */
    List<Destination> of(Party who, Upload upload, List<UploadedForm> forms, Map<Integer, FormId> chosen) {
        var ids = new HashMap<>(proposed(who, upload, forms));
        ids.putAll(chosen);
        var saved = tracked.saved(new HashSet<>(ids.values()));
        return forms.stream()
                .map(form -> destination(who, form, ids.get(form.ordinal()), saved))
                .toList();
    }

    private Map<Integer, FormId> proposed(Party who, Upload upload, List<UploadedForm> forms) {
        var codes = tracked.departmentsNamed(
                upload.region(),
                forms.stream()
                        .map(form -> form.content().getDepartmentName())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        var proposed = new HashMap<Integer, FormId>();
        var given = new HashSet<FormId>();
        for (var form : forms) {
            Optional.ofNullable(form.content().getDepartmentName())
                    .map(codes::get)
                    .or(() -> Optional.ofNullable(who.department()).filter(own -> forms.size() == 1))
                    .map(code -> new FormId(upload.region(), upload.year(), FormKind.OBJECTIVE, code, null))
                    .filter(given::add)
                    .ifPresent(id -> proposed.put(form.ordinal(), id));
        }
        return proposed;
    }

    private static Destination destination(
            Party who, UploadedForm form, @Nullable FormId id, Map<FormId, SavedForm> forms) {
        var saved = id == null ? null : forms.get(id);
        if (id == null) {
            return new Destination(form, null, null, form.content(), Effect.UNNAMED, List.of());
        }
        if (Policy.objection(who, Trigger.SAVE, id).isPresent()) {
            return new Destination(form, id, null, form.content(), Effect.NOT_YOURS, List.of());
        }
        if (saved == null) {
            return new Destination(form, id, null, form.content(), Effect.NEW, List.of());
        }
        var content = Reimport.onto(saved.content(), form.content());
        var changed = Reimport.changes(saved.content(), content);
        return new Destination(form, id, saved, content, effect(saved.state(), changed), changed);
    }

    private static Effect effect(FormState state, List<String> changed) {
        if (changed.isEmpty()) {
            return Effect.SAME;
        }
        return Policy.states(Trigger.SAVE).contains(state) ? Effect.CHANGED : Effect.LOCKED;
    }
}
