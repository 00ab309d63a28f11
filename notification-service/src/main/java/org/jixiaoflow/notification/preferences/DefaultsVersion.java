package org.jixiaoflow.notification.preferences;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jixiaoflow.schemas.NoticeDefaults;

/** A version of a region's defaults, with what it changed. */
@Schema(
        name = "NoticeDefaultsVersion",
        description = "A version of what a region has for those who choose nothing, with what it changed.")
record DefaultsVersion(
        @Schema(description = "Its number.") int version,
        @Schema(description = "Why it was said.") String reason,
        @Schema(description = "Name of who said it.") String changedBy,
        @Schema(description = "The role they said it in.") String changedByRole,
        @Schema(description = "When.") Instant changedAt,

        @Schema(description = "What differs from the version before; of the first from the configuration there is now.")
        List<Difference> differences) {

    /** What differs. */
    @Schema(name = "NoticeDefaultDifference", description = "What differs between two versions.")
    record Difference(
            @Schema(description = "What: `ways/<kind>/<channel>`, digestAt, quietFrom, quietUntil or workingHours.")
            String place,

            @Schema(description = "What the earlier one says; empty if nothing.")
            String before,

            @Schema(description = "What the later one says; empty if nothing.")
            String after) {}

    static DefaultsVersion of(NoticeDefaults said, Preference before, Preference after) {
        var was = before.told(PreferenceController.PERSONAL);
        return new DefaultsVersion(
                said.getVersion(),
                said.getReason(),
                said.getChangedBy().getName(),
                said.getChangedBy().getRole(),
                said.getChangedAt(),
                after.told(PreferenceController.PERSONAL).entrySet().stream()
                        .map(each ->
                                new Difference(each.getKey(), was.getOrDefault(each.getKey(), ""), each.getValue()))
                        .filter(each -> !each.before().equals(each.after()))
                        .toList());
    }
}
