package org.jixiaoflow.workbench.services;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** The notification service. */
public final class Deliveries {

    private final Service service;

    Deliveries(Service service) {
        this.service = service;
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
}
