package org.jixiaoflow.review.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.review.templates.ReviewTemplate;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.tracking.FormRow;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** A form in a list of everything somebody may see. */
@Schema(description = "A form in a list of everything somebody may see.")
record ListedForm(
        @JsonUnwrapped FormRow form,

        @Schema(description = "What its stage is called, in the caller's language; absent unless SUBMITTED.") @Nullable String stageName,

        @Schema(description = "待签批: whether the head of the department is to sign what was saved last.")
        boolean toSign) {

    static ListedForm of(FormRow form, ReviewTemplates templates, Locale locale) {
        var template = form.revision() == 0
                ? FormId.parse(form.formId()).map(templates::chosenFor)
                : templates.find(form.templateId());
        var stage = form.stage();
        return new ListedForm(
                form,
                stage == null
                        ? null
                        : template.flatMap(of -> of.stage(stage))
                                .map(named -> named.name(locale))
                                .orElse(stage),
                isToSign(form) && template.filter(ReviewTemplate::headSigns).isPresent());
    }

    /** Whatever other step was the last, there is nothing new to sign. */
    private static boolean isToSign(FormRow form) {
        return Transitions.from(Trigger.SIGN).contains(form.state()) && form.lastStep() == Trigger.SAVE;
    }
}
