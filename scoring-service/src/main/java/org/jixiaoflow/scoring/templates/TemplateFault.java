package org.jixiaoflow.scoring.templates;

import io.swagger.v3.oas.annotations.media.Schema;

/** What is wrong with a template, in words. */
@Schema(description = "What is wrong with a template.")
record TemplateFault(
        @Schema(description = "Where, as a JSON pointer into the template.")
        String pointer,

        @Schema(description = "Which rule is broken.") String code,
        @Schema(description = "The sentence for people.") String text) {}
