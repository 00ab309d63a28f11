package org.jixiaoflow.support.replies;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a caller waits for an outcome.
 *
 * @param timeout after that the caller is told where to ask later
 * @param enabled false for a service that asks no commands
 */
@ConfigurationProperties("jixiao.replies")
record ReplySettings(
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("true") boolean enabled) {}
