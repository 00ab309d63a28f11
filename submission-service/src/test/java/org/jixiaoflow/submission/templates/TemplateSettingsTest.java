package org.jixiaoflow.submission.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.quantity.Unit;
import org.jixiaoflow.schemas.quantity.Unit.Family;
import org.jixiaoflow.submission.Samples;
import org.jixiaoflow.submission.validation.Validation;
import org.jixiaoflow.submission.validation.ValidationTemplate;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("Validation templates")
class TemplateSettingsTest {

    private static final FormId FORM = FormId.parse(Samples.FORM).orElseThrow();

    @Test
    @DisplayName("out of the box are Hailin's of 2022, which blocks nothing, the standard one and that of Hubei")
    void presets() {
        var presets = Presets.all();

        assertThat(presets.all())
                .extracting(ValidationTemplates.Applicable::id)
                .containsExactly("hailin-2022", "execution-20-40-40", "standard");
        assertThat(Validation.findings(Samples.content(), presets.of(FORM))).isEmpty();
        assertThat(presets.named("execution-20-40-40", 2023))
                .hasValueSatisfying(template -> assertThat(codes(template)).containsExactly("V03", "V04"));
        assertThat(presets.named("nowhere", 2023)).isEmpty();
    }

    @Test
    @DisplayName("bring words and thresholds of their own")
    void own() {
        var template = templates(Map.of(
                        "words.vague[0]", "准确率",
                        "thresholds.far-too-few", "1",
                        "thresholds.few", "6",
                        "thresholds.rounding", "5",
                        "thresholds.satisfaction", "60",
                        "thresholds.goal", "20",
                        "thresholds.cell", "14"))
                .of(FORM);

        assertThat(codes(template)).containsExactly("V07", "V20");
    }

    @Test
    @DisplayName("bring units of their own, and keep the usual ones of the other families")
    void ownUnits() {
        var units = Map.of(
                "units.time[0].names[0]", "小时",
                "units.time[1].names[0]", "工日",
                "units.time[1].names[1]", "天",
                "units.time[1].base", "小时",
                "units.time[1].factor", "8");
        var days = Samples.withFirst(row -> row.setName("公开时限").setTarget("2").setUnit("工日"));

        assertThat(codes(templates(units).of(FORM), days)).contains("V13");
        assertThat(codes(templates(Map.of()).of(FORM), days)).doesNotContain("V13");
        assertThat(templates(units).of(FORM).guidance().units().unit("工日"))
                .isEqualTo(new Unit(Family.TIME, "小时", BigDecimal.valueOf(8)));
        assertThat(templates(units).of(FORM).guidance().units().unit("万元").family())
                .isEqualTo(Family.MONEY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            execution-points           | 20     | Validation template t: [/levels POINTS_NOT_100 [110]]
            levels[1].name             | 产出指标 | Validation template t: [/levels/1/name REPEATED_NODE [产出指标]]
            thresholds.few                 | 3      | Thresholds of a validation template must all be given
            words.vauge[0]             | 正常     | vauge
            levels[1].optional[0]      | 产出指标 | Validation template t: [/levels/1/optional REPEATED_NODE [产出指标]]
            units.time[0].names[0]     | 元      | /units UNITS_CONTRADICT [unit 元 stands twice
            units.count[0].base        | 个      | /units UNITS_CONTRADICT [a unit of family COUNT has no name
            units.plain[0].names[0]    | 项      | /units UNITS_CONTRADICT [PLAIN is for numbers without a unit
            units.count[0].names[0]    | /      | /units UNITS_CONTRADICT ["/" means that there is no unit
            units.ratio[0].names[0]    | 成      | /units UNITS_CONTRADICT [family RATIO is counted in %
            units.length[0].names[0]   | 公里    | length
            region-code                | 42     | Validation template t: [/regionCode INVALID_REGION []]
            region-code                | 231083 | No validation template applies to every form
            """)
    @DisplayName("say what is wrong with them when the service starts")
    void wrong(String setting, String value, String message) {
        assertThatThrownBy(() -> templates(Map.of(setting, value)))
                .extracting(TemplateSettingsTest::reasons)
                .asString()
                .contains(message);
    }

    private static String reasons(Throwable problem) {
        return problem.getCause() == null
                ? String.valueOf(problem.getMessage())
                : problem.getMessage() + " " + reasons(problem.getCause());
    }

    private static Iterable<String> codes(ValidationTemplate template) {
        return codes(template, Samples.content());
    }

    private static Iterable<String> codes(ValidationTemplate template, FormContent form) {
        return Validation.findings(form, template).stream()
                .map(finding -> finding.getCode())
                .toList();
    }

    private static ValidationTemplates templates(Map<String, String> changes) {
        var seed = new HashMap<>(Map.of(
                "id", "t", "name", "T", "execution-points", "10", "levels[0].name", "产出指标", "levels[0].points", "50"));
        seed.putAll(Map.of(
                "levels[1].name",
                "效益指标",
                "levels[1].points",
                "30",
                "levels[2].name",
                "满意度指标",
                "levels[2].points",
                "10",
                "scales[0]",
                "优良中低差"));
        seed.putAll(changes);
        var properties = new HashMap<String, String>();
        seed.forEach((key, value) -> properties.put("jixiao.validation.templates[0]." + key, value));
        return new Binder(new MapConfigurationPropertySource(properties))
                .bind("jixiao.validation", TemplateSettings.class)
                .get()
                .read();
    }
}
