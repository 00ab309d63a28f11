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
                "levels[0].points | 61 | /levels POINTS_NOT_100 [101.00]",
                "execution-points | 20 | /levels POINTS_NOT_100 [110.00]",
                "levels[0].points | -1 | /levels/0/points OUT_OF_RANGE",
                "levels[1].name | 产出指标 | /levels/1/level1 REPEATED_NODE [产出指标]",
                "levels[1].level2[0] | 数量指标 | /levels/1/level2/0 REPEATED_NODE [数量指标]",
                "levels[1].name | 效益 | /levels/1/level1 UNKNOWN_NODE [效益]",
                "levels[1].level2[0] | 质量指标 | /levels/1/level2/0 UNKNOWN_NODE [质量指标]",
                "id | One | /templateId INVALID_ID",
                "name | ' ' | /name NO_NAME [60]",
                "region-code | 23108 | /regionCode INVALID_REGION",
                "bands.GOOD | 95 | /gradeBands BANDS_NOT_FALLING",
                "bands.POOR | 1 | /gradeBands BANDS_NOT_FALLING",
                "region-code | 231083 | must apply to every form",
                "preset | true | must apply to every form",
                "scoring.qualitative-bands.PARTLY | 85 | /qualitativeBands BANDS_NOT_FALLING",
                "scoring.qualitative-bands.NOT_ACHIEVED | 5 | /qualitativeBands BANDS_NOT_FALLING",
                "scoring.scales[0][0].coefficient | 1.2 | /scales/0/grades/0/coefficient OUT_OF_RANGE [1]",
                "scoring.satisfaction[0].share | 120 | /satisfaction/0/share OUT_OF_RANGE [100]",
                "scoring.rate-caps[0].total | -1 | /rateCaps/0/total OUT_OF_RANGE",
                "scoring.zero-penalty | 0 | /zeroPenalty NOT_POSITIVE",
                "scoring.over-achieved-from | 0 | /overAchievedFrom NOT_POSITIVE",
                "scoring.grace-days | -1 | /graceDays NOT_POSITIVE"
            })
    @DisplayName("are refused at start, with what is wrong and where,")
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
        source.put("jixiao.scoring.nodes[0].name", "产出指标");
        source.put("jixiao.scoring.nodes[0].level2[0]", "数量指标");
        source.put("jixiao.scoring.nodes[1].name", "效益指标");
        source.put("jixiao.scoring.nodes[1].level2[0]", "社会效益指标");
        source.put("jixiao.scoring.nodes[1].level2[1]", "数量指标");
        return new Binder(source).bind("jixiao.scoring", TemplateSettings.class).get();
    }
}
