package org.jixiaoflow.scoring.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** The templates that come with the service, for those who score where none is running. */
public final class Presets {

    private static final String SETTINGS = "scoring-service.yml";

    private Presets() {}

    /** Every template as configured out of the box, each as version 1. */
    public static List<ScoringTemplate> all() {
        try {
            var sources = new MutablePropertySources();
            new YamlPropertySourceLoader()
                    .load(SETTINGS, new ClassPathResource(SETTINGS))
                    .forEach(sources::addLast);
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bind("jixiao.scoring", TemplateSettings.class).get().templates().stream()
                            .map(seed -> seed.version(1))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
