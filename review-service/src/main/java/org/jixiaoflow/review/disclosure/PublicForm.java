package org.jixiaoflow.review.disclosure;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.support.web.FormSorting;
import org.jspecify.annotations.Nullable;

/** A form that is public, in a list. */
@Schema(description = "A form that is public.")
public record PublicForm(
        String formId,

        @Schema(description = "The revision that is public.")
        int revision,

        FormKind kind,
        String departmentCode,
        @Nullable String unitCode,

        @Schema(description = "部门 as written on the form.") @Nullable String departmentName,

        @Schema(description = "Where it is published with the form.") @Nullable Grade grade,

        @Schema(description = "When it was published.") Instant publishedAt,

        @Schema(description = "SHA-256, lower-case hex, of the document's bytes, as the journal has them.")
        String hash) {

    /** Where it is in the list. */
    FormSorting.Place place() {
        return new FormSorting.Place(formId, departmentName, publishedAt, null);
    }
}
