package org.jixiaoflow.notification.preferences;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How people of a region are to hear of notifications who choose nothing. */
@Schema(
        name = "NoticeDefaultsRequest",
        description = "How people of a region are to hear of notifications who choose nothing.")
record DefaultsRequest(
        @Schema(description = "The version it was made from, as If-Match may say as well; 0 of the configuration.")
        @Nullable @PositiveOrZero Long version,

        @Schema(description = "By kind and channel; what is left out stays.") @NotNull @Size(max = 100) List<@Valid @NotNull Change> ways,

        @Schema(
                description = "Local time of the digest on working days.",
                type = "string",
                format = "HH:mm",
                example = "08:30")
        @NotNull LocalTime digestAt,

        @Schema(description = "From when nothing is sent.", type = "string", format = "HH:mm", example = "22:00")
        @Nullable LocalTime quietFrom,

        @Schema(
                description = "Until when nothing is sent; absent with quietFrom alone.",
                type = "string",
                format = "HH:mm",
                example = "07:00")
        @Nullable LocalTime quietUntil,

        @Schema(description = "Whether messages come in the county's working hours only.")
        boolean workingHours,

        @Schema(description = "Why; 500 characters at most.") @Nullable String reason) {

    /** How a kind is to come by a channel. */
    @Schema(name = "NoticeDefaultChange", description = "How a kind of notification is to come by a channel.")
    record Change(
            @Schema(description = "What the notifications are about.") @NotNull Kind kind,

            @Schema(description = "The channel, e.g. mail.") @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,31}") String channel,

            @Schema(description = "How it comes.") @NotNull Way way) {}

    /** Why; empty if nobody said. */
    String why() {
        return reason == null ? "" : reason.strip();
    }
}
