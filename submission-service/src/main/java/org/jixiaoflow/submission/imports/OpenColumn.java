package org.jixiaoflow.submission.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.submission.documents.Column;
import org.jspecify.annotations.Nullable;

/** A heading that the reader can't tell the meaning of by itself. */
@Schema(description = "A heading that the reader can't tell the meaning of by itself.")
record OpenColumn(
        @Schema(description = "All headings of the table, parted by bars: what a choice is remembered for.")
        String layout,

        @Schema(description = "As printed.") String heading,

        @Schema(description = "Ordinals of the forms it stands in.")
        List<Integer> forms,

        @Schema(description = "What is printed below it, a few cells.")
        List<String> printed,

        @Schema(
                description =
                        "What the caller said it holds; absent if they said nothing. KEPT: nothing a form has a field for.")
        @Nullable Column chosen,

        @Schema(description = "What most others of the region said of it; absent if nobody did, or they differ.")
        @Nullable Column offered) {

    static final int MOST_PRINTED = 5;

    /** The same heading in another form. */
    OpenColumn and(OpenColumn other) {
        return new OpenColumn(
                layout,
                heading,
                Stream.concat(forms.stream(), other.forms.stream()).distinct().toList(),
                Stream.concat(printed.stream(), other.printed.stream())
                        .distinct()
                        .limit(MOST_PRINTED)
                        .toList(),
                chosen,
                offered);
    }

    OpenColumn with(@Nullable Column said, @Nullable Column others) {
        return new OpenColumn(layout, heading, forms, printed, said, others);
    }
}
