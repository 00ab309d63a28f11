package org.jixiaoflow.review.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/** Who somebody is, as far as a page needs it. */
@Schema(description = "Who the caller is, in whose name they act, and what they may do.")
record Me(
        @Schema(description = "The person who signed in, whoever they act for.")
        String id,

        @Schema(description = "Their name.") String name,

        @Schema(description = "In whose name they act; absent if in their own.") @Nullable Mandate actingFor,

        @Schema(description = "The roles they act in.") List<Named> roles,

        @Schema(description = "The department they file for.") @Nullable Named department,

        @Schema(description = "Departments a portal speaks for; * stands for all.")
        List<Named> departments,

        @Schema(description = "Review stages they act at, in the order of the route.")
        List<Named> stages,

        @Schema(description = "The only departments whose forms they review; empty for every one.")
        List<Named> stageDepartments,

        @Schema(description = "What their roles may do with some form; which one, its allowedActions say.")
        List<Trigger> actions,

        @Schema(description = "Whether they look on whatever happens: views, dead letters.")
        boolean oversees,

        @Schema(description = "Whether they look after templates, departments, views or dead letters.")
        boolean administers,

        @Schema(description = "What their roles may do besides.")
        List<Right> rights,

        @Schema(description = "Codes of their regions; 2310* stands for all that begin so, * for every one.")
        List<String> regionCodes,

        @Schema(description = "Everyone they may act for now, whoever they act for: what Acting-For takes.")
        List<Mandate> mandates,

        @Schema(description = "Regions and years there are for them.")
        List<RegionYears> regions) {

    /** A dated substitution. */
    @Schema(description = "A dated substitution.")
    record Mandate(
            @Schema(description = "What the header Acting-For takes.")
            String person,

            @Schema(description = "Name of the person stood in for.")
            String name,

            @Schema(description = "Its first moment.") Instant from,

            @Schema(description = "The first moment after it.")
            Instant until,

            @Schema(description = "The roles that come with it.")
            List<Named> roles,

            @Schema(description = "The department they file for by it.") @Nullable Named department,

            @Schema(description = "The review stages that come with it.")
            List<Named> stages) {}
}
