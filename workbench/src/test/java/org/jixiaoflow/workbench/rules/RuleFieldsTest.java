package org.jixiaoflow.workbench.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jixiaoflow.schemas.ExpectedLevel;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.UnitChoice;
import org.jixiaoflow.schemas.ValidationTemplateVersion;
import org.jixiaoflow.schemas.ValidationThresholds;
import org.jixiaoflow.schemas.WordChoice;
import org.jixiaoflow.workbench.versions.Changed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A validation template in fields")
class RuleFieldsTest {

    private static final ValidationTemplateVersion TEMPLATE = ValidationTemplateVersion.newBuilder()
            .setTemplateId("county")
            .setVersion(2)
            .setName("县级模板")
            .setRegionCode("231083")
            .setYear(2026)
            .setExecutionPoints(points("10"))
            .setHeaviest(Severity.WARN)
            .setLevels(List.of(
                    new ExpectedLevel("产出指标", points("60"), List.of("数量指标", "质量指标"), List.of("成本指标")),
                    new ExpectedLevel("效益指标", points("30"), List.of(), List.of("社会效益指标"))))
            .setScales(List.of("优良中低差", "高中低"))
            .setPlaceholders(List.of("无", "/", "*"))
            .setThresholds(new ValidationThresholds(2, 4, points("5"), points("62.5"), 20, 14))
            .setWords(List.of(new WordChoice("HARM", List.of("事故", "投诉"))))
            .setUnits(List.of(
                    new UnitChoice("天", "TIME", List.of("日"), null, null),
                    new UnitChoice("工日", "TIME", List.of(), "天", new BigDecimal("0.333333"))))
            .build();

    @Test
    @DisplayName("says all that it did")
    void again() {
        var faults = new ArrayList<String>();

        var again = RuleFields.of(RuleFields.of(TEMPLATE).typed()).template("county", 2, null, faults);

        assertThat(faults).isEmpty();
        assertThat(again).isEqualTo(TEMPLATE);
        assertThat(RuleFields.of(TEMPLATE).text("/units")).isEqualTo("TIME：天、日\nTIME：工日=0.333333 天");
    }

    @Test
    @DisplayName("loses the levels whose name was emptied, and tells what it can't read by its place")
    void changed() {
        var form = new HashMap<>(RuleFields.of(TEMPLATE).typed());
        form.put("/levels/0/name", " ");
        form.put("/levels/1/points", "三");
        form.put("/thresholds/few", "");
        form.put("/words/HARM", "");
        form.put("/units", "时间 天");
        var faults = new ArrayList<String>();

        var fields = RuleFields.of(form);
        var changed = fields.template("county", 2, "试行", faults);

        assertThat(changed.getLevels()).extracting(ExpectedLevel::getName).containsExactly("效益指标");
        assertThat(changed.getWords()).isEmpty();
        assertThat(changed.getReason()).isEqualTo("试行");
        assertThat(faults).containsExactlyInAnyOrder("/levels/0/points", "/thresholds/few", "/units");
        assertThat(fields.rows()).containsExactly(0, 1);
    }

    @Test
    @DisplayName("is told from its other versions by what each changed")
    void versions() {
        var first = ValidationTemplateVersion.newBuilder(TEMPLATE)
                .setVersion(1)
                .setExecutionPoints(points("20"))
                .setUnits(List.of(
                        TEMPLATE.getUnits().get(0), new UnitChoice("工日", "TIME", List.of(), "天", BigDecimal.ONE)))
                .build();

        var versions = Version.of(List.of(TEMPLATE, first));

        assertThat(versions.get(0).differences())
                .containsExactly(
                        new Changed("executionPoints", "", "", "20", "10"),
                        new Changed("units", "工日", "factor", "1", "0.333333"));
        assertThat(versions.get(1).differences()).isEmpty();
    }

    private static BigDecimal points(String points) {
        return new BigDecimal(points).setScale(2);
    }
}
