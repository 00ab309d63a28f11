package org.jixiaoflow.review.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixiaoflow.review.templates.Dimension.Item;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.Rating;
import org.jspecify.annotations.Nullable;

/** How forms are reviewed. A version in use is never changed or removed: forms under review hold its id. */
@Schema(description = "How forms are reviewed.")
public record ReviewTemplate(
        @Schema(description = "Its id, with `@` and its version after the first: what the journal names.")
        String id,

        @Schema(description = "The stages in the order they review; the last one approves.")
        List<Stage> route,

        @Schema(description = "What is rated; all items together give 100 points. None where nothing is rated.")
        List<Dimension> dimensions,

        @Schema(description = "Where each grade begins; needed where something is rated.")
        Map<Grade, BigDecimal> bands,

        @Schema(description = "Whether 单位负责人 signs before a clerk may submit.")
        boolean headSigns,

        @Schema(
                description =
                        "Whether nobody passes a form at two stages of its way, or signs as head what they wrote as a clerk.")
        boolean distinctPersons,

        @Schema(
                description =
                        "Working days within which a department answers a return, or brings an adjustment; absent if nobody says.")
        @Nullable Integer answerDays,

        @Schema(description = "When those who have a form are reminded; absent: never.") @Nullable Ladder reminders,

        @Schema(description = "What holds where an opinion is asked.")
        Consulting consultation) {

    private static final BigDecimal FULL = new BigDecimal(100);

    public ReviewTemplate {
        route = List.copyOf(route);
        dimensions = List.copyOf(dimensions);
        bands = Map.copyOf(bands);
        var stages = route.stream().map(Stage::id).toList();
        var items = dimensions.stream().flatMap(dimension -> dimension.items().stream());
        var codes = items.map(Item::code).toList();
        require(id, !route.isEmpty(), "its route needs a stage");
        require(id, new HashSet<>(stages).size() == stages.size(), "its route repeats a stage");
        require(id, new HashSet<>(codes).size() == codes.size(), "it repeats an item");
        require(
                id,
                dimensions.isEmpty() || points(dimensions).compareTo(FULL) == 0,
                "its items must give 100 points, not " + points(dimensions));
        require(
                id,
                dimensions.isEmpty() || isScale(bands),
                "its bands need every grade, each beginning lower than the one before, the last at 0");
    }

    /** By which no form waits for opinions. */
    public ReviewTemplate(
            String id,
            List<Stage> route,
            List<Dimension> dimensions,
            Map<Grade, BigDecimal> bands,
            boolean headSigns,
            boolean distinctPersons,
            @Nullable Integer answerDays,
            @Nullable Ladder reminders) {
        this(id, route, dimensions, bands, headSigns, distinctPersons, answerDays, reminders, Consulting.FREELY);
    }

    /** Ids of the stages, in order. */
    public List<String> stageIds() {
        return route.stream().map(Stage::id).toList();
    }

    public String lastStage() {
        return route.get(route.size() - 1).id();
    }

    public Optional<Stage> stage(String id) {
        return route.stream().filter(stage -> stage.id().equals(id)).findFirst();
    }

    /** Codes of all items, in order. */
    public List<String> itemCodes() {
        return dimensions.stream()
                .flatMap(dimension -> dimension.items().stream())
                .map(Item::code)
                .toList();
    }

    /** The rating with the dimension and points of its item; nothing if the template has no such item. */
    public Optional<RatedItem> rated(Rating rating) {
        return dimensions.stream()
                .flatMap(dimension -> dimension.items().stream()
                        .filter(item -> item.code().equals(rating.getItem()))
                        .map(item -> new RatedItem(dimension.code(), item.code(), item.points(), rating.getPercent())))
                .findFirst();
    }

    /** Whether reviewers rate forms at all. */
    public boolean rates() {
        return !dimensions.isEmpty();
    }

    /** The best grade whose band begins at that total or below. */
    public Grade grade(BigDecimal total) {
        return Arrays.stream(Grade.values())
                .filter(grade -> total.compareTo(bands.get(grade)) >= 0)
                .findFirst()
                .orElse(Grade.POOR);
    }

    private static BigDecimal points(List<Dimension> dimensions) {
        return dimensions.stream()
                .flatMap(dimension -> dimension.items().stream())
                .map(Item::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isScale(Map<Grade, BigDecimal> bands) {
        var begins = Arrays.stream(Grade.values()).map(bands::get).toList();
        return !begins.contains(null)
                && begins.get(begins.size() - 1).signum() == 0
                && begins.equals(begins.stream()
                        .sorted((a, b) -> b.compareTo(a))
                        .distinct()
                        .toList());
    }

    private static void require(String id, boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("Review template %s: %s".formatted(id, otherwise));
        }
    }
}
