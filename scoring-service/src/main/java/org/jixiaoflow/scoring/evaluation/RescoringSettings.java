package org.jixiaoflow.scoring.evaluation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How fast forms are scored again when templates change.
 *
 * @param lot forms of a partition looked at in one go; live approvals wait that long at most
 * @param pause between two lots
 */
@Validated
@ConfigurationProperties("jixiao.scoring.rescoring")
record RescoringSettings(
        @DefaultValue("50") @Min(1) int lot,
        @DefaultValue("100ms") @NotNull Duration pause) {}
