package org.jixiaoflow.review.pipeline;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the pipeline keeps its memory small.
 *
 * @param outcomesKept how long a repeated command is recognised; as long as a dead letter can be replayed, and longer
 * @param purgeInterval how often a step looks for older outcomes
 * @param purgeStep how many outcomes a step looks at
 * @param largestRecord bytes; a command that would need a larger record is refused. At most the topics' {@code max.message.bytes}
 * @param roomForComments bytes of it that a form leaves free, so that it can always be returned with comments
 * @param reminderInterval how often it looks for what is to be told of what is due
 * @param reminderStep how many forms it tells of at once
 */
@Validated
@ConfigurationProperties("jixiao.review.pipeline")
record PipelineSettings(
        @DefaultValue("190d") Duration outcomesKept,
        @DefaultValue("10s") Duration purgeInterval,
        @DefaultValue("1000") @Min(1) int purgeStep,
        @DefaultValue("1000000") @Min(1000) int largestRecord,
        @DefaultValue("250000") @Min(0) int roomForComments,
        @DefaultValue("30s") Duration reminderInterval,
        @DefaultValue("500") @Min(1) int reminderStep) {

    /** Bytes that a form may grow to. */
    int largestForm() {
        return largestRecord - roomForComments;
    }
}
