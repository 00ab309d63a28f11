package org.jixiaoflow.workbench.services;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.ScorePart;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** The scoring service. */
public final class Scoring {

    private final Service service;

    Scoring(Service service) {
        this.service = service;
    }

    /** A form's score with every formula. */
    public FormScore score(String id) {
        return service.get(Reflected.class, "/scores/{id}", id).value();
    }

    /** What a self-evaluation would score as it stands; nothing is stored. */
    public Estimate estimate(String region, int year, FormContent content) {
        return estimate(region, year, content, List.of());
    }

    /**
     * The same with what a reviewer would decide.
     *
     * @param reviewed rows rated by hand
     */
    public Estimate estimate(String region, int year, FormContent content, List<ReviewedRow> reviewed) {
        return service.asked(() -> Objects.requireNonNull(service.request(HttpMethod.POST, "/what-if")
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("region", region, "year", year, "content", content, "reviewedRows", reviewed))
                .retrieve()
                .body(Estimate.class)));
    }

    /**
     * A score that isn't anybody's yet.
     *
     * @param incomplete whether a part has no points yet
     */
    public record Estimate(BigDecimal total, Grade grade, boolean incomplete, List<ScorePart> parts) {}

    private record Reflected(FormScore value) {}
}
