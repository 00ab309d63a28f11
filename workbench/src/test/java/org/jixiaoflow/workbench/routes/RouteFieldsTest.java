package org.jixiaoflow.workbench.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.schemas.TemplateDimension;
import org.jixiaoflow.schemas.TemplateItem;
import org.jixiaoflow.schemas.TemplateReminders;
import org.jixiaoflow.schemas.TemplateStage;
import org.jixiaoflow.workbench.services.Routes.Forms;
import org.jixiaoflow.workbench.versions.Changed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A review template in fields")
class RouteFieldsTest {

    private static final ReviewTemplateVersion TEMPLATE = ReviewTemplateVersion.newBuilder()
            .setTemplateId("county")
            .setVersion(2)
            .setRegionCode("231083")
            .setYear(2026)
            .setKind(FormKind.OBJECTIVE)
            .setRoute(List.of(
                    new TemplateStage("FIRST", "初审", "first", 5),
                    new TemplateStage("SECOND", "复审", "second", null),
                    new TemplateStage("LAST", "终审", "last", 3)))
            .setDimensions(List.of(
                    new TemplateDimension(
                            "WHOLE", "完整性", "whole", List.of(item("FORMAT", "40"), item("CLEAR", "20.5"))),
                    new TemplateDimension("FIT", "适当性", "fit", List.of(item("MATCH", "39.5")))))
            .setGradeBands(List.of(
                    new GradeBand(Grade.EXCELLENT, new BigDecimal("90.00")),
                    new GradeBand(Grade.GOOD, new BigDecimal("80.00")),
                    new GradeBand(Grade.FAIR, new BigDecimal("60.00")),
                    new GradeBand(Grade.POOR, new BigDecimal("0.00"))))
            .setHeadSigns(true)
            .setDistinctPersons(false)
            .setAnswerDays(5)
            .setReminders(new TemplateReminders("09:00", List.of(7, 3, 1), true, 5, null, 10))
            .setConsultationWaits(true)
            .setConsultationDays(3)
            .build();

    @Test
    @DisplayName("says all that it did")
    void again() {
        var faults = new ArrayList<String>();

        var again = RouteFields.of(RouteFields.of(TEMPLATE).typed()).template("county", 2, null, faults);

        assertThat(faults).isEmpty();
        assertThat(again).isEqualTo(TEMPLATE);
    }

    @Test
    @DisplayName("loses the lines whose code was emptied, and tells what it can't read by its place")
    void changed() {
        var form = new HashMap<>(RouteFields.of(TEMPLATE).typed());
        form.put("/route/0/id", " ");
        form.put("/route/2/workingDays", "三");
        form.put("/dimensions/0/code", "");
        form.put("/reminders/before", "7、半");
        var faults = new ArrayList<String>();

        var fields = RouteFields.of(form);
        var changed = fields.template("county", 2, "试行", faults);

        assertThat(changed.getRoute()).extracting(TemplateStage::getId).containsExactly("SECOND", "LAST");
        assertThat(changed.getDimensions())
                .singleElement()
                .extracting(TemplateDimension::getItems)
                .isEqualTo(List.of(item("MATCH", "39.5")));
        assertThat(changed.getReason()).isEqualTo("试行");
        assertThat(faults).containsExactlyInAnyOrder("/route/1/workingDays", "/reminders/before");
        assertThat(fields.text("/route/1/workingDays")).isEqualTo("三");
        assertThat(fields.rows("/route")).containsExactly(0, 1, 2);
    }

    @Test
    @DisplayName("keeps what stands in the line to fill in, though it has no code yet")
    void begun() {
        var form = new HashMap<>(RouteFields.of(TEMPLATE).typed());
        form.put("/route/2/id", "");
        form.put("/route/3/id", "");
        form.put("/route/3/name", "备案");
        form.put("/dimensions/2/code", "");
        form.put("/dimensions/2/items/0/points", "5");

        var begun = RouteFields.of(form).template("county", 2, null, new ArrayList<>());

        assertThat(begun.getRoute())
                .extracting(TemplateStage::getId, TemplateStage::getName)
                .containsExactly(tuple("FIRST", "初审"), tuple("SECOND", "复审"), tuple("", "备案"));
        assertThat(begun.getDimensions())
                .last()
                .satisfies(dimension -> assertThat(dimension.getItems())
                        .singleElement()
                        .extracting(TemplateItem::getPoints)
                        .isEqualTo(new BigDecimal("5.00")));
    }

    @Test
    @DisplayName("is told from its other versions by what each changed, with the forms that keep it")
    void versions() {
        var first = ReviewTemplateVersion.newBuilder(TEMPLATE)
                .setVersion(1)
                .setAnswerDays(7)
                .setRoute(List.of(
                        new TemplateStage("FIRST", "初审", "first", 4),
                        TEMPLATE.getRoute().get(1),
                        TEMPLATE.getRoute().get(2)))
                .build();

        var versions = Version.of(List.of(TEMPLATE, first), List.of(new Forms(1, 3, 2)));

        assertThat(versions.get(0).differences())
                .containsExactly(
                        new Changed("route", "FIRST", "workingDays", "4", "5"),
                        new Changed("answerDays", "", "", "7", "5"));
        assertThat(versions.get(0).forms()).isNull();
        assertThat(versions.get(1).differences()).isEmpty();
        assertThat(versions.get(1).forms()).isEqualTo(new Forms(1, 3, 2));
    }

    private static TemplateItem item(String code, String points) {
        return new TemplateItem(code, code, code, new BigDecimal(points).setScale(2), List.of("V01", "V02"));
    }
}
