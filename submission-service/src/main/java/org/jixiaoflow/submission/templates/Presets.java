package org.jixiaoflow.submission.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** The templates that come with the service, for those who look at forms where none is running. */
public final class Presets {

    private static final String SETTINGS = "submission-service.yml";

    private Presets() {}

    /** Every template as configured out of the box. */
    public static ValidationTemplates all() {
        try {
            var sources = new MutablePropertySources();
            new YamlPropertySourceLoader()
                    .load(SETTINGS, new ClassPathResource(SETTINGS))
                    .forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind("jixiao.validation", TemplateSettings.class)
                    .get()
                    .read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
