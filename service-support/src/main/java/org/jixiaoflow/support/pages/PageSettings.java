package org.jixiaoflow.support.pages;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What pages lead to.
 *
 * @param services address of each service by its name, as browsers reach it
 * @param own paths of this service's pages, by what they are called ({@code page.<name>})
 */
@ConfigurationProperties("jixiao.pages")
record PageSettings(
        @DefaultValue Map<String, URI> services,
        @DefaultValue Map<String, String> own) {}
