package org.jixiaoflow.review.watching;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** That somebody watches a form. */
@Schema(description = "That somebody watches a form (关注): they are told what becomes of it.")
public record Watch(
        String formId,

        @Schema(description = "Their id.") String person,

        @Schema(description = "Their name.") String name,

        @Schema(description = "Name of who said so: they, or the reviewer who copied them in (抄送).")
        String addedByName,

        @Schema(description = "When.") Instant since) {}
