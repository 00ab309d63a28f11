package org.jixiaoflow.support.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** Settings as a service has them out of the box. */
public final class ServiceSettings {

    private ServiceSettings() {}

    /**
     * The settings under a prefix.
     *
     * @param file the service's configuration file, on the class path
     */
    public static <T> T read(String file, String prefix, Class<T> type) {
        try {
            var sources = new MutablePropertySources();
            new YamlPropertySourceLoader()
                    .load(file, new ClassPathResource(file))
                    .forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind(prefix, type)
                    .get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
