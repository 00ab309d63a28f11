package org.jixiaoflow.schemas.access;

import java.util.Map;

/**
 * What one portal may cost each broker. Whoever takes more is slowed down, not refused: their own records come later, and nobody else's.
 *
 * @param bytesPerSecond that it may write, as they come over the wire
 * @param requestPercent share of a broker's threads that handle requests, in percent of one thread
 */
public record Quotas(double bytesPerSecond, double requestPercent) {

    /** A form is some kilobytes; nobody files hundreds of them a second. */
    public static final Quotas USUAL = new Quotas(1024 * 1024, 25);

    Map<String, Double> settings() {
        return Map.of(
                "producer_byte_rate", bytesPerSecond,
                "consumer_byte_rate", bytesPerSecond,
                "request_percentage", requestPercent);
    }
}
