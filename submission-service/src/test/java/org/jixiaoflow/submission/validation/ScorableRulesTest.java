package org.jixiaoflow.submission.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.ReadingNote;
import org.jixiaoflow.submission.templates.Presets;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What can't be scored at year end")
@NullUnmarked
class ScorableRulesTest {

    private static final ValidationTemplate TEMPLATE =
            Presets.all().named("standard", 2025).orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "GE, 3-5, 轮, V36 3",
        "LE, 3～5天, , V36 5天",
        "EQ, 3-5, 轮, V36 null",
        "LE, 万分之三, /, V36 0.03%",
        "LE, 千分之1.5, /, V36 0.15%",
        "GE, 提升2个百分点, , V36 null",
        "GE, 90%-95%, , V36 90%",
        "LE, 90％～95％, , V36 95%",
        "LE, 3~5, 天, V36 5",
        "GE, ３－５, 轮, V36 3",
        "GE, 95-90, %, V36 null",
        "LE, 3天-5周, , V36 null",
        "GE, 2025-2026, 年, V36 null",
        "LE, 千分之五, /, V36 0.5%",
        "GE, 百分之九十五, , V36 95%",
        "GE, 百分之十, , V36 10%",
        "GE, １２.５％, , ''",
        "GE, 12月底前, , ''",
        "LE, 2025年11月底前, , ''",
        "LE, −5, %, ''",
        "LE, 13月底前, , V36 null",
        "LE, 2026年00月31日前, , V36 null",
        "GE, , 次, V36 null",
        "QUALITATIVE, 健全, , ''"
    })
    @DisplayName("is found when it is filed, with a correction where one is certain")
    void targets(Operator operator, String target, String unit, String expected) {
        assertThat(found("满意情况", operator, target, unit)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"群众满意度, GE, 0.93, V38 93", "差错率, LE, 0.5, ''", "群众满意度, GE, 93, ''", "增长, GE, 0.9, ''"})
    @DisplayName("as a share beside % is asked about")
    void shares(String name, Operator operator, String target, String expected) {
        assertThat(found(name, operator, target, "%")).isEqualTo(expected);
    }

    @Test
    @DisplayName("as a share without a unit is asked about, one of anything isn't")
    void shareWithoutUnit() {
        assertThat(found("群众满意度", Operator.GE, "0.93", "/")).isEqualTo("V38 93%");
        assertThat(found("群众满意度", Operator.GE, "1", "/")).isEmpty();
    }

    @Test
    @DisplayName("is a weight below zero")
    void negativeWeight() {
        var row = Indicator.newBuilder()
                .setId("i1")
                .setName("救助人数")
                .setWeight(new BigDecimal("-5.00"))
                .build();
        var form = FormContent.newBuilder().setIndicators(List.of(row)).build();

        assertThat(Validation.findings(form, TEMPLATE))
                .filteredOn(finding -> finding.getCode().equals("C05"))
                .extracting(Finding::getPath)
                .containsExactly("/indicators/i1/weight");
    }

    @Test
    @DisplayName("is a weight that the document prints below zero, which isn't said to be missing")
    void printedBelowZero() {
        var rows = Stream.of("i1", "i2")
                .map(id -> Indicator.newBuilder().setId(id).setName("救助人数").build())
                .toList();
        var printed = ReadingNote.newBuilder()
                .setMessage("权重 －5 是负数")
                .setPath("/indicators/i1/weight")
                .setOffered("－5")
                .build();
        var form = FormContent.newBuilder()
                .setIndicators(rows)
                .setNotes(List.of(printed))
                .build();

        assertThat(Validation.findings(form, TEMPLATE))
                .filteredOn(finding -> List.of("C05", "V02").contains(finding.getCode()))
                .extracting(Finding::getCode, Finding::getPath, Finding::getText)
                .containsExactly(
                        tuple("C05", "/indicators/i1/weight", "－5"), tuple("V02", "/indicators/i2/weight", null));
    }

    @Test
    @DisplayName("is a target without a word of how to compare it")
    void notCompared() {
        assertThat(found("救助人数", null, "4200", "人")).isEqualTo("V37 null");
    }

    private static String found(String name, Operator operator, String target, String unit) {
        var row = Indicator.newBuilder()
                .setId("i1")
                .setLevel1("产出指标")
                .setName(name)
                .setOperator(operator)
                .setTarget(target)
                .setUnit(unit)
                .build();
        var form = FormContent.newBuilder().setIndicators(List.of(row)).build();
        return Validation.findings(form, TEMPLATE).stream()
                .filter(finding -> List.of("V36", "V37", "V38").contains(finding.getCode()))
                .map(ScorableRulesTest::said)
                .findFirst()
                .orElse("");
    }

    private static String said(Finding finding) {
        return finding.getCode() + " " + finding.getCorrection();
    }
}
