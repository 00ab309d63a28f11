package org.jixiaoflow.workbench.services;

import java.util.List;
import java.util.Objects;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.workbench.services.Templates.Fault;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** The review service's templates. */
public final class Routes {

    private static final ParameterizedTypeReference<List<ReviewTemplateVersion>> ALL =
            new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Fault>> FAULTS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Forms>> FORMS = new ParameterizedTypeReference<>() {};

    private final Service service;

    Routes(Service service) {
        this.service = service;
    }

    /** The versions in force, by id. */
    public List<ReviewTemplateVersion> inForce() {
        return service.get(ALL, "/review-templates");
    }

    /** A template's versions, newest first. */
    public List<ReviewTemplateVersion> versions(String id) {
        return service.get(ALL, "/review-templates/{id}/versions", id);
    }

    /** How many forms keep which version, newest first; none for one that no form keeps. */
    public List<Forms> forms(String id) {
        return service.get(FORMS, "/review-templates/{id}/forms", id);
    }

    /** What it would be refused for, were it published. */
    public List<Fault> faults(ReviewTemplateVersion template) {
        return send(HttpMethod.POST, template, "/faults", FAULTS);
    }

    /** Publishes it, made from the version it names. */
    public ReviewTemplateVersion publish(ReviewTemplateVersion template) {
        return send(HttpMethod.PUT, template, "", ParameterizedTypeReference.forType(ReviewTemplateVersion.class));
    }

    private <T> T send(
            HttpMethod method, ReviewTemplateVersion template, String what, ParameterizedTypeReference<T> answer) {
        return service.asked(() -> Objects.requireNonNull(
                service.request(method, "/review-templates/{id}" + what, template.getTemplateId())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(template)
                        .retrieve()
                        .body(answer)));
    }

    /** Forms that were submitted under a version, and how many of them aren't approved. */
    public record Forms(int version, int forms, int underWay) {}
}
