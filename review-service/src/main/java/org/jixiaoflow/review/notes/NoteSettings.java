package org.jixiaoflow.review.notes;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long hints between colleagues hold.
 *
 * @param claim since a form was claimed
 * @param presence since a page last said that it is open
 * @param phrases most that one person may have
 */
@Validated
@ConfigurationProperties("jixiao.notes")
record NoteSettings(
        @DefaultValue("8h") Duration claim,
        @DefaultValue("45s") Duration presence,
        @DefaultValue("200") @Positive int phrases) {}
