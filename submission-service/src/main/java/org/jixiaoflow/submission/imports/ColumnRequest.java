package org.jixiaoflow.submission.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jixiaoflow.submission.documents.Column;
import org.jspecify.annotations.Nullable;

/** What a column of an upload holds. */
@Schema(description = "What a column of an upload holds.")
record ColumnRequest(
        @Schema(description = "As in the list of columns.") @NotBlank @Size(max = 4000) String layout,

        @Schema(description = "As printed.") @NotBlank @Size(max = 2000) String heading,

        @Schema(description = "KEPT for nothing a form has a field for; absent to forget what was said.") @Nullable Column column) {}
