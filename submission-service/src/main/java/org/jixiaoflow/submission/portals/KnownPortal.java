package org.jixiaoflow.submission.portals;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A portal, and what came of what it sent. */
@Schema(description = "A portal, and what came of what it sent.")
record KnownPortal(
        @Schema(description = "Its id: of its topic, its user at the broker and its client at the identity provider.")
        String id,

        @Schema(description = "What it is called; its id, where nobody said.")
        String name,

        @Schema(description = "From where it is known.") Source source,

        @Schema(
                description =
                        "Codes of regions it speaks for; 2310* stands for all that begin so, * for every one. None where that isn't known.")
        List<String> regions,

        @Schema(
                description =
                        "Codes of departments it speaks for, * for every one; of JOURNAL those it filed for. None where that isn't known.")
        List<String> departments,

        @Schema(description = "The topic it writes to; absent if it is known by what it sent over REST alone.")
        @Nullable String topic,

        @Schema(description = "What it comes with; absent if nobody wrote it down.") @Nullable Credential credential,

        @Schema(description = "Entries of the journal that it made in the region.")
        long taken,

        @Schema(
                description =
                        "What it sent to its topic and never became a command, as long as that is kept: about forms of the region, and what names no form. What the workflow refused its department was told.")
        long refused,

        @Schema(description = "When it last sent something that is counted; absent if never.") @Nullable Instant lastUsedAt,

        @Schema(description = "The last 14 days, today's the last.")
        List<Day> days) {

    /** From where a portal is known. */
    @Schema(
            name = "PortalSource",
            description =
                    "From where a portal is known. CONFIGURATION: it is registered. JOURNAL: it filed over REST by what the identity provider says of it. REFUSALS: somebody nobody registered sent something.")
    enum Source {
        CONFIGURATION,
        JOURNAL,
        REFUSALS
    }

    /** What a portal comes with, as the configuration says: neither the broker nor the identity provider tells. */
    @Schema(
            name = "PortalCredential",
            description =
                    "What a portal comes with, as the configuration says: neither the broker nor the identity provider tells.")
    record Credential(
            @Schema(description = "The day it was issued or renewed; absent if nobody wrote it down.") @Nullable LocalDate issuedOn,

            @Schema(description = "Days since.") @Nullable Long ageDays,

            @Schema(description = "The last day it is to be used; absent if nobody said.") @Nullable LocalDate expiresOn,

            @Schema(description = "Days until then, negative if it is past.") @Nullable Long daysLeft) {

        static @Nullable Credential of(@Nullable LocalDate issuedOn, @Nullable LocalDate expiresOn, LocalDate today) {
            return issuedOn == null && expiresOn == null
                    ? null
                    : new Credential(
                            issuedOn,
                            issuedOn == null ? null : ChronoUnit.DAYS.between(issuedOn, today),
                            expiresOn,
                            expiresOn == null ? null : ChronoUnit.DAYS.between(today, expiresOn));
        }
    }

    /** What came of what it sent on a day. */
    @Schema(name = "PortalDay", description = "What came of what a portal sent on a day.")
    record Day(
            @Schema(description = "The day.") LocalDate day,
            @Schema(description = "Entries of the journal.") long taken,

            @Schema(description = "What never became a command.")
            long refused) {}
}
