package org.jixiaoflow.review.notices;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where notifications lead.
 *
 * @param workbench address of the pages
 */
@Validated
@ConfigurationProperties("jixiao.notifications")
record NotificationSettings(
        @DefaultValue("http://localhost:8080/") URI workbench) {}
