package org.jixiaoflow.workbench.routes;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.schemas.TemplateDimension;
import org.jixiaoflow.schemas.TemplateItem;
import org.jixiaoflow.schemas.TemplateReminders;
import org.jixiaoflow.schemas.TemplateStage;
import org.jspecify.annotations.Nullable;

/** A review template as it stands in the fields of a page, by the places at which its faults are told. */
record RouteFields(Map<String, String> typed) {

    private static final Pattern BETWEEN = Pattern.compile("[、,，;；\\s]+");
    private static final List<String> OF_A_STAGE = List.of("id", "name", "nameEn", "workingDays");
    private static final List<String> OF_A_DIMENSION = List.of("code", "name", "nameEn");
    private static final List<String> OF_AN_ITEM = List.of("code", "name", "nameEn", "points", "findings");

    static RouteFields of(ReviewTemplateVersion template) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("/regionCode", written(template.getRegionCode()));
        fields.put("/year", written(template.getYear()));
        fields.put("/kind", written(template.getKind()));
        each(
                template.getRoute(),
                "/route",
                fields,
                stage -> List.of(stage.getId(), stage.getName(), stage.getNameEn(), written(stage.getWorkingDays())),
                OF_A_STAGE);
        each(
                template.getDimensions(),
                "/dimensions",
                fields,
                dimension -> List.of(dimension.getCode(), dimension.getName(), dimension.getNameEn()),
                OF_A_DIMENSION);
        for (var at = 0; at < template.getDimensions().size(); at++) {
            each(
                    template.getDimensions().get(at).getItems(),
                    "/dimensions/" + at + "/items",
                    fields,
                    item -> List.of(
                            item.getCode(),
                            item.getName(),
                            item.getNameEn(),
                            number(item.getPoints()),
                            String.join("、", item.getFindings())),
                    OF_AN_ITEM);
        }
        template.getGradeBands().forEach(band -> fields.put("/gradeBands/" + band.getGrade(), number(band.getFrom())));
        fields.put("/headSigns", written(template.getHeadSigns()));
        fields.put("/distinctPersons", written(template.getDistinctPersons()));
        fields.put("/answerDays", written(template.getAnswerDays()));
        fields.put("/consultationWaits", written(template.getConsultationWaits()));
        fields.put("/consultationDays", written(template.getConsultationDays()));
        var reminders = template.getReminders();
        if (reminders != null) {
            fields.put("/reminders/at", reminders.getAt());
            fields.put(
                    "/reminders/before",
                    reminders.getBefore().stream().map(String::valueOf).collect(joining("、")));
            fields.put("/reminders/onTheDay", written(reminders.getOnTheDay()));
            fields.put("/reminders/every", written(reminders.getEvery()));
            fields.put("/reminders/head", written(reminders.getHead()));
            fields.put("/reminders/bureau", written(reminders.getBureau()));
        }
        return new RouteFields(fields);
    }

    private static <T> void each(
            List<T> list,
            String place,
            Map<String, String> fields,
            Function<T, List<String>> values,
            List<String> names) {
        for (var at = 0; at < list.size(); at++) {
            for (var name = 0; name < names.size(); name++) {
                fields.put(
                        "%s/%d/%s".formatted(place, at, names.get(name)),
                        values.apply(list.get(at)).get(name));
            }
        }
    }

    /** What came from a page; stages, dimensions and items whose code was emptied are gone, and those below move up. */
    static RouteFields of(Map<String, String> form) {
        var fields = new LinkedHashMap<String, String>();
        form.forEach((place, text) -> {
            if (place.startsWith("/") && !place.startsWith("/route/") && !place.startsWith("/dimensions/")) {
                fields.put(place, text.strip());
            }
        });
        for (var choice : List.of("/headSigns", "/distinctPersons", "/consultationWaits", "/reminders/onTheDay")) {
            fields.putIfAbsent(choice, "false");
        }
        moveUp(form, "/route", "/route", OF_A_STAGE, fields);
        var dimensions = moveUp(form, "/dimensions", "/dimensions", OF_A_DIMENSION, fields);
        for (var at = 0; at < dimensions.size(); at++) {
            moveUp(
                    form,
                    "/dimensions/" + dimensions.get(at) + "/items",
                    "/dimensions/" + at + "/items",
                    OF_AN_ITEM,
                    fields);
        }
        return new RouteFields(fields);
    }

    /** Numbers that the lines had which are left. */
    private static List<Integer> moveUp(
            Map<String, String> form, String from, String to, List<String> names, Map<String, String> fields) {
        var left = numbers(form, from, names.get(0));
        for (var at = 0; at < left.size(); at++) {
            for (var name : names) {
                fields.put(
                        "%s/%d/%s".formatted(to, at, name),
                        form.getOrDefault("%s/%d/%s".formatted(from, left.get(at), name), "")
                                .strip());
            }
        }
        return left;
    }

    private static List<Integer> numbers(Map<String, String> form, String list, String name) {
        var place = Pattern.compile(Pattern.quote(list) + "/(\\d{1,3})/" + name);
        var numbers = new TreeSet<Integer>();
        form.forEach((key, text) -> {
            var line = place.matcher(key);
            if (line.matches() && !text.isBlank()) {
                numbers.add(Integer.valueOf(line.group(1)));
            }
        });
        return List.copyOf(numbers);
    }

    /** What stands in a field. */
    public String text(String place) {
        return typed.getOrDefault(place, "");
    }

    /** Numbers of a list's lines, and of one more to fill in. */
    public List<Integer> rows(String list) {
        var name = list.equals("/route") ? "id" : "code";
        return IntStream.rangeClosed(0, numbers(typed, list, name).size())
                .boxed()
                .toList();
    }

    /** Tells what was typed from what is typed by then. */
    public String mark() {
        return Integer.toHexString(typed.hashCode());
    }

    /**
     * The template that stands in the fields.
     *
     * @param faults takes the places at which nothing can be read
     */
    ReviewTemplateVersion template(String id, int version, @Nullable String reason, List<String> faults) {
        return ReviewTemplateVersion.newBuilder()
                .setTemplateId(id)
                .setVersion(version)
                .setReason(reason)
                .setRegionCode(orNull("/regionCode"))
                .setYear(days("/year", faults))
                .setKind(Stream.of(FormKind.values())
                        .filter(kind -> kind.name().equals(text("/kind")))
                        .findFirst()
                        .orElse(null))
                .setRoute(lines(
                        "/route",
                        "id",
                        place -> new TemplateStage(
                                text(place + "/id"),
                                text(place + "/name"),
                                text(place + "/nameEn"),
                                days(place + "/workingDays", faults))))
                .setDimensions(lines(
                        "/dimensions",
                        "code",
                        place -> new TemplateDimension(
                                text(place + "/code"),
                                text(place + "/name"),
                                text(place + "/nameEn"),
                                lines(
                                        place + "/items",
                                        "code",
                                        item -> new TemplateItem(
                                                text(item + "/code"),
                                                text(item + "/name"),
                                                text(item + "/nameEn"),
                                                points(item + "/points", faults),
                                                split(text(item + "/findings")).toList())))))
                .setGradeBands(bands(faults))
                .setHeadSigns(isChosen("/headSigns"))
                .setDistinctPersons(isChosen("/distinctPersons"))
                .setAnswerDays(days("/answerDays", faults))
                .setConsultationWaits(isChosen("/consultationWaits"))
                .setConsultationDays(days("/consultationDays", faults))
                .setReminders(orNull("/reminders/at") == null ? null : reminders(faults))
                .build();
    }

    private <T> List<T> lines(String list, String name, Function<String, T> line) {
        return numbers(typed, list, name).stream()
                .map(number -> line.apply(list + "/" + number))
                .toList();
    }

    private List<GradeBand> bands(List<String> faults) {
        return Stream.of(Grade.values()).allMatch(grade -> orNull("/gradeBands/" + grade) == null)
                ? List.of()
                : Stream.of(Grade.values())
                        .map(grade -> new GradeBand(grade, points("/gradeBands/" + grade, faults)))
                        .toList();
    }

    private TemplateReminders reminders(List<String> faults) {
        return new TemplateReminders(
                text("/reminders/at"),
                split(text("/reminders/before"))
                        .flatMap(day -> Stream.ofNullable(whole("/reminders/before", day, faults)))
                        .toList(),
                isChosen("/reminders/onTheDay"),
                days("/reminders/every", faults),
                days("/reminders/head", faults),
                days("/reminders/bureau", faults));
    }

    private boolean isChosen(String place) {
        return Boolean.parseBoolean(text(place));
    }

    private @Nullable String orNull(String place) {
        return text(place).isEmpty() ? null : text(place);
    }

    private @Nullable Integer days(String place, List<String> faults) {
        return orNull(place) == null ? null : whole(place, text(place), faults);
    }

    private static @Nullable Integer whole(String place, String text, List<String> faults) {
        if (text.matches("-?\\d{1,6}")) {
            return Integer.valueOf(text);
        }
        faults.add(place);
        return null;
    }

    private BigDecimal points(String place, List<String> faults) {
        var text = text(place);
        if (text.matches("-?\\d{1,6}(\\.\\d{1,2})?")) {
            return new BigDecimal(text).setScale(2);
        }
        faults.add(place);
        return BigDecimal.ZERO.setScale(2);
    }

    private static Stream<String> split(String text) {
        return BETWEEN.splitAsStream(text).filter(part -> !part.isEmpty());
    }

    private static String written(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
