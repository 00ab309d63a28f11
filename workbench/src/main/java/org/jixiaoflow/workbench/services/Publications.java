package org.jixiaoflow.workbench.services;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.PublishedForm;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;

/** The review service as those use it who say what is public. */
public final class Publications {

    private static final ParameterizedTypeReference<List<Candidate>> CANDIDATES = new ParameterizedTypeReference<>() {};

    private final Service service;

    Publications(Service service) {
        this.service = service;
    }

    /** Forms of a region's year that are public or were, or may be. */
    public List<Candidate> of(String region, int year) {
        return service.get(CANDIDATES, "/publications/{region}/{year}", region, year);
    }

    /** What the public would read of a form, and when what of it was published and withheld. */
    public Sheet sheet(String form) {
        return service.get(Sheet.class, "/publications/forms/{form}", form);
    }

    /** 公开, as that version says. */
    public Command publish(String form, UUID key, long version, boolean withGrade) {
        return service.send(
                HttpMethod.POST,
                key,
                version,
                Map.of("trigger", "PUBLISH", "withGrade", withGrade),
                "/forms/{form}/decisions",
                form);
    }

    /** 撤回公开. */
    public Command withhold(String form, UUID key, String reason) {
        return service.send(
                HttpMethod.POST,
                key,
                null,
                Map.of("trigger", "WITHHOLD", "reason", reason),
                "/forms/{form}/decisions",
                form);
    }

    /** A form that is public or was, or may be. */
    public record Candidate(
            String formId,
            String regionCode,
            FormKind kind,
            String departmentCode,
            @Nullable String unitCode,
            @Nullable String departmentName,
            FormState state,
            long version,
            int revision,
            @Nullable Integer publishedRevision,
            boolean publishedInForce,
            @Nullable Instant publishedAt,
            @Nullable Instant withheldAt,
            List<Trigger> open) {

        public boolean mayBePublished() {
            return open.contains(Trigger.PUBLISH);
        }

        public boolean isPublic() {
            return publishedRevision != null;
        }
    }

    /**
     * A form with what would be published of it.
     *
     * @param preview null unless it is approved
     * @param history newest first
     */
    public record Sheet(Candidate form, @Nullable PublishedForm preview, List<Step> history) {}

    /** That it was published or withheld. */
    public record Step(
            Trigger trigger,
            int revision,
            Instant at,
            String by,
            @Nullable String reason) {}
}
