package org.jixiaoflow.submission.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How departments' commands are taken.
 *
 * @param viewPatience how long a submission without content waits for the view to show the version it names
 */
@ConfigurationProperties("jixiao.filing")
record FilingSettings(@DefaultValue("3s") Duration viewPatience) {}
