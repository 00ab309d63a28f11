package org.jixiaoflow.scoring.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jixiaoflow.schemas.BandRange;
import org.jixiaoflow.schemas.LevelBudget;
import org.jixiaoflow.schemas.OverAchievement;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("Scoring templates")
class TemplateSettingsTest {

    private static final Map<String, String> ONE = Map.ofEntries(
            Map.entry("id", "one"),
            Map.entry("name", "一"),
            Map.entry("execution-points", "10"),
            Map.entry("levels[0].name", "产出指标"),
            Map.entry("levels[0].points", "60"),
            Map.entry("levels[0].level2[0]", "数量指标"),
            Map.entry("levels[1].name", "效益指标"),
            Map.entry("levels[1].points", "30"),
            Map.entry("levels[1].level2[0]", "社会效益指标"),
            Map.entry("bands.EXCELLENT", "90"),
            Map.entry("bands.GOOD", "80"),
            Map.entry("bands.FAIR", "60"),
            Map.entry("bands.POOR", "0"),
            Map.entry("scoring.qualitative-bands.ACHIEVED", "80"),
            Map.entry("scoring.qualitative-bands.PARTLY", "60"),
            Map.entry("scoring.qualitative-bands.NOT_ACHIEVED", "0"),
            Map.entry("scoring.scales[0][0].grade", "优"),
            Map.entry("scoring.scales[0][0].coefficient", "1"),
            Map.entry("scoring.satisfaction[0].from", "90"),
            Map.entry("scoring.satisfaction[0].share", "100"),
            Map.entry("scoring.rate-caps[0].below", "80"),
            Map.entry("scoring.rate-caps[0].total", "89"));

    @Test
    @DisplayName("that come with the service share out 100 points and every share of a qualitative row")
    void presets() {
        assertThat(Presets.all())
                .extracting(ScoringTemplate::getTemplateId)
                .containsExactly("cost-10-20-40-20-10", "execution-20-40-40", "strict-10-50-30-10", "standard");
        assertThat(Presets.all()).allSatisfy(template -> {
            assertThat(template.getLevels().stream()
                            .map(LevelBudget::getPoints)
                            .reduce(template.getExecutionPoints(), BigDecimal::add))
                    .isEqualByComparingTo("100");
            assertThat(template.getLevels())
                    .allSatisfy(level -> assertThat(level.getLevel2()).isNotEmpty());
            assertThat(template.getQualitativeBands())
                    .extracting(BandRange::getTo)
                    .first()
                    .isEqualTo(new BigDecimal("100.00"));
            assertThat(template.getScales()).hasSize(3);
        });
    }

    @Test
    @DisplayName("differ where the regions they come from do")
    void differences() {
        assertThat(preset("execution-20-40-40").getQualitativeBands().get(1).getFrom())
                .isEqualByComparingTo("50");
        assertThat(preset("strict-10-50-30-10").getOverAchievement()).isEqualTo(OverAchievement.MINUS2);
        assertThat(preset("strict-10-50-30-10").getRateCaps()).hasSize(4);
        assertThat(preset("standard").getRateCaps()).isEmpty();
    }

    @Test
    @DisplayName("are taken when they are whole")
    void whole() {
        assertThatCode(() -> bound(ONE)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "levels[0].points | 61 | add up to 101, not 100",
                "execution-points | 20 | add up to 110, not 100",
                "levels[1].name | 产出指标 | repeats a level",
                "levels[1].level2[0] | 数量指标 | belongs to two first levels",
                "bands.GOOD | 95 | must fall from grade to grade",
                "bands.POOR | 1 | must begin at 0",
                "region-code | 231083 | must apply to every form",
                "preset | true | must apply to every form",
                "scoring.qualitative-bands.PARTLY | 85 | must fall from band to band",
                "scoring.qualitative-bands.NOT_ACHIEVED | 5 | must begin at 0",
                "scoring.scales[0][0].coefficient | 1.2 | between 0 and 1",
                "scoring.satisfaction[0].share | 120 | between 0 and 100",
                "scoring.rate-caps[0].total | -1 | between 0 and 100",
                "scoring.zero-penalty | 0 | takes points away",
                "scoring.over-achieved-from | 0 | above 0",
                "scoring.grace-days | -1 | not negative"
            })
    @DisplayName("are refused at start, with a sentence,")
    void refused(String property, String value, String sentence) {
        var changed = new HashMap<>(ONE);
        changed.put(property, value);

        assertThatThrownBy(() -> bound(changed))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    private static ScoringTemplate preset(String id) {
        return Presets.all().stream()
                .filter(template -> template.getTemplateId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static TemplateSettings bound(Map<String, String> template) {
        var source = new MapConfigurationPropertySource();
        template.forEach((name, value) -> source.put("jixiao.scoring.templates[0]." + name, value));
        return new Binder(source).bind("jixiao.scoring", TemplateSettings.class).get();
    }
}
