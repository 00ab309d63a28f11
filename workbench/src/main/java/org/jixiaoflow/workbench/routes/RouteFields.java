package org.jixiaoflow.workbench.routes;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.schemas.TemplateDimension;
import org.jixiaoflow.schemas.TemplateItem;
import org.jixiaoflow.schemas.TemplateReminders;
import org.jixiaoflow.schemas.TemplateStage;
import org.jixiaoflow.workbench.versions.TypedFields;
import org.jspecify.annotations.Nullable;

/** A review template as it stands in the fields of a page, by the places at which its faults are told. */
final class RouteFields extends TypedFields<ReviewTemplateVersion> {

    private static final List<String> OF_A_STAGE = List.of("id", "name", "nameEn", "workingDays");
    private static final List<String> OF_A_DIMENSION = List.of("code", "name", "nameEn");
    private static final List<String> OF_AN_ITEM = List.of("code", "name", "nameEn", "points", "findings");

    private RouteFields(Map<String, String> typed) {
        super(typed);
    }

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

    /** Numbers of a list's lines, and of one more to fill in. */
    public List<Integer> rows(String list) {
        return rows(list, list.equals("/route") ? "id" : "code");
    }

    @Override
    public ReviewTemplateVersion template(String id, int version, @Nullable String reason, List<String> faults) {
        return ReviewTemplateVersion.newBuilder()
                .setTemplateId(id)
                .setVersion(version)
                .setReason(reason)
                .setRegionCode(orNull("/regionCode"))
                .setYear(whole("/year", faults))
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
                                whole(place + "/workingDays", faults))))
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
                .setAnswerDays(whole("/answerDays", faults))
                .setConsultationWaits(isChosen("/consultationWaits"))
                .setConsultationDays(whole("/consultationDays", faults))
                .setReminders(orNull("/reminders/at") == null ? null : reminders(faults))
                .build();
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
                whole("/reminders/every", faults),
                whole("/reminders/head", faults),
                whole("/reminders/bureau", faults));
    }
}
