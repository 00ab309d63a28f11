package org.jixiaoflow.workbench.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jixiaoflow.schemas.RefusalDetail;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;

/** The submission service's portals. */
public final class Portals {

    private static final ParameterizedTypeReference<Part<Portal>> PORTALS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Part<Refused>> REFUSALS = new ParameterizedTypeReference<>() {};

    private final Service service;

    Portals(Service service) {
        this.service = service;
    }

    /** A region's portals, by id. */
    public Part<Portal> list(String region, int size) {
        return service.get(PORTALS, "/portals/{region}?size={size}", region, size);
    }

    /** What a portal sent that never became a command, newest first. */
    public Part<Refused> refusals(String portal, String region, int page, int size) {
        return service.get(
                REFUSALS, "/portals/{region}/{id}/refusals?page={page}&size={size}", region, portal, page, size);
    }

    /**
     * A portal, and what came of what it sent.
     *
     * @param source {@code CONFIGURATION}, {@code JOURNAL} or {@code REFUSALS}
     * @param topic null if it is known by what it sent over REST alone
     * @param credential null if nobody wrote down what it comes with
     * @param days the last ones, today the last
     */
    public record Portal(
            String id,
            String name,
            String source,
            List<String> regions,
            List<String> departments,
            @Nullable String topic,
            @Nullable Credential credential,
            long taken,
            long refused,
            @Nullable Instant lastUsedAt,
            List<Day> days) {

        private static final String EVERY = "*";

        /** Whether it speaks for every department. */
        public boolean isForAll() {
            return departments.contains(EVERY);
        }

        /** Entries of the last days. */
        public long takenLately() {
            return days.stream().mapToLong(Day::taken).sum();
        }

        /** Refusals of the last days. */
        public long refusedLately() {
            return days.stream().mapToLong(Day::refused).sum();
        }
    }

    /** What a portal comes with, as far as somebody wrote it down. */
    public record Credential(
            @Nullable LocalDate issuedOn,
            @Nullable Long ageDays,
            @Nullable LocalDate expiresOn,
            @Nullable Long daysLeft) {

        private static final long SOON = 30;

        /** Whether it may not be used any more. */
        public boolean isOver() {
            return daysLeft != null && daysLeft < 0;
        }

        /** Whether it must be renewed within a month. */
        public boolean endsSoon() {
            return daysLeft != null && !isOver() && daysLeft <= SOON;
        }
    }

    /** What came of what it sent on a day. */
    public record Day(LocalDate day, long taken, long refused) {}

    /** A submission that never became a command. */
    public record Refused(
            @Nullable String formId,
            Instant refusedAt,
            List<RefusalDetail> reasons,
            int findings,
            String sourceTopic,
            int sourcePartition,
            long sourceOffset) {

        /** Where it lies. */
        public String place() {
            return "%s:%d:%d".formatted(sourceTopic, sourcePartition, sourceOffset);
        }
    }
}
