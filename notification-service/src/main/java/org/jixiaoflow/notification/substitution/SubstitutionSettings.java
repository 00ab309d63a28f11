package org.jixiaoflow.notification.substitution;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people may have others stand in for them.
 *
 * @param longest days a substitution may last, and may lie ahead: what somebody was when they said so holds no longer than that
 */
@Validated
@ConfigurationProperties("jixiao.substitutions")
record SubstitutionSettings(
        @Min(1) @Max(366) @DefaultValue("183") int longest) {}
