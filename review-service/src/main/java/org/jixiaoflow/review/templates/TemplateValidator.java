package org.jixiaoflow.review.templates;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.schemas.TemplateItem;
import org.jixiaoflow.schemas.TemplateReminders;
import org.jixiaoflow.support.templates.Fault;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a review template: only one that is whole can lead whatever comes. */
final class TemplateValidator {

    private static final BigDecimal ALL_POINTS = BigDecimal.valueOf(100);
    private static final int MOST_DAYS = 250;
    private static final int LONGEST_NAME = 60;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");
    private static final Pattern RULE = Pattern.compile("[A-Z][0-9]{2}");

    private final ReviewTemplateVersion template;
    private final List<Fault> faults = new ArrayList<>();

    private TemplateValidator(ReviewTemplateVersion template) {
        this.template = template;
    }

    /** Everything that is wrong with it; nothing if it is whole. */
    static List<Fault> faults(ReviewTemplateVersion template) {
        var validator = new TemplateValidator(template);
        validator.faults.addAll(Fault.ofHead(template));
        validator.route();
        validator.ratings();
        validator.days(template.getAnswerDays(), "/answerDays");
        validator.days(template.getConsultationDays(), "/consultationDays");
        validator.reminders(template.getReminders());
        return List.copyOf(validator.faults);
    }

    private void route() {
        var route = template.getRoute();
        var ids = new HashSet<String>();
        require(!route.isEmpty(), "/route", "NO_STAGE");
        for (var at = 0; at < route.size(); at++) {
            var stage = route.get(at);
            var place = "/route/" + at;
            code(stage.getId(), ids, place + "/id");
            named(stage.getName(), place + "/name");
            named(stage.getNameEn(), place + "/nameEn");
            days(stage.getWorkingDays(), place + "/workingDays");
        }
    }

    private void ratings() {
        var dimensions = template.getDimensions();
        var codes = new HashSet<String>();
        var itemCodes = new HashSet<String>();
        for (var at = 0; at < dimensions.size(); at++) {
            var dimension = dimensions.get(at);
            var place = "/dimensions/" + at;
            code(dimension.getCode(), codes, place + "/code");
            named(dimension.getName(), place + "/name");
            named(dimension.getNameEn(), place + "/nameEn");
            require(!dimension.getItems().isEmpty(), place + "/items", "NO_ITEM");
            for (var item = 0; item < dimension.getItems().size(); item++) {
                item(dimension.getItems().get(item), itemCodes, place + "/items/" + item);
            }
        }
        var bands = template.getGradeBands();
        var grades = new HashSet<Grade>();
        for (var at = 0; at < bands.size(); at++) {
            var grade = bands.get(at).getGrade();
            require(grades.add(grade), "/gradeBands/" + at + "/grade", "REPEATED_CODE", grade);
        }
        if (dimensions.isEmpty()) {
            return;
        }
        var points = dimensions.stream()
                .flatMap(dimension -> dimension.getItems().stream())
                .map(TemplateItem::getPoints)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        require(points.compareTo(ALL_POINTS) == 0, "/dimensions", "ITEMS_NOT_100", points.toPlainString());
        require(fall(bands), "/gradeBands", "BANDS_NOT_FALLING");
    }

    private void item(TemplateItem item, Set<String> codes, String place) {
        code(item.getCode(), codes, place + "/code");
        named(item.getName(), place + "/name");
        named(item.getNameEn(), place + "/nameEn");
        require(item.getPoints().signum() > 0, place + "/points", "NO_POINTS");
        item.getFindings().stream()
                .filter(rule -> !RULE.matcher(rule).matches())
                .forEach(rule -> faults.add(Fault.at(place + "/findings", "NO_RULE", rule)));
    }

    /** Whether every grade is there, each beginning below the one before and the last at 0. */
    private static boolean fall(List<GradeBand> bands) {
        var above = ALL_POINTS.add(BigDecimal.ONE);
        for (var band : bands) {
            if (band.getFrom().compareTo(above) >= 0) {
                return false;
            }
            above = band.getFrom();
        }
        return above.signum() == 0
                && bands.stream().map(GradeBand::getGrade).toList().equals(List.of(Grade.values()));
    }

    private void reminders(@Nullable TemplateReminders reminders) {
        if (reminders == null) {
            return;
        }
        try {
            LocalTime.parse(reminders.getAt());
        } catch (DateTimeException e) {
            faults.add(Fault.at("/reminders/at", "INVALID_TIME"));
        }
        reminders.getBefore().forEach(day -> days(day, "/reminders/before"));
        days(reminders.getEvery(), "/reminders/every");
        days(reminders.getHead(), "/reminders/head");
        days(reminders.getBureau(), "/reminders/bureau");
    }

    private void code(String code, Set<String> others, String place) {
        require(CODE.matcher(code).matches(), place, "INVALID_CODE", code);
        require(others.add(code), place, "REPEATED_CODE", code);
    }

    private void named(String name, String place) {
        require(!name.isBlank() && name.length() <= LONGEST_NAME, place, "NO_NAME", LONGEST_NAME);
    }

    private void days(@Nullable Integer days, String place) {
        require(days == null || (days > 0 && days <= MOST_DAYS), place, "NO_DAYS", MOST_DAYS);
    }

    private void require(boolean holds, String place, String code, Object... arguments) {
        if (!holds) {
            faults.add(Fault.at(place, code, arguments));
        }
    }
}
