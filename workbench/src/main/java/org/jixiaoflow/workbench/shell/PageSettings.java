package org.jixiaoflow.workbench.shell;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pages look here.
 *
 * @param zone the county's time zone, in which every time is shown
 */
@ConfigurationProperties("jixiao.pages")
record PageSettings(@DefaultValue("Asia/Shanghai") ZoneId zone) {}
