package org.jixiaoflow.support.kafka;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are created when they are missing.
 *
 * @param create whether this service creates them; where a deploy step does, say false
 * @param partitions of every topic; can't be changed once forms exist, since a form's records must stay in one partition
 * @param replicas of every partition; the broker's default if absent
 */
@Validated
@ConfigurationProperties("jixiao.topics")
record TopicSettings(
        @DefaultValue("true") boolean create,
        @DefaultValue("6") @Min(1) int partitions,
        @Nullable Short replicas) {}
