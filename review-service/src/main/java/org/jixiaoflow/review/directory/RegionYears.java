package org.jixiaoflow.review.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A region and the years in which it has forms or a list of those that must file. */
@Schema(description = "A region and the years in which it has forms or a list of those that must file.")
record RegionYears(
        @Schema(description = "行政区划代码") String code,
        @Schema(description = "In the caller's language.") String name,
        @Schema(description = "Newest first.") List<Integer> years) {}
