package org.jixiaoflow.workbench.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jixiaoflow.schemas.ScorePart;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A part of a score")
class FormSheetTest {

    private final FormSheet.Template template = new FormSheet.Template(
            "default",
            List.of(),
            List.of(new FormSheet.Dimension(
                    "COMPLETENESS",
                    "完整性",
                    "Completeness",
                    List.of(new FormSheet.Item("FORMAT", "规范完整性", "Complete and to format", BigDecimal.TEN)))),
            Map.of(),
            false);

    @Test
    @DisplayName("is called as the rating sheet calls what was rated")
    void rated() {
        var part = part("COMPLETENESS", "FORMAT", "COMPLETENESS/FORMAT");

        assertThat(template.nameOf(part, Locale.CHINESE)).isEqualTo("完整性 · 规范完整性");
        assertThat(template.nameOf(part, Locale.ENGLISH)).isEqualTo("Completeness · Complete and to format");
    }

    @Test
    @DisplayName("keeps its own name where nobody rated")
    void others() {
        assertThat(template.nameOf(part("产出指标", "/indicators/i1", "救助人数"), Locale.CHINESE))
                .isEqualTo("救助人数");
    }

    private static ScorePart part(String level1, String path, String label) {
        return ScorePart.newBuilder()
                .setRule("R1")
                .setPath(path)
                .setLabel(label)
                .setLevel1(level1)
                .setPoints(new BigDecimal("9.00"))
                .setMaximum(new BigDecimal("10.00"))
                .setFormula("10 × 90% = 9.00")
                .build();
    }
}
