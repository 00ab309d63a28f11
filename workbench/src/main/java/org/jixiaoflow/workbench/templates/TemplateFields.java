package org.jixiaoflow.workbench.templates;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.BandRange;
import org.jixiaoflow.schemas.Exactly;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.GradeScale;
import org.jixiaoflow.schemas.LevelBudget;
import org.jixiaoflow.schemas.NotExceeding;
import org.jixiaoflow.schemas.OverAchievement;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.RateCap;
import org.jixiaoflow.schemas.SatisfactionInterval;
import org.jixiaoflow.schemas.ScaleGrade;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.workbench.versions.TypedFields;
import org.jspecify.annotations.Nullable;

/**
 * A scoring template as it stands in the fields of a page, by the places at which its faults are told. Lists that few change are one
 * field each: {@code 优=1、良=0.85}, a scale a line.
 */
final class TemplateFields extends TypedFields<ScoringTemplate> {

    private static final List<String> OF_A_LEVEL = List.of("level1", "points", "level2");
    private static final BigDecimal WHOLE = new BigDecimal("100.00");

    private TemplateFields(Map<String, String> typed) {
        super(typed);
    }

    static TemplateFields of(ScoringTemplate template) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("/name", template.getName());
        fields.put("/regionCode", written(template.getRegionCode()));
        fields.put("/year", written(template.getYear()));
        fields.put("/kind", written(template.getKind()));
        fields.put("/preset", String.valueOf(template.getPreset()));
        fields.put("/executionPoints", number(template.getExecutionPoints()));
        each(
                template.getLevels(),
                "/levels",
                fields,
                level -> List.of(level.getLevel1(), number(level.getPoints()), String.join("、", level.getLevel2())),
                OF_A_LEVEL);
        template.getGradeBands().forEach(band -> fields.put("/gradeBands/" + band.getGrade(), number(band.getFrom())));
        template.getQualitativeBands()
                .forEach(band -> fields.put("/qualitativeBands/" + band.getBand(), number(band.getFrom())));
        fields.put(
                "/scales",
                template.getScales().stream()
                        .map(scale ->
                                pairs(scale.getGrades(), each -> each.getGrade() + "=" + number(each.getCoefficient())))
                        .collect(joining("\n")));
        fields.put(
                "/overAchievement",
                written(Objects.requireNonNullElse(template.getOverAchievement(), OverAchievement.NONE)));
        fields.put("/overAchievedFrom", number(template.getOverAchievedFrom()));
        fields.put(
                "/notExceeding", written(Objects.requireNonNullElse(template.getNotExceeding(), NotExceeding.RATIO)));
        fields.put("/exactly", written(Objects.requireNonNullElse(template.getExactly(), Exactly.FULL)));
        fields.put("/zeroPenalty", number(template.getZeroPenalty()));
        fields.put(
                "/satisfaction",
                pairs(template.getSatisfaction(), each -> number(each.getFrom()) + "=" + number(each.getShare())));
        fields.put(
                "/rateCaps",
                pairs(template.getRateCaps(), each -> number(each.getBelow()) + "=" + number(each.getTotal())));
        fields.put("/graceDays", String.valueOf(template.getGraceDays()));
        return new TemplateFields(fields);
    }

    /** What came from a page; levels whose name was emptied are gone, and those below move up. */
    static TemplateFields of(Map<String, String> form) {
        var fields = new LinkedHashMap<String, String>();
        form.forEach((place, text) -> {
            if (place.startsWith("/") && !place.startsWith("/levels/")) {
                fields.put(place, text.strip());
            }
        });
        fields.putIfAbsent("/preset", "false");
        moveUp(form, "/levels", "/levels", OF_A_LEVEL, fields);
        return new TemplateFields(fields);
    }

    /** Numbers of its levels, and of one more to fill in. */
    public List<Integer> rows() {
        return rows("/levels", "level1");
    }

    @Override
    public ScoringTemplate template(String id, int version, @Nullable String reason, List<String> faults) {
        return ScoringTemplate.newBuilder()
                .setTemplateId(id)
                .setVersion(version)
                .setReason(reason)
                .setName(text("/name"))
                .setRegionCode(orNull("/regionCode"))
                .setYear(whole("/year", faults))
                .setKind(choice(FormKind.class, "/kind"))
                .setPreset(Boolean.parseBoolean(text("/preset")))
                .setExecutionPoints(number("/executionPoints", 2, faults))
                .setLevels(lines(
                        "/levels",
                        "level1",
                        place -> new LevelBudget(
                                text(place + "/level1"),
                                number(place + "/points", 2, faults),
                                split(text(place + "/level2")).toList())))
                .setGradeBands(Stream.of(Grade.values())
                        .map(grade -> new GradeBand(grade, number("/gradeBands/" + grade, 2, faults)))
                        .toList())
                .setQualitativeBands(qualitativeBands(faults))
                .setScales(text("/scales")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(line -> new GradeScale(pairs(
                                "/scales", line, faults, (grade, share) -> new ScaleGrade(grade, decimal(share, 4)))))
                        .toList())
                .setOverAchievement(choice(OverAchievement.class, "/overAchievement"))
                .setOverAchievedFrom(number("/overAchievedFrom", 4, faults))
                .setNotExceeding(choice(NotExceeding.class, "/notExceeding"))
                .setExactly(choice(Exactly.class, "/exactly"))
                .setZeroPenalty(orNull("/zeroPenalty") == null ? null : number("/zeroPenalty", 2, faults))
                .setSatisfaction(pairs(
                        "/satisfaction",
                        text("/satisfaction"),
                        faults,
                        (from, share) -> new SatisfactionInterval(decimal(from, 2), decimal(share, 2))))
                .setRateCaps(pairs(
                        "/rateCaps",
                        text("/rateCaps"),
                        faults,
                        (below, total) -> new RateCap(decimal(below, 2), decimal(total, 2))))
                .setGraceDays(count("/graceDays", faults))
                .build();
    }

    /** A band ends where the next better one begins. */
    private List<BandRange> qualitativeBands(List<String> faults) {
        var bands = new ArrayList<BandRange>();
        if (Stream.of(QualitativeBand.values()).allMatch(band -> orNull("/qualitativeBands/" + band) == null)) {
            return bands;
        }
        var end = WHOLE;
        for (var band : QualitativeBand.values()) {
            var from = number("/qualitativeBands/" + band, 2, faults);
            bands.add(new BandRange(band, from, end));
            end = from;
        }
        return bands;
    }

    private <E extends Enum<E>> @Nullable E choice(Class<E> type, String place) {
        return Stream.of(type.getEnumConstants())
                .filter(each -> each.name().equals(text(place)))
                .findFirst()
                .orElse(null);
    }

    private int count(String place, List<String> faults) {
        try {
            return Integer.parseInt(text(place));
        } catch (NumberFormatException e) {
            faults.add(place);
            return 0;
        }
    }

    private BigDecimal number(String place, int decimals, List<String> faults) {
        try {
            return decimal(text(place), decimals);
        } catch (ArithmeticException e) {
            faults.add(place);
            return BigDecimal.ZERO.setScale(decimals);
        }
    }

    /** @throws ArithmeticException if it is no number with so many decimals at most */
    private static BigDecimal decimal(String text, int decimals) {
        if (!text.matches("-?\\d{1,6}(\\.\\d{1,6})?")) {
            throw new ArithmeticException(text);
        }
        return new BigDecimal(text).setScale(decimals);
    }

    private static <T> List<T> pairs(
            String place, String text, List<String> faults, BiFunction<String, String, T> pair) {
        var pairs = new ArrayList<T>();
        split(text).forEach(each -> {
            var sides = each.split("=", -1);
            try {
                pairs.add(pair.apply(sides[0], sides.length == 2 ? sides[1] : ""));
            } catch (ArithmeticException e) {
                faults.add(place);
            }
        });
        return pairs;
    }

    private static <T> String pairs(List<T> list, Function<T, String> pair) {
        return list.stream().map(pair).collect(joining("、"));
    }

    /** Where this differs from what was before; levels are held against those of the same name. */
    List<Difference> since(TemplateFields before) {
        var was = before.named();
        var is = named();
        var places = new LinkedHashMap<>(was);
        places.putAll(is);
        return places.keySet().stream()
                .map(place -> new Difference(place, was.getOrDefault(place, ""), is.getOrDefault(place, "")))
                .filter(difference -> !difference.before().equals(difference.after()))
                .toList();
    }

    private Map<String, String> named() {
        var named = new LinkedHashMap<String, String>();
        typed().forEach((place, text) -> {
            if (!place.startsWith("/levels/")) {
                named.put(place, text);
            }
        });
        for (var place : lines("/levels", "level1", level -> level)) {
            var name = text(place + "/level1");
            named.put("/levels/%s/points".formatted(name), text(place + "/points"));
            named.put("/levels/%s/level2".formatted(name), text(place + "/level2"));
        }
        return named;
    }

    /** A field that differs. */
    record Difference(String place, String before, String after) {

        /** The field's name for words. */
        public String field() {
            return place.split("/", -1)[place.startsWith("/levels/") ? 3 : 1];
        }

        /** What of the field: a level's or a band's name; empty if it is the whole. */
        public String part() {
            var parts = place.split("/", -1);
            return parts.length > 2 ? parts[2] : "";
        }
    }
}
