package org.jixiaoflow.submission.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which forms of an upload become drafts. */
@Schema(description = "Which forms of an upload become drafts.")
record DraftsRequest(
        @Schema(description = "Those to be filed.") @NotEmpty @Size(max = 1000) List<@NotNull @Valid Choice> forms,

        @Schema(description = "Whether to submit them as well.")
        Boolean submit) {

    DraftsRequest {
        submit = submit != null && submit;
    }

    /** One of them. */
    @Schema(name = "ChosenForm", description = "A form of an upload to be filed.")
    record Choice(
            @Schema(description = "Which form of the upload, from 1.")
            int ordinal,

            @Schema(description = "The form it is filed as; what the preview proposes if absent.") @Nullable String formId) {}
}
