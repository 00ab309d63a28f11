package org.jixiaoflow.submission.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jspecify.annotations.Nullable;

/** A form of an upload in full, and what filing it would do. */
@Schema(description = "A form of an upload in full, and what filing it would do.")
record ShownForm(
        @Schema(description = "Which form of the upload, from 1.")
        int ordinal,

        @Schema(description = "The document of the file it stands in.")
        String document,

        FormKind kind,

        @Schema(description = "As it was read; of a self-evaluation beside the targets of its objective.")
        FormContent content,

        @Schema(description = "What the rules find in it.") List<Finding> findings,

        @Schema(description = "What the caller said of fields that were left open, in the content already.")
        List<Settled> settled,

        @Schema(description = "The form it would be filed as; absent if the department can't be told.") @Nullable String formId,

        @Schema(description = "What filing it does.") Candidate.Effect effect,

        @Schema(description = "What would change of a saved form, by JSON pointers with row ids.")
        List<String> changed,

        @Schema(description = "What is saved there already; absent if nothing is, or it isn't the caller's.") @Nullable FormContent saved,

        @Schema(description = "What would be saved, with the row ids of what is.")
        FormContent filed) {

    /** One of those. */
    @Schema(name = "SettledField", description = "What the caller said of a field that was left open.")
    record Settled(
            @Schema(description = "Which field, as the note of the form names it.")
            String path,

            @Schema(description = "Empty if the field is to stay so.")
            String value) {}

    static ShownForm of(Destination to) {
        var form = to.form();
        var saved = to.saved();
        return new ShownForm(
                form.ordinal(),
                form.document(),
                form.kind(),
                form.content(),
                form.findings(),
                to.settled().stream()
                        .map(one -> new Settled(one.path(), one.value()))
                        .toList(),
                to.id() == null ? null : to.id().toString(),
                to.effect(),
                to.changed(),
                saved == null ? null : saved.content(),
                to.content());
    }
}
