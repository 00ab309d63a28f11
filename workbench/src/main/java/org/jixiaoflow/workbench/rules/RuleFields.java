package org.jixiaoflow.workbench.rules;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.ExpectedLevel;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.UnitChoice;
import org.jixiaoflow.schemas.ValidationTemplateVersion;
import org.jixiaoflow.schemas.ValidationThresholds;
import org.jixiaoflow.schemas.WordChoice;
import org.jixiaoflow.workbench.versions.TypedFields;
import org.jspecify.annotations.Nullable;

/**
 * A validation template as it stands in the fields of a page, by the places at which its faults are told. Lists of words are a field each;
 * units are a line each, {@code TIME：工日、天=8 小时}.
 */
final class RuleFields extends TypedFields<ValidationTemplateVersion> {

    /** Lists of words that a template may bring in the place of the usual ones. */
    static final List<String> LISTS =
            List.of("SATISFACTION", "HARM", "LIMIT", "INPUT", "BOILERPLATE", "VAGUE", "MEASURE", "COST", "TIME");

    private static final List<String> OF_A_LEVEL = List.of("name", "points", "expected", "optional");
    private static final List<String> THRESHOLDS =
            List.of("farTooFew", "few", "rounding", "satisfaction", "goal", "cell");
    private static final Pattern UNIT = Pattern.compile(
            "(?<family>[A-Z]+)\\s*[:：]\\s*(?<names>[^=＝]+?)\\s*(?:[=＝]\\s*(?<factor>\\d{1,12}(?:\\.\\d{1,6})?)\\s*(?<base>\\S+))?");

    private RuleFields(Map<String, String> typed) {
        super(typed);
    }

    static RuleFields of(ValidationTemplateVersion template) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("/name", template.getName());
        fields.put("/regionCode", written(template.getRegionCode()));
        fields.put("/year", written(template.getYear()));
        fields.put("/preset", written(template.getPreset()));
        fields.put("/executionPoints", number(template.getExecutionPoints()));
        fields.put("/heaviest", written(template.getHeaviest()));
        each(
                template.getLevels(),
                "/levels",
                fields,
                level -> List.of(
                        level.getName(),
                        number(level.getPoints()),
                        String.join("、", level.getExpected()),
                        String.join("、", level.getOptional())),
                OF_A_LEVEL);
        fields.put("/scales", String.join("、", template.getScales()));
        fields.put("/placeholders", String.join("、", template.getPlaceholders()));
        var thresholds = template.getThresholds();
        if (thresholds != null) {
            fields.put("/thresholds/farTooFew", written(thresholds.getFarTooFew()));
            fields.put("/thresholds/few", written(thresholds.getFew()));
            fields.put("/thresholds/rounding", number(thresholds.getRounding()));
            fields.put("/thresholds/satisfaction", number(thresholds.getSatisfaction()));
            fields.put("/thresholds/goal", written(thresholds.getGoal()));
            fields.put("/thresholds/cell", written(thresholds.getCell()));
        }
        template.getWords()
                .forEach(choice -> fields.put("/words/" + choice.getList(), String.join("、", choice.getWords())));
        fields.put(
                "/units", template.getUnits().stream().map(RuleFields::written).collect(Collectors.joining("\n")));
        return new RuleFields(fields);
    }

    private static String written(UnitChoice unit) {
        var names = Stream.concat(Stream.of(unit.getName()), unit.getOtherNames().stream())
                .collect(Collectors.joining("、", unit.getFamily() + "：", ""));
        return unit.getBase() == null && unit.getFactor() == null
                ? names
                : "%s=%s %s"
                        .formatted(
                                names,
                                number(Objects.requireNonNullElse(unit.getFactor(), BigDecimal.ONE)),
                                Objects.requireNonNullElse(unit.getBase(), unit.getName()));
    }

    /** What came from a page; levels whose name was emptied are gone, and those below move up. */
    static RuleFields of(Map<String, String> form) {
        var fields = new LinkedHashMap<String, String>();
        form.forEach((place, text) -> {
            if (place.startsWith("/") && !place.startsWith("/levels/")) {
                fields.put(place, text.strip());
            }
        });
        fields.putIfAbsent("/preset", "false");
        moveUp(form, "/levels", "/levels", OF_A_LEVEL, fields);
        return new RuleFields(fields);
    }

    /** Numbers of its levels, and of one more to fill in. */
    public List<Integer> rows() {
        return rows("/levels", "name");
    }

    /** Lists of words, each a field. */
    public List<String> lists() {
        return LISTS;
    }

    @Override
    public ValidationTemplateVersion template(String id, int version, @Nullable String reason, List<String> faults) {
        return ValidationTemplateVersion.newBuilder()
                .setTemplateId(id)
                .setVersion(version)
                .setReason(reason)
                .setName(text("/name"))
                .setRegionCode(orNull("/regionCode"))
                .setYear(whole("/year", faults))
                .setPreset(isChosen("/preset"))
                .setExecutionPoints(points("/executionPoints", faults))
                .setHeaviest(Stream.of(Severity.values())
                        .filter(severity -> severity.name().equals(text("/heaviest")))
                        .findFirst()
                        .orElse(Severity.ERROR))
                .setLevels(lines(
                        "/levels",
                        "name",
                        place -> new ExpectedLevel(
                                text(place + "/name"),
                                orNull(place + "/points") == null ? null : points(place + "/points", faults),
                                split(text(place + "/expected")).toList(),
                                split(text(place + "/optional")).toList())))
                .setScales(split(text("/scales")).toList())
                .setPlaceholders(split(text("/placeholders")).toList())
                .setThresholds(thresholds(faults))
                .setWords(LISTS.stream()
                        .filter(list -> orNull("/words/" + list) != null)
                        .map(list -> new WordChoice(
                                list, split(text("/words/" + list)).toList()))
                        .toList())
                .setUnits(text("/units")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .flatMap(line -> Stream.ofNullable(unit(line.strip(), faults)))
                        .toList())
                .build();
    }

    /** None if all are empty: as usual. */
    private @Nullable ValidationThresholds thresholds(List<String> faults) {
        return THRESHOLDS.stream().allMatch(threshold -> orNull("/thresholds/" + threshold) == null)
                ? null
                : new ValidationThresholds(
                        count("/thresholds/farTooFew", faults),
                        count("/thresholds/few", faults),
                        points("/thresholds/rounding", faults),
                        points("/thresholds/satisfaction", faults),
                        count("/thresholds/goal", faults),
                        count("/thresholds/cell", faults));
    }

    private int count(String place, List<String> faults) {
        var number = whole(place, text(place), faults);
        return number == null ? 0 : number;
    }

    private static @Nullable UnitChoice unit(String line, List<String> faults) {
        var unit = UNIT.matcher(line);
        if (!unit.matches()) {
            faults.add("/units");
            return null;
        }
        var names = split(unit.group("names")).toList();
        var factor = unit.group("factor");
        return new UnitChoice(
                names.isEmpty() ? "" : names.get(0),
                unit.group("family"),
                names.stream().skip(1).toList(),
                unit.group("base"),
                factor == null ? null : new BigDecimal(factor).setScale(6));
    }
}
