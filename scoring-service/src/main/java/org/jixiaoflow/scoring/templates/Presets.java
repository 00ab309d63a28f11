package org.jixiaoflow.scoring.templates;

import java.util.List;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.support.settings.ServiceSettings;

/** The templates that come with the service, for those who score where none is running. */
public final class Presets {

    private Presets() {}

    /** Every template as configured out of the box, each as version 1. */
    public static List<ScoringTemplate> all() {
        return ServiceSettings.read("scoring-service.yml", "jixiao.scoring", TemplateSettings.class)
                .versions();
    }
}
