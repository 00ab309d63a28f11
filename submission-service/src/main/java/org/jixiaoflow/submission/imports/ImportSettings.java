package org.jixiaoflow.submission.imports;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How uploads are taken.
 *
 * @param kept how long an upload can be looked at
 * @param most uploads of one person that are kept; the oldest go first
 * @param readers uploads that are read at the same time
 * @param waiting uploads that wait to be read; more are told to come again
 * @param patience how long an upload may show no progress before it counts as interrupted
 */
@Validated
@ConfigurationProperties("jixiao.imports")
record ImportSettings(
        @DefaultValue("7d") Duration kept,
        @DefaultValue("20") @Positive int most,
        @DefaultValue("2") @Positive int readers,
        @DefaultValue("4") @Positive int waiting,
        @DefaultValue("2m") Duration patience) {}
