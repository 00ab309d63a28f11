package org.jixiaoflow.submission.templates;

import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jixiaoflow.support.settings.ServiceSettings;

/** The templates that come with the service, for those who look at forms where none is running. */
public final class Presets {

    private Presets() {}

    /** Every template as configured out of the box. */
    public static ValidationTemplates all() {
        return ServiceSettings.read("submission-service.yml", "jixiao.validation", TemplateSettings.class)
                .read();
    }
}
