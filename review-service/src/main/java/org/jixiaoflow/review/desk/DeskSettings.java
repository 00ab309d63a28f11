package org.jixiaoflow.review.desk;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of the reviewers' desk.
 *
 * @param largestBatch most decisions in one request
 */
@Validated
@ConfigurationProperties("jixiao.desk")
record DeskSettings(@DefaultValue("200") @Min(1) @Max(1000) int largestBatch) {}
