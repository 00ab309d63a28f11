package org.jixiaoflow.workbench.services;

import java.util.List;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.springframework.core.ParameterizedTypeReference;

/** The review service's templates. */
public final class Routes extends PublishedTemplates<ReviewTemplateVersion> {

    private static final String PLACE = "/review-templates";
    private static final ParameterizedTypeReference<List<Forms>> FORMS = new ParameterizedTypeReference<>() {};

    private final Service service;

    Routes(Service service) {
        super(service, PLACE, PLACE, ReviewTemplateVersion.class);
        this.service = service;
    }

    /** How many forms keep which version, newest first; none for one that no form keeps. */
    public List<Forms> forms(String id) {
        return service.get(FORMS, PLACE + "/{id}/forms", id);
    }

    /** Forms that were submitted under a version, and how many of them aren't approved. */
    public record Forms(int version, int forms, int underWay) {}
}
