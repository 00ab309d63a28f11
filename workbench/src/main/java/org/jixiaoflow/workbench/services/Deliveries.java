package org.jixiaoflow.workbench.services;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jixiaoflow.schemas.DeliveryState;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** The notification service. */
public final class Deliveries {

    private static final ParameterizedTypeReference<List<Substitution>> SUBSTITUTIONS =
            new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Colleague>> COLLEAGUES = new ParameterizedTypeReference<>() {};

    private static final ParameterizedTypeReference<Part<Delivery>> DELIVERIES = new ParameterizedTypeReference<>() {};

    private static final ParameterizedTypeReference<List<DefaultsVersion>> VERSIONS =
            new ParameterizedTypeReference<>() {};

    private final Service service;

    Deliveries(Service service) {
        this.service = service;
    }

    /** Everybody's deliveries, newest first, for whoever looks on. */
    public Part<Delivery> list(DeliveryFilter filter, int page, int size) {
        var query = filter.query().with("page", page).with("size", size);
        return service.get(DELIVERIES, query.after("/deliveries"), query.values());
    }

    /** How many there are, by channel and state. */
    public Sums sums() {
        return service.get(Sums.class, "/deliveries/sums");
    }

    /** How the reader hears of notifications. */
    public Preference preference() {
        return service.get(Preference.class, "/preferences");
    }

    public Preference choose(Preference preference) {
        return service.asked(() -> Objects.requireNonNull(service.request(HttpMethod.PUT, "/preferences")
                .contentType(MediaType.APPLICATION_JSON)
                .body(preference)
                .retrieve()
                .body(Preference.class)));
    }

    /** How people of a region hear of notifications who chose nothing. */
    public Defaults defaults(String region) {
        return service.get(Defaults.class, "/notice-defaults/{region}", region);
    }

    /** What was said of that, newest first. */
    public List<DefaultsVersion> defaultsVersions(String region) {
        return service.get(VERSIONS, "/notice-defaults/{region}/versions", region);
    }

    /** Says how, made from the version it names. */
    public Defaults setDefaults(String region, NewDefaults defaults) {
        return service.asked(
                () -> Objects.requireNonNull(service.request(HttpMethod.PUT, "/notice-defaults/{region}", region)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(defaults)
                        .retrieve()
                        .body(Defaults.class)));
    }

    /** Who stands in for the reader, and for whom they do, as people said themselves. */
    public List<Substitution> substitutions() {
        return service.get(SUBSTITUTIONS, "/substitutions");
    }

    /** Everybody's in the reader's regions. */
    public List<Substitution> overseen() {
        return service.get(SUBSTITUTIONS, "/substitutions/overseen");
    }

    /** Whom the reader may name. */
    public List<Colleague> colleagues() {
        return service.get(COLLEAGUES, "/substitutions/colleagues");
    }

    /** Names who stands in for the reader. */
    public Substitution name(NewSubstitution asked) {
        return service.asked(() -> Objects.requireNonNull(service.request(HttpMethod.POST, "/substitutions")
                .contentType(MediaType.APPLICATION_JSON)
                .body(asked)
                .retrieve()
                .body(Substitution.class)));
    }

    public Substitution end(UUID id) {
        return service.asked(
                () -> Objects.requireNonNull(service.request(HttpMethod.POST, "/substitutions/{id}/end", id)
                        .retrieve()
                        .body(Substitution.class)));
    }

    /**
     * A notification on its way to an address.
     *
     * @param due when it is sent, or tried again
     * @param repeats how often its receiver may have it more than once
     */
    public record Delivery(
            UUID id,
            String channel,
            String address,
            String formId,
            String kind,
            DeliveryState state,
            Instant due,
            int attempts,
            int repeats,
            @Nullable String error,
            Instant createdAt,
            Instant changedAt) {}

    /**
     * How many there are.
     *
     * @param unreachable given up of late because nobody is there for it
     * @param givenUp given up of late for another reason
     */
    public record Sums(List<Sum> items, long unreachable, long givenUp) {}

    /** How many of a channel are in a state. */
    public record Sum(String channel, DeliveryState state, long count, long repeats) {}

    /**
     * Somebody who stands in for somebody else.
     *
     * @param over whether it is over, or was ended before it began
     * @param ended whether it was ended early
     * @param away when the substitute is away as well; null if never
     */
    public record Substitution(
            UUID id,
            String person,
            String personName,
            String substitute,
            String substituteName,
            Instant from,
            Instant until,
            boolean over,
            boolean ended,
            @Nullable String reason,
            String changedBy,
            Instant changedAt,
            @Nullable Away away) {

        /** Its last moment, for those who read days. */
        public Instant last() {
            return until.minusMillis(1);
        }
    }

    /** When a substitute is away. */
    public record Away(Instant from, Instant until) {

        /** Its last moment, for those who read days. */
        public Instant last() {
            return until.minusMillis(1);
        }
    }

    /** Somebody who may stand in. */
    public record Colleague(String id, String name) {}

    /** Who is to stand in for the reader, on which days, as they were typed. */
    public record NewSubstitution(
            String substitute,
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason) {}

    /**
     * How somebody hears of notifications.
     *
     * @param language {@code zh} or {@code en}
     * @param digestAt local times, {@code HH:mm}
     */
    public record Preference(
            String language,
            List<Choice> ways,
            String digestAt,
            @Nullable String quietFrom,
            @Nullable String quietUntil,
            boolean workingHours) {}

    /**
     * How somebody hears of a kind by a channel: {@code AT_ONCE}, {@code DIGEST} or {@code NEVER}.
     *
     * @param way what they chose; null if they leave it to the county
     * @param county what the county has
     */
    public record Choice(
            String kind,
            String channel,
            @Nullable String way,
            @Nullable String county) {

        /** What the choice is called in a form. */
        public String field() {
            return kind + "." + channel;
        }
    }

    /**
     * How people of a region hear of notifications who chose nothing.
     *
     * @param version counts what was said; 0 if the configuration holds
     * @param digestAt local times, {@code HH:mm}
     */
    public record Defaults(
            String regionCode,
            int version,
            List<Default> ways,
            String digestAt,
            @Nullable String quietFrom,
            @Nullable String quietUntil,
            boolean workingHours,
            @Nullable String reason,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    /**
     * How a kind comes by a channel: {@code AT_ONCE}, {@code DIGEST} or {@code NEVER}.
     *
     * @param mandatory whether it can't be {@code NEVER}
     */
    public record Default(String kind, String channel, String way, boolean mandatory) {

        /** What the choice is called in a form. */
        public String field() {
            return kind + "." + channel;
        }
    }

    /** What is to hold, made from a version; as it was typed. */
    public record NewDefaults(
            long version,
            List<Chosen> ways,
            @Nullable String digestAt,
            @Nullable String quietFrom,
            @Nullable String quietUntil,
            boolean workingHours,
            @Nullable String reason) {}

    /** How a kind is to come by a channel. */
    public record Chosen(String kind, String channel, String way) {}

    /** A version, and what it changed. */
    public record DefaultsVersion(
            int version,
            String reason,
            String changedBy,
            String changedByRole,
            Instant changedAt,
            List<DefaultDifference> differences) {}

    /** What differs between two versions; empty where one says nothing. */
    public record DefaultDifference(String place, String before, String after) {

        /** Its parts: of a way the kind and the channel. */
        public List<String> parts() {
            return List.of(place.split("/", -1));
        }
    }
}
