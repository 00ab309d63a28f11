package org.jixiaoflow.workbench.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.ScoreChange;
import org.jixiaoflow.schemas.ScorePart;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The scoring service. */
public final class Scoring {

    private final Service service;

    Scoring(Service service) {
        this.service = service;
    }

    /** A form's score with every formula. */
    public FormScore score(String id) {
        return scored(id).value();
    }

    /** The same with of when it is. */
    public Scored scored(String id) {
        return service.get(Scored.class, "/scores/{id}", id);
    }

    /** Every score the form ever had with the reason it changed, newest first. */
    public List<ScoreChange> history(String id) {
        return service.get(Changes.class, "/scores/{id}/history", id).value();
    }

    /** A region's year in one kind of form. */
    public Overview overview(String region, int year, FormKind kind) {
        return service.get(Overview.class, "/overviews/{region}/{year}?kind={kind}", region, year, kind);
    }

    /** A department's year, form by form, with its other years; empty if nothing of that year is scored that the reader may see. */
    public Optional<DepartmentHistory> department(String region, int year, String department) {
        return found(() -> service.get(
                DepartmentHistory.class, "/overviews/{region}/{year}/{department}", region, year, department));
    }

    /** Its indicators beside those of the two years before; empty if none of them is approved that the reader may see. */
    public Optional<YearOnYear> yearOnYear(String region, int year, String department) {
        return found(() -> service.get(
                YearOnYear.class, "/overviews/{region}/{year}/{department}/indicators", region, year, department));
    }

    /** The same as a file. */
    public ResponseEntity<byte[]> yearOnYear(String region, int year, String department, String format) {
        return service.file(
                "/overviews/{region}/{year}/{department}/indicators?format={format}", region, year, department, format);
    }

    private static <T> Optional<T> found(Supplier<T> asked) {
        try {
            return Optional.of(asked.get());
        } catch (Refusal refused) {
            if (refused.status() == HttpStatus.NOT_FOUND.value()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** A form's score, and of when it is. */
    public record Scored(FormScore value, @Nullable Instant asOf) {}

    private record Changes(List<ScoreChange> value) {}

    /** Who must file in a region's year, and by when; empty if nobody said. */
    public Optional<FilingList> filingList(String region, int year) {
        return found(() -> service.get(Listed.class, "/filings/{region}/{year}/list", region, year)
                .value());
    }

    /** Publishes a list that was made from the one with its version. */
    public void publish(FilingList list) {
        var departments = list.getDepartments().stream().map(Scoring::member).toList();
        var deadlines = list.getDeadlines().stream()
                .map(each -> Map.of("kind", each.getKind(), "dueOn", each.getDueOn()))
                .toList();
        service.tell(
                HttpMethod.PUT,
                Map.of(
                        "version",
                        list.getVersion(),
                        "closed",
                        list.getClosed(),
                        "departments",
                        departments,
                        "deadlines",
                        deadlines),
                "/filings/{region}/{year}/list",
                list.getRegionCode(),
                list.getYear());
    }

    private static Map<String, String> member(ListedDepartment department) {
        var member = new HashMap<String, String>();
        member.put("departmentCode", department.getDepartmentCode());
        member.put("departmentName", department.getDepartmentName());
        if (department.getExtendedTo() != null && department.getExtensionReason() != null) {
            member.put("extendedTo", department.getExtendedTo());
            member.put("extensionReason", department.getExtensionReason());
        }
        return member;
    }

    private record Listed(FilingList value) {}

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
}
