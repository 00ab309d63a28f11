package org.jixiaoflow.workbench.services;

import org.jixiaoflow.schemas.ValidationTemplateVersion;

/** The submission service's templates. */
public final class Rules extends PublishedTemplates<ValidationTemplateVersion> {

    Rules(Service service) {
        super(service, "/validation-templates", "/validation-templates/in-force", ValidationTemplateVersion.class);
    }
}
