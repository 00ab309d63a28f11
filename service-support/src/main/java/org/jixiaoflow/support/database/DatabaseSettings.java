package org.jixiaoflow.support.database;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the database may be silent once the service runs; {@code spring.datasource.hikari} says how long a connection may be waited for.
 *
 * @param reads for somebody who reads and waits
 * @param work for anything else, such as filling a view
 */
@Validated
@ConfigurationProperties("jixiao.database.patience")
record DatabaseSettings(
        @NotNull @DefaultValue("1500ms") Duration reads,
        @NotNull @DefaultValue("60s") Duration work) {}
