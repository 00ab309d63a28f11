package org.jixiaoflow.review.directory;

import io.swagger.v3.oas.annotations.media.Schema;

/** Something with a code for machines and a name for people. */
@Schema(description = "Something with a code for machines and a name for people.")
record Named(
        @Schema(description = "For machines.") String code,

        @Schema(description = "In the caller's language, where it has a name in it; the code if nobody ever named it.")
        String name) {}
