package org.jixiaoflow.notification.preferences;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.NoticeDefaults;
import org.jspecify.annotations.Nullable;

/** How people of a region hear of notifications who chose nothing. */
@Schema(
        name = "NoticeDefaults",
        description =
                "How people of a region hear of notifications who chose nothing. What waits at the bell of the pages always does.")
record DefaultsBody(
        @Schema(description = "行政区划代码 of the region.") String regionCode,

        @Schema(description = "Counts what was said, from 1; 0 where nobody said anything and the configuration holds.")
        int version,

        @Schema(description = "By kind and channel that reaches a person.")
        List<Default> ways,

        @Schema(
                description = "Local time of the digest on working days.",
                type = "string",
                format = "HH:mm",
                example = "08:30")
        LocalTime digestAt,

        @Schema(
                description = "From when nothing is sent; absent with quietUntil alone.",
                type = "string",
                format = "HH:mm",
                example = "22:00")
        @Nullable LocalTime quietFrom,

        @Schema(description = "Until when nothing is sent.", type = "string", format = "HH:mm", example = "07:00")
        @Nullable LocalTime quietUntil,

        @Schema(description = "Whether messages come in the county's working hours only.")
        boolean workingHours,

        @Schema(description = "Why it was said; absent of the configuration.") @Nullable String reason,

        @Schema(description = "Name of who said it; absent of the configuration.") @Nullable String changedBy,

        @Schema(description = "When; absent of the configuration.") @Nullable Instant changedAt) {

    /** How a kind comes by a channel. */
    @Schema(name = "NoticeDefault", description = "How a kind of notification comes by a channel.")
    record Default(
            @Schema(description = "What the notifications are about.")
            Kind kind,

            @Schema(description = "The channel, e.g. mail.") String channel,

            @Schema(description = "How it comes.") Way way,

            @Schema(description = "Whether it can't be NEVER here: each person alone turns it off for themselves.")
            boolean mandatory) {}

    /** @param said null of what is configured */
    static DefaultsBody of(String region, Preference holds, @Nullable NoticeDefaults said) {
        return new DefaultsBody(
                region,
                said == null ? 0 : said.getVersion(),
                PreferenceController.PERSONAL.stream()
                        .flatMap(channel -> Stream.of(Kind.values())
                                .map(kind ->
                                        new Default(kind, channel, holds.county(kind, channel), kind.isMandatory())))
                        .toList(),
                holds.digestAt(),
                holds.quietFrom(),
                holds.quietUntil(),
                holds.workingHours(),
                said == null ? null : said.getReason(),
                said == null ? null : said.getChangedBy().getName(),
                said == null ? null : said.getChangedAt());
    }
}
