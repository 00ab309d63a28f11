package org.jixiaoflow.workbench.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeCount;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** The scoring service's templates. */
public final class Templates {

    private static final ParameterizedTypeReference<List<ScoringTemplate>> ALL = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<List<Fault>> FAULTS = new ParameterizedTypeReference<>() {};

    private final Service service;

    Templates(Service service) {
        this.service = service;
    }

    /** The versions in force, by id. */
    public List<ScoringTemplate> inForce() {
        return service.get(ALL, "/templates");
    }

    /** A template's versions, newest first. */
    public List<ScoringTemplate> versions(String id) {
        return service.get(ALL, "/templates/{id}/versions", id);
    }

    /** What it would be refused for, were it published. */
    public List<Fault> faults(ScoringTemplate template) {
        return send(HttpMethod.POST, template, "/faults", FAULTS);
    }

    /** What publishing it would do. */
    public Effect effect(ScoringTemplate template) {
        return send(HttpMethod.POST, template, "/effect", ParameterizedTypeReference.forType(Effect.class));
    }

    /** Publishes it, made from the version it names. */
    public ScoringTemplate publish(ScoringTemplate template) {
        return send(HttpMethod.PUT, template, "", ParameterizedTypeReference.forType(ScoringTemplate.class));
    }

    private <T> T send(HttpMethod method, ScoringTemplate template, String what, ParameterizedTypeReference<T> answer) {
        return service.asked(
                () -> Objects.requireNonNull(service.request(method, "/templates/{id}" + what, template.getTemplateId())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(template)
                        .retrieve()
                        .body(answer)));
    }

    /** What is wrong at a place of a template. */
    public record Fault(String pointer, String code, String text) {

        /** What a refused template was refused for. */
        public static List<Fault> of(Refusal refused) {
            return refused.member("findings") instanceof List<?> findings
                    ? findings.stream()
                            .flatMap(finding -> finding instanceof Map<?, ?> fault ? Stream.of(of(fault)) : Stream.of())
                            .toList()
                    : List.of();
        }

        private static Fault of(Map<?, ?> told) {
            return new Fault(
                    String.valueOf(told.get("pointer")),
                    String.valueOf(told.get("code")),
                    String.valueOf(told.get("text")));
        }
    }

    /**
     * What publishing a template would do.
     *
     * @param changedDepartments null for readers who see no scores
     * @param changedForms null for readers who see no scores
     */
    public record Effect(
            @Nullable Instant asOf,
            boolean refilling,
            int unread,
            int forms,
            int changed,
            int graded,
            int departments,
            List<KindEffect> kinds,
            @Nullable List<DepartmentEffect> changedDepartments,
            @Nullable List<FormEffect> changedForms) {}

    /** The same of the forms of a kind. */
    public record KindEffect(
            FormKind kind, int forms, int raised, int lowered, Totals before, Totals after, List<GradeMove> moves) {}

    /** Scores of some forms, summed up. */
    public record Totals(
            BigDecimal sum, BigDecimal mean, BigDecimal lowest, BigDecimal highest, List<GradeCount> grades) {}

    /** Forms whose grade would be another. */
    public record GradeMove(Grade from, Grade to, int forms) {}

    /** A score as it is and as it would be. */
    public record Change(BigDecimal before, BigDecimal after, Grade gradeBefore, Grade gradeAfter) {

        /** How many points it would gain. */
        public BigDecimal difference() {
            return after.subtract(before);
        }
    }

    /** A department's year that would change. */
    public record DepartmentEffect(
            String regionCode,
            int year,
            String departmentCode,
            @Nullable String departmentName,
            Change mean) {}

    /** A form that would change. */
    public record FormEffect(String formId, @Nullable String departmentName, Change total) {}
}
