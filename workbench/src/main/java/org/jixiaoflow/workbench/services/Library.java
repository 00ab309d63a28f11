package org.jixiaoflow.workbench.services;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.Operator;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** The review service as the place of the indicator library. */
public final class Library {

    private static final ParameterizedTypeReference<Part<Indicator>> INDICATORS = new ParameterizedTypeReference<>() {};
    private static final String PLACE = "/indicators/{region}";

    private final Service service;

    Library(Service service) {
        this.service = service;
    }

    public Part<Indicator> list(LibraryFilter filter, int page, int size) {
        var query = filter.query().with("page", page).with("size", size);
        return service.get(INDICATORS, query.after(PLACE), place(filter, query));
    }

    /** All of it as a file. */
    public ResponseEntity<byte[]> file(LibraryFilter filter, String format) {
        var query = filter.query().with("format", format);
        return service.file(query.after(PLACE), place(filter, query));
    }

    private static Object[] place(LibraryFilter filter, Query query) {
        return Stream.concat(Stream.ofNullable(filter.region()), Stream.of(query.values()))
                .toArray();
    }

    /** The indicator of that name. */
    public Optional<Indicator> named(String region, String name) {
        return service.get(INDICATORS, PLACE + "?name={name}&size=1", region, name).items().stream()
                .findFirst();
    }

    /** 推荐, or no longer. */
    public void recommend(String region, String name, boolean recommended, String reason) {
        service.tell(
                HttpMethod.PUT,
                Map.of("name", name, "recommended", recommended, "reason", reason),
                PLACE + "/recommended",
                region);
    }

    /**
     * An indicator as departments use it.
     *
     * @param used how often it stands in an approved objective
     * @param unused whether it doesn't in the last two years
     */
    public record Indicator(
            String name,
            List<String> spellings,
            @Nullable String level1,
            @Nullable String level2,
            @Nullable Operator operator,
            @Nullable Direction direction,
            @Nullable String unit,
            List<Target> targets,
            int used,
            int departments,
            int firstYear,
            int lastYear,
            boolean unused,
            List<String> alike,
            @Nullable Recommendation recommended) {}

    /** A target as written, and how often. */
    public record Target(
            @Nullable Operator operator,
            String target,
            @Nullable String unit,
            int used) {}

    /** That the bureau recommends it. */
    public record Recommendation(@Nullable String reason, String by, Instant at) {}
}
