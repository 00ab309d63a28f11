package org.jixiaoflow.submission.intake;

import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.Principal;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.RefusalDetail;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.RequestHash;
import org.jixiaoflow.schemas.evaluation.Objective;
import org.jixiaoflow.schemas.limits.Admission;
import org.jixiaoflow.schemas.limits.Texts;
import org.jixiaoflow.schemas.wording.FindingSentences;
import org.jixiaoflow.submission.forms.RowIds;
import org.jixiaoflow.submission.portals.PortalSettings;
import org.jixiaoflow.submission.portals.PortalSettings.Portal;
import org.jixiaoflow.submission.validation.Validation;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Decides which submissions of portals become commands. */
@Component
class PortalDesk {

    private static final int LONGEST_QUOTE = 200;

    private final PortalSettings settings;
    private final FilingSettings filing;
    private final ValidationTemplates templates;
    private final MessageSource messages;
    private final Clock clock;

    PortalDesk(
            PortalSettings settings,
            FilingSettings filing,
            ValidationTemplates templates,
            MessageSource messages,
            Clock clock) {
        this.settings = settings;
        this.filing = filing;
        this.templates = templates;
        this.messages = messages;
        this.clock = clock;
    }

    /** A submission becomes a command, or is refused for good. */
    sealed interface Verdict {

        /** The command, with the portal as its actor. */
        record Taken(FormSubmission command) implements Verdict {

            /** The same, saying which administrator's words it has now. */
            FormSubmission by(@Nullable Actor correctedBy) {
                return correctedBy == null
                        ? command
                        : FormSubmission.newBuilder(command)
                                .setCorrectedBy(correctedBy)
                                .build();
            }
        }

        /** Why not, in words: a portal has only the record. */
        record Refused(RefusalDetail reason, List<Finding> findings) implements Verdict {}
    }

    /** Whether the portal is registered. */
    boolean knows(String portalId) {
        return settings.portals().containsKey(portalId);
    }

    /** What a portal is called that files for the department of a form; nothing if it doesn't, or the form is none. */
    Optional<String> nameFor(String portalId, String formId) {
        return Optional.ofNullable(settings.portals().get(portalId))
                .filter(portal -> FormId.parse(formId).filter(portal::speaksFor).isPresent())
                .map(Portal::name);
    }

    /** Whether a record of that many bytes is refused whatever it says. */
    boolean isTooLarge(int bytes) {
        return bytes > settings.largestRecord().toBytes();
    }

    /** The refusal of what is too large, or would be as a command. */
    Verdict.Refused tooLarge() {
        return refused("RECORD_TOO_LARGE", "", settings.largestRecord().toBytes());
    }

    /**
     * Judges one submission.
     *
     * @param objectives the approved objectives in force, at least those that submissions of this batch answer
     */
    Verdict judge(PortalSubmission received, Map<FormId, Objective> objectives) {
        var portal = settings.portals().get(received.portalId());
        if (portal == null) {
            return refused("UNKNOWN_PORTAL", "", received.portalId());
        }
        if (isTooLarge(received.bytes())) {
            return tooLarge();
        }
        var submission = received.value();
        if (submission == null) {
            return refused("EMPTY_RECORD", "");
        }
        var objection = Admission.objection(submission).orElse(null);
        if (objection != null) {
            return refused(
                    objection.kind().code(),
                    objection.pointer(),
                    objection.arguments().toArray());
        }
        var form = FormId.parse(submission.getFormId()).orElse(null);
        if (form == null) {
            return refused("INVALID_FORM_ID", "/formId", Texts.excerpt(submission.getFormId()));
        }
        if (!submission.getFormId().equals(received.key())) {
            return refused("KEY_MISMATCH", "/formId", Texts.excerpt(Objects.requireNonNullElse(received.key(), "")));
        }
        if (!portal.speaksFor(form)) {
            return refused("FOREIGN_DEPARTMENT", "/formId", form.departmentCode());
        }
        var action = Trigger.valueOf(submission.getTrigger().name());
        var veto = Policy.objection(Principal.of(actor(received.portalId(), portal)), action, form);
        if (veto.isPresent()) {
            return refused(veto.get().name(), "/trigger", form.toString());
        }
        var objective = received.objective().map(objectives::get).orElse(null);
        return judge(submission, form, objective, received.portalId(), portal);
    }

    private Verdict judge(
            FormSubmission submission, FormId form, @Nullable Objective objective, String portalId, Portal portal) {
        var trigger = submission.getTrigger();
        var command = FormSubmission.newBuilder(submission)
                .setActor(actor(portalId, portal))
                .setPortalId(portalId)
                .setFindings(List.of())
                .setValidationTemplate(null)
                .setCorrectedBy(null)
                .setSavedHash(null)
                .setObjectiveHash(objective == null ? null : RequestHash.ofContent(objective.content()));
        if (trigger == SubmissionTrigger.WITHDRAW || trigger == SubmissionTrigger.ADJUST) {
            return taken(command.setContent(null));
        }
        var closed = filing.objection(form, Year.now(clock));
        if (closed.isPresent()) {
            return refused(
                    closed.get().code(), "/formId", closed.get().arguments().toArray());
        }
        if (submission.getContent() == null) {
            return refused("CONTENT_REQUIRED", "/content");
        }
        if (form.kind() == FormKind.SELF_EVALUATION && objective == null) {
            return refused("OBJECTIVE_NOT_APPROVED", "/formId", form.objective());
        }
        var sent = submission.getContent();
        var content = RowIds.complete(sent);
        var answered = objective == null ? content : objective.completed(content);
        var found = templates.find(form, answered);
        if (trigger == SubmissionTrigger.SUBMIT && Validation.blocks(found.findings())) {
            return new Verdict.Refused(
                    reason("BLOCKING_FINDINGS", "/content"), FindingSentences.told(found.findings()));
        }
        command.setContent(content)
                .setFindings(Validation.kept(found.findings()))
                .setValidationTemplate(found.template());
        return taken(command);
    }

    private static Verdict taken(FormSubmission.Builder command) {
        return new Verdict.Taken(
                command.setRequestHash(RequestHash.of(command.build())).build());
    }

    private static Actor actor(String portalId, Portal portal) {
        return Actor.newBuilder()
                .setId(portalId)
                .setName(portal.name())
                .setRole("portal")
                .setRegions(portal.regions())
                .setDepartments(portal.departments())
                .build();
    }

    /** What is quoted of a submission may be anything. */
    private static Object shortened(Object argument) {
        return argument instanceof String text && text.length() > LONGEST_QUOTE
                ? text.substring(0, LONGEST_QUOTE) + "…"
                : argument;
    }

    private Verdict.Refused refused(String code, String pointer, Object... arguments) {
        return new Verdict.Refused(reason(code, pointer, arguments), List.of());
    }

    private RefusalDetail reason(String code, String pointer, Object... given) {
        var key = "problem." + code;
        var arguments = Stream.of(given).map(PortalDesk::shortened).toArray();
        return RefusalDetail.newBuilder()
                .setCode(code)
                .setPointer(pointer)
                .setMessage(messages.getMessage(key, arguments, Locale.CHINA))
                .setMessageEn(messages.getMessage(key, arguments, Locale.ENGLISH))
                .build();
    }
}
