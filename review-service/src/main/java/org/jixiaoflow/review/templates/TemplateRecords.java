package org.jixiaoflow.review.templates;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jixiaoflow.review.templates.Dimension.Item;
import org.jixiaoflow.review.templates.ReviewTemplates.Entry;
import org.jixiaoflow.review.templates.ReviewTemplates.Scope;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.schemas.TemplateDimension;
import org.jixiaoflow.schemas.TemplateItem;
import org.jixiaoflow.schemas.TemplateReminders;
import org.jixiaoflow.schemas.TemplateStage;
import org.jixiaoflow.support.templates.Versions;
import org.jspecify.annotations.Nullable;

/** Review templates as records of their topic, and read from there. */
final class TemplateRecords {

    private TemplateRecords() {}

    /** The version that a template as configured would be. */
    static ReviewTemplateVersion written(Entry entry, int version) {
        var scope = entry.scope();
        var template = entry.template();
        return ReviewTemplateVersion.newBuilder()
                .setTemplateId(template.id())
                .setVersion(version)
                .setRegionCode(scope.region())
                .setYear(scope.year())
                .setKind(scope.kind())
                .setRoute(template.route().stream()
                        .map(stage -> new TemplateStage(stage.id(), stage.name(), stage.nameEn(), stage.workingDays()))
                        .toList())
                .setDimensions(template.dimensions().stream()
                        .map(TemplateRecords::written)
                        .toList())
                .setGradeBands(written(template.bands()))
                .setHeadSigns(template.headSigns())
                .setDistinctPersons(template.distinctPersons())
                .setAnswerDays(template.answerDays())
                .setReminders(written(template.reminders()))
                .setConsultationWaits(template.consultation().waits())
                .setConsultationDays(template.consultation().workingDays())
                .build();
    }

    private static TemplateDimension written(Dimension dimension) {
        return new TemplateDimension(
                dimension.code(),
                dimension.name(),
                dimension.nameEn(),
                dimension.items().stream()
                        .map(item -> new TemplateItem(
                                item.code(), item.name(), item.nameEn(), item.points(), item.findings()))
                        .toList());
    }

    private static List<GradeBand> written(Map<Grade, BigDecimal> bands) {
        return bands.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(band -> new GradeBand(band.getKey(), band.getValue().setScale(2)))
                .toList();
    }

    private static @Nullable TemplateReminders written(@Nullable Ladder ladder) {
        return ladder == null
                ? null
                : new TemplateReminders(
                        ladder.at().toString(),
                        ladder.before(),
                        ladder.onTheDay(),
                        ladder.every(),
                        ladder.head(),
                        ladder.bureau());
    }

    /** The forms that a version is for. */
    static Scope scope(ReviewTemplateVersion version) {
        return new Scope(version.getRegionCode(), version.getYear(), version.getKind());
    }

    /** The template that a version says, called by its reference. */
    static Entry read(ReviewTemplateVersion version) {
        return new Entry(
                scope(version),
                new ReviewTemplate(
                        Versions.reference(version),
                        version.getRoute().stream()
                                .map(stage -> new Stage(
                                        stage.getId(), stage.getName(), stage.getNameEn(), stage.getWorkingDays()))
                                .toList(),
                        version.getDimensions().stream()
                                .map(TemplateRecords::read)
                                .toList(),
                        version.getGradeBands().stream()
                                .collect(Collectors.toMap(GradeBand::getGrade, GradeBand::getFrom)),
                        version.getHeadSigns(),
                        version.getDistinctPersons(),
                        version.getAnswerDays(),
                        read(version.getReminders()),
                        new Consulting(version.getConsultationWaits(), version.getConsultationDays())));
    }

    private static Dimension read(TemplateDimension dimension) {
        return new Dimension(
                dimension.getCode(),
                dimension.getName(),
                dimension.getNameEn(),
                dimension.getItems().stream()
                        .map(item -> new Item(
                                item.getCode(), item.getName(), item.getNameEn(), item.getPoints(), item.getFindings()))
                        .toList());
    }

    private static @Nullable Ladder read(@Nullable TemplateReminders reminders) {
        return reminders == null
                ? null
                : new Ladder(
                        LocalTime.parse(reminders.getAt()),
                        reminders.getBefore(),
                        reminders.getOnTheDay(),
                        reminders.getEvery(),
                        reminders.getHead(),
                        reminders.getBureau());
    }
}
