package org.jixiaoflow.workbench.services;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;

/** How the services are, each of which tells the same of itself. */
public final class Operations {

    private static final ParameterizedTypeReference<List<View>> VIEWS = new ParameterizedTypeReference<>() {};

    private final Map<String, Service> services;

    /** @param services by their names */
    Operations(Map<String, Service> services) {
        this.services = services;
    }

    /** The services' names. */
    public Set<String> services() {
        return services.keySet();
    }

    /** How far a service's views have come. */
    public List<View> views(String service) {
        return named(service).get(VIEWS, "/views");
    }

    /** Has a view filled again. */
    public void rebuild(String service, String view) {
        named(service).tell(HttpMethod.POST, null, "/views/{name}/rebuild", view);
    }

    /** What a service stands on. */
    public Surroundings surroundings(String service) {
        return named(service).get(Surroundings.class, "/operations");
    }

    private Service named(String service) {
        return Objects.requireNonNull(services.get(service), service);
    }

    /**
     * A view.
     *
     * @param records it was filled with since it was last emptied
     * @param behind offsets still to be read
     */
    public record View(
            String name,
            String topic,
            @Nullable Instant asOf,
            boolean refilling,
            long records,
            long behind,
            Map<Integer, Reach> partitions) {

        /** How much of its topic it has read, in percent. */
        public long percent() {
            var end = partitions.values().stream().mapToLong(Reach::end).sum();
            return end == 0 ? 100 : Math.max(0, 100 * (end - behind) / end);
        }
    }

    /** How far a view has come in a partition. */
    public record Reach(long next, long end) {}

    /** What a service stands on. */
    public record Surroundings(
            List<Stream> streams,
            List<Disk> disks,
            List<Certificate> certificates,
            @Nullable Integer calendarYear,
            @Nullable Instant lastBackup,
            List<Unknown> unknown) {}

    /**
     * What a service couldn't find out.
     *
     * @param part of what kind it is: STREAM, DISK, BROKERS, CERTIFICATE or BACKUP
     */
    public record Unknown(String part, String what) {}

    /**
     * A stream.
     *
     * @param behind records still to be read; null if nobody knows
     */
    public record Stream(
            String name,
            String state,
            int failedThreads,
            int waitingThreads,
            @Nullable Long behind) {

        /** Whether it goes on; a while it may share out its work anew. */
        public boolean runs() {
            return state.equals("RUNNING") || state.equals("REBALANCING");
        }
    }

    /** A disk, in bytes. */
    public record Disk(String directory, long total, long free) {

        /** How much of it is free. */
        public long percentFree() {
            return total == 0 ? 100 : 100 * free / total;
        }
    }

    /** A certificate. */
    public record Certificate(String subject, Instant until) {}
}
