package org.jixiaoflow.workbench.services;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the services are, as the workbench reaches them.
 *
 * @param patience how long a page waits for one of them; longer than a service itself waits for an outcome
 */
@Validated
@ConfigurationProperties("jixiao.services")
record ServiceSettings(
        @NotNull @DefaultValue("http://localhost:8081") URI submission,
        @NotNull @DefaultValue("http://localhost:8082") URI review,
        @NotNull @DefaultValue("http://localhost:8083") URI scoring,
        @NotNull @DefaultValue("http://localhost:8086") URI notification,
        @NotNull @DefaultValue("15s") Duration patience) {

    URI of(String service) {
        return switch (service) {
            case "submission" -> submission;
            case "review" -> review;
            case "scoring" -> scoring;
            case "notification" -> notification;
            default -> throw new IllegalArgumentException(service);
        };
    }
}
