package org.jixiaoflow.notification.delivery;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.jixiaoflow.schemas.Delivery;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often and how long a delivery is tried.
 *
 * @param firstWait after the first attempt that failed; each further wait is three times as long
 * @param longestWait however often it failed
 * @param givenUpAfter from when it was first due
 */
@Validated
@ConfigurationProperties("jixiao.delivery")
public record DeliverySettings(
        @NotNull @DefaultValue("5s") Duration firstWait,
        @NotNull @DefaultValue("6h") Duration longestWait,
        @NotNull @DefaultValue("3d") Duration givenUpAfter) {

    private static final int GROWTH = 3;
    private static final int LARGEST_POWER = 20;
    private static final double JITTER = 0.2;

    /** How long to wait after an attempt that failed: a fifth more or less, different for each delivery, so that they don't come all at once. */
    Duration after(Delivery failed) {
        var grown = firstWait.toMillis() * Math.pow(GROWTH, Math.min(failed.getAttempts() - 1, LARGEST_POWER));
        var part = Math.floorMod(failed.getId().hashCode() * 31 + failed.getAttempts(), 1000) / 999.0;
        var wait = Math.min(grown, (double) longestWait.toMillis());
        return Duration.ofMillis((long) (wait * (1 - JITTER + 2 * JITTER * part)));
    }
}
