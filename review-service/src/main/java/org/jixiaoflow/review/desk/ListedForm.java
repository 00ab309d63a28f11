package org.jixiaoflow.review.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.tracking.FormRow;
import org.jixiaoflow.schemas.Trigger;

/** A form in a list of everything somebody may see. */
@Schema(description = "A form in a list of everything somebody may see.")
record ListedForm(
        @JsonUnwrapped FormRow form,

        @Schema(description = "待签批: whether the head of the department is to sign what was saved last.")
        boolean toSign) {

    /** Whatever other step was the last, there is nothing new to sign. */
    static ListedForm of(FormRow form, ReviewTemplates templates) {
        return new ListedForm(
                form,
                Transitions.from(Trigger.SIGN).contains(form.state())
                        && form.lastStep() == Trigger.SAVE
                        && templates.headSigns(form.templateId()));
    }
}
