package org.jixiaoflow.notification.robot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Group robots.
 *
 * @param groups by an id of the county's own, which stands in deliveries
 */
@Validated
@ConfigurationProperties("jixiao.robot")
record RobotSettings(@DefaultValue Map<String, @Valid Robot> groups) {

    /**
     * One robot.
     *
     * @param key its key or token, as its address has it
     * @param secret with which it wants to be signed to, if it does
     * @param base where its makers' servers are, if they are inside the network
     * @param hears recipients it hears of; a star at the end stands for any end
     */
    record Robot(
            @NotNull RobotKind kind,
            @NotBlank String key,
            @Nullable String secret,
            @Nullable URI base,
            @DefaultValue("*") List<String> hears) {

        boolean hears(String recipient) {
            return hears.stream()
                    .anyMatch(wanted -> wanted.endsWith("*")
                            ? recipient.startsWith(wanted.substring(0, wanted.length() - 1))
                            : recipient.equals(wanted));
        }

        URI server() {
            return base == null ? kind.base() : base;
        }

        @Override
        public String toString() {
            return kind + " at " + server();
        }
    }
}
