package org.jixiaoflow.workbench.services;

import java.time.Instant;
import java.util.List;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;

/** The submission service. */
public final class Submission {

    private static final ParameterizedTypeReference<List<Similar>> SIMILAR = new ParameterizedTypeReference<>() {};

    private final Service service;

    Submission(Service service) {
        this.service = service;
    }

    public Details form(String id) {
        return service.get(Details.class, "/forms/{id}", id);
    }

    public List<Similar> similar(String id) {
        return service.get(SIMILAR, "/forms/{id}/similar", id);
    }

    /** One form with all its department needs to go on with it. */
    public record Details(
            FormRow form,
            @Nullable FormContent content,
            List<Finding> findings,
            List<FieldComment> comments,
            List<String> editablePaths,
            List<Trigger> allowedActions,
            @Nullable Instant asOf) {

        public boolean allows(Trigger action) {
            return allowedActions.contains(action);
        }
    }

    /** Another form that shares indicators with one. */
    public record Similar(
            String formId, @Nullable String departmentName, int year, boolean lastYear, int shared, int indicators) {

        /** Of a hundred. */
        public int share() {
            return indicators == 0 ? 0 : shared * 100 / indicators;
        }
    }
}
