package org.jixiaoflow.workbench.live;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Where changes are heard of.
 *
 * @param live whether pages hear of them at all
 * @param registry where schemas are registered
 */
@ConfigurationProperties("jixiao")
record LiveSettings(@DefaultValue Live live, @DefaultValue Registry registry) {

    record Live(@DefaultValue("true") boolean enabled) {}

    record Registry(
            @Name("url") @DefaultValue("http://localhost:8085/apis/ccompat/v7")
            URI url) {}
}
