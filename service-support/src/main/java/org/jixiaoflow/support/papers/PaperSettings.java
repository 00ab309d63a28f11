package org.jixiaoflow.support.papers;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How working papers are kept.
 *
 * @param largest one of them, as JSON
 * @param most of one kind that one person may have; the oldest go first
 * @param kept since it was last written
 */
@Validated
@ConfigurationProperties("jixiao.papers")
public record PaperSettings(
        @DefaultValue("384KB") DataSize largest,
        @DefaultValue("200") @Positive int most,
        @DefaultValue("180d") Duration kept) {}
