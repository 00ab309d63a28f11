package org.jixiaoflow.notification.preferences;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.NoticePreference;
import org.jixiaoflow.schemas.NoticeWay;
import org.jspecify.annotations.Nullable;

/** How a person wants to hear of notifications. */
@Schema(description = "How a person wants to hear of notifications.")
record PreferenceBody(
        @Schema(description = "Language of messages: zh or en.") @NotNull @Pattern(regexp = "zh|en") String language,

        @Schema(description = "By kind and channel; what is left out is as the county has it.")
        @NotNull @Size(max = 100) List<@Valid @NotNull Choice> ways,

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
        boolean workingHours) {

    /** How somebody hears of a kind by a channel. */
    @Schema(name = "NoticeChoice", description = "How somebody hears of a kind of notification by a channel.")
    record Choice(
            @Schema(description = "What the notifications are about.") @NotNull Kind kind,

            @Schema(description = "The channel, e.g. mail.") @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,31}") String channel,

            @Schema(description = "What they chose; absent if they leave it to the county.") @Nullable Way way,

            @Schema(
                    description = "What the county has for those who choose nothing.",
                    accessMode = Schema.AccessMode.READ_ONLY)
            @Nullable Way county) {

        private Stream<NoticeWay> said() {
            return Stream.ofNullable(way).map(chosen -> new NoticeWay(kind.name(), channel, chosen.name()));
        }
    }

    /** A preference told for the channels that reach a person. */
    static PreferenceBody of(Preference preference, List<String> channels) {
        return new PreferenceBody(
                preference.language(),
                channels.stream()
                        .flatMap(channel -> Stream.of(Kind.values())
                                .map(kind -> new Choice(
                                        kind,
                                        channel,
                                        preference.chosen(kind, channel).orElse(null),
                                        preference.county(kind, channel))))
                        .toList(),
                preference.digestAt(),
                preference.quietFrom(),
                preference.quietUntil(),
                preference.workingHours());
    }

    NoticePreference said(String person, Instant now) {
        return NoticePreference.newBuilder()
                .setPerson(person)
                .setLanguage(language)
                .setWays(ways.stream().flatMap(Choice::said).toList())
                .setDigestAt(digestAt.toString())
                .setQuietFrom(quietFrom == null || quietUntil == null ? null : quietFrom.toString())
                .setQuietUntil(quietFrom == null || quietUntil == null ? null : quietUntil.toString())
                .setWorkingHours(workingHours)
                .setChangedAt(now)
                .build();
    }
}
