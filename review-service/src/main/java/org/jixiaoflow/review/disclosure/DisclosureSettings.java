package org.jixiaoflow.review.disclosure;

import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much of what is public is told at once.
 *
 * @param requestsPerMinute how many requests an address may make in a minute
 * @param passedOnBy hosts that ask for others and tell their addresses (X-Forwarded-For), as the workbench does; nobody else is believed
 */
@Validated
@ConfigurationProperties("jixiao.public")
record DisclosureSettings(
        @DefaultValue("600") @Min(1) int requestsPerMinute,
        @DefaultValue("localhost") List<String> passedOnBy) {}
