package org.jixiaoflow.support.operations;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service stands on. */
@Schema(description = "What a service stands on.")
record Surroundings(
        @Schema(description = "Its Kafka Streams applications, as this instance has them.")
        List<Stream> streams,

        @Schema(description = "Disks that may become full.") List<Disk> disks,

        @Schema(description = "Certificates that end some day.")
        List<Certificate> certificates,

        @Schema(description = "The last year whose holidays are known; what is due later is provisional.") @Nullable Integer calendarYear,

        @Schema(description = "When the last backup was made; absent if nobody says.") @Nullable Instant lastBackup,

        @Schema(description = "What should be told here and isn't known now; the log says why.")
        List<Unknown> unknown) {

    /** What isn't known. */
    @Schema(name = "UnknownCondition", description = "Something that isn't known now.")
    record Unknown(
            @Schema(description = "Of what kind it is.") Part part,

            @Schema(description = "Which stream, directory or file.")
            String what) {}

    /** Kinds of things that are looked at. */
    enum Part {
        STREAM,
        DISK,
        BROKERS,
        CERTIFICATE,
        BACKUP
    }

    /** A Kafka Streams application. */
    @Schema(name = "StreamCondition", description = "A Kafka Streams application.")
    record Stream(
            @Schema(description = "Its application id.") String name,

            @Schema(description = "Kafka's word for it: RUNNING, REBALANCING, ERROR and so on.")
            String state,

            @Schema(description = "Threads that failed since it was started, and were replaced.")
            int failedThreads,

            @Schema(description = "Threads that failed and wait before they are replaced.")
            int waitingThreads,

            @Schema(description = "Records still to be read, by all instances; absent if Kafka doesn't say.") @Nullable Long behind) {}

    /** A disk. */
    @Schema(name = "DiskCondition", description = "A disk.")
    record Disk(
            @Schema(description = "A directory on it; of a broker's, with the broker.")
            String directory,

            @Schema(description = "Its bytes.") long total,

            @Schema(description = "Bytes that the service may still write.")
            long free) {}

    /** A certificate. */
    @Schema(name = "CertificateCondition", description = "A certificate.")
    record Certificate(
            @Schema(description = "Whose it is, as it says.")
            String subject,

            @Schema(description = "When it ends.") Instant until) {}
}
