package org.jixiaoflow.workbench.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What auditors get of the review service: journals as they lie there, and who read what. */
public final class Audits {

    private final Service service;
    private final JsonMapper json;

    /** @param service that is waited for as long as a year's journals take */
    Audits(Service service, JsonMapper json) {
        this.service = service;
        this.json = json;
    }

    /** Where an export goes, once there is one. */
    @FunctionalInterface
    public interface Receiver {

        OutputStream open() throws IOException;
    }

    /** A form's journal as an export that proves itself, with SM3 or without. */
    public byte[] journal(String form, boolean sm3) {
        return service.get(byte[].class, "/forms/{id}/journal?sm3={sm3}", form, sm3);
    }

    /** The journals of a region's year as one export, passed on as they come. */
    public void year(String region, int year, boolean sm3, Receiver receiver) {
        service.pass(receiver::open, "/journals/{region}/{year}?sm3={sm3}", region, year, sm3);
    }

    /** The entries of an export, the first first. */
    public List<Entry> entries(byte[] export) {
        return new String(export, UTF_8)
                .lines()
                .map(json::readTree)
                .filter(line -> line.has("avro"))
                .map(Entry::of)
                .toList();
    }

    /** Who asked for a form. */
    public Accesses accesses(String form) {
        return service.get(Accesses.class, "/forms/{id}/accesses", form);
    }

    /**
     * An entry of the journal as an export has it.
     *
     * @param schema fingerprint of what it was written with
     * @param previousHash of the entry before; null of the first
     */
    public record Entry(
            long version,
            String hash,
            String schema,
            @Nullable String previousHash,
            String trigger,
            Instant occurredAt,
            String actor,
            String actorName,
            @Nullable String actingForName,
            @Nullable String fromStage,
            @Nullable String reason) {

        private static Entry of(JsonNode line) {
            var entry = line.path("entry");
            var actor = entry.path("actor");
            return new Entry(
                    line.path("version").asLong(),
                    line.path("hash").asString(""),
                    line.path("schema").asString(""),
                    text(entry, "previousHash"),
                    entry.path("trigger").asString(""),
                    Instant.parse(entry.path("occurredAt").asString("")),
                    actor.path("id").asString(""),
                    actor.path("name").asString(""),
                    text(actor, "actingForName"),
                    text(entry, "fromStage"),
                    text(entry, "reason"));
        }

        private static @Nullable String text(JsonNode object, String name) {
            return object.path(name).asStringOpt().orElse(null);
        }

        /** Whether it names that entry as the one before it. */
        public boolean follows(@Nullable Entry before) {
            return Objects.equals(previousHash, before == null ? null : before.hash());
        }
    }

    /**
     * What the access log has.
     *
     * @param kept whether it is kept where the service can read it
     */
    public record Accesses(boolean kept, List<Access> items, long total) {}

    /** A request in somebody's name. */
    public record Access(
            Instant time,
            String actor,
            @Nullable String actingFor,
            List<String> roles,
            String method,
            String endpoint,
            @Nullable String from,
            int status) {}
}
