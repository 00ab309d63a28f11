package org.jixiaoflow.scoring.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormScore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An overview's numbers, counted from topics by code that shares nothing with what is tested, one line a number. */
record Fold(List<String> lines) {

    /**
     * Counts what stands in the topics before those offsets.
     *
     * @param reflects as the overview tells it
     */
    static Fold of(
            List<ConsumerRecord<String, @Nullable DepartmentFiling>> filings,
            List<ConsumerRecord<String, @Nullable FormFiling>> forms,
            List<ConsumerRecord<String, @Nullable FormScore>> scores,
            JsonNode reflects,
            String year) {
        var departments = newest(filings, reflects.path(2).path("next"), year);
        var filed = newest(forms, reflects.path(0).path("next"), year);
        var scored = newest(scores, reflects.path(1).path("next"), year);
        var lines = new ArrayList<String>();
        var states = new TreeMap<String, Integer>(Map.of("DRAFT", 0, "SUBMITTED", 0, "RETURNED", 0, "APPROVED", 0));
        filed.forEach((form, filing) -> {
            if (form.contains("-OBJECTIVE-")) {
                states.merge(filing.getState().name(), 1, Integer::sum);
            }
        });
        lines.add("states " + states);
        lines.add("missing "
                + departments.values().stream()
                        .filter(DepartmentFiling::getListed)
                        .map(department -> "-OBJECTIVE-" + department.getDepartmentCode())
                        .filter(form -> filed.keySet().stream().noneMatch(key -> key.endsWith(form)))
                        .count());
        var totals = new ArrayList<BigDecimal>();
        var grades = new TreeMap<>(Map.of("EXCELLENT", 0, "GOOD", 0, "FAIR", 0, "POOR", 0));
        var own = new TreeMap<String, List<BigDecimal>>();
        scored.forEach((form, score) -> {
            if (form.contains("-OBJECTIVE-")) {
                totals.add(score.getTotal());
                grades.merge(score.getGrade().name(), 1, Integer::sum);
                own.computeIfAbsent(score.getDepartmentCode(), code -> new ArrayList<>())
                        .add(score.getTotal());
            }
        });
        var means = new TreeMap<String, BigDecimal>();
        own.forEach((department, all) -> means.put(department, mean(all)));
        lines.add("forms " + totals.size());
        if (!totals.isEmpty()) {
            lines.add("grades " + grades);
            lines.add("mean " + mean(totals).toPlainString());
        }
        means.entrySet().stream()
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> lines.add("%d %s %s"
                        .formatted(
                                1
                                        + means.values().stream()
                                                .filter(mean -> mean.compareTo(each.getValue()) > 0)
                                                .count(),
                                each.getKey(),
                                each.getValue().toPlainString())));
        return new Fold(lines);
    }

    /** The same of an overview as it was answered. */
    static Fold told(JsonNode overview) {
        var lines = new ArrayList<String>();
        var states = new TreeMap<String, Integer>(Map.of("DRAFT", 0, "SUBMITTED", 0, "RETURNED", 0, "APPROVED", 0));
        overview.path("filing")
                .path("forms")
                .forEach(count -> states.put(
                        count.path("state").asString(), count.path("forms").asInt()));
        lines.add("states " + states);
        lines.add("missing " + overview.path("filing").path("missing").asInt(0));
        var scores = overview.path("scores");
        lines.add("forms " + scores.path("forms").asInt(0));
        if (scores.isObject()) {
            var grades = new TreeMap<String, Integer>();
            scores.path("grades")
                    .forEach(count -> grades.put(
                            count.path("grade").asString(), count.path("forms").asInt()));
            lines.add("grades " + grades);
            lines.add("mean " + two(scores.path("mean")));
        }
        overview.path("departments").forEach(department -> {
            if (department.has("rank")) {
                lines.add("%d %s %s"
                        .formatted(
                                department.path("rank").asInt(),
                                department.path("departmentCode").asString(),
                                two(department.path("mean"))));
            }
        });
        return new Fold(lines);
    }

    private static String two(JsonNode number) {
        return number.decimalValue().setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static <T> Map<String, T> newest(
            List<ConsumerRecord<String, @Nullable T>> records, JsonNode next, String year) {
        var newest = new HashMap<String, T>();
        for (var each : records) {
            if (each.offset() < next.path(String.valueOf(each.partition())).asLong(0)
                    && each.key().startsWith("231083-" + year + "-")) {
                if (each.value() == null) {
                    newest.remove(each.key());
                } else {
                    newest.put(each.key(), each.value());
                }
            }
        }
        return newest;
    }

    private static BigDecimal mean(List<BigDecimal> totals) {
        return totals.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(totals.size()), 2, RoundingMode.HALF_UP);
    }
}
