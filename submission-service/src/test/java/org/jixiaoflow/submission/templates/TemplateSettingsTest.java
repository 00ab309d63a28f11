package org.jixiaoflow.submission.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.jixiaoflow.schemas.contract.FormId;
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

        assertThat(presets.templates())
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            execution-points           | 20     | The points of validation template t add up to 110, not 100
            levels[1].name             | 产出指标 | Validation template t repeats a level
            thresholds.few                 | 3      | Thresholds of a validation template must all be given
            words.vauge[0]             | 正常     | vauge
            region-code                | 42     | No validation template applies to every form
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
        return Validation.findings(Samples.content(), template).stream()
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
