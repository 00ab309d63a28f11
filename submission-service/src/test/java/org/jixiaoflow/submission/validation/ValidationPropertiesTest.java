package org.jixiaoflow.submission.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.schemas.wording.FindingSentences;

@Label("Validating any content whatever")
class ValidationPropertiesTest {

    @Property(tries = 500)
    @Label("never fails, and says the same every time in whole sentences")
    void total(@ForAll("contents") FormContent content) {
        var findings = Validation.findings(content, RulesTest.STRICT);

        assertThat(Validation.findings(content, RulesTest.STRICT)).isEqualTo(findings);
        assertThat(findings).allSatisfy(finding -> {
            assertThat(FindingSentences.in(Locale.CHINA, finding)).isNotBlank().doesNotContain("{0}", "{1}", "{2}");
            assertThat(FindingSentences.in(Locale.ENGLISH, finding))
                    .isNotBlank()
                    .doesNotContain("{0}", "{1}", "{2}", "''");
            assertThat(UnregisteredSerdes.encode(finding)).isNotEmpty();
        });
    }

    @Provide
    Arbitrary<FormContent> contents() {
        return Combinators.combine(
                        texts().injectNull(0.2),
                        texts().map(text -> new AnnualGoal("g1", text)).list().ofMaxSize(2),
                        indicators().list().ofMaxSize(7))
                .as((department, goals, indicators) -> FormContent.newBuilder()
                        .setDepartmentName(department)
                        .setAnnualGoals(goals)
                        .setIndicators(indicators)
                        .build());
    }

    private static Arbitrary<Indicator> indicators() {
        var levels = Combinators.combine(
                        Arbitraries.of("i1", "i2", "i3"),
                        Arbitraries.of("产出指标", "效益指标", "满意度指标", "别的").injectNull(0.2),
                        texts().injectNull(0.2))
                .as((id, level1, name) ->
                        Indicator.newBuilder().setId(id).setLevel1(level1).setName(name));
        return Combinators.combine(
                        levels,
                        Arbitraries.of(Operator.class).injectNull(0.2),
                        Arbitraries.of(Direction.class).injectNull(0.2),
                        texts().injectNull(0.2),
                        texts().injectNull(0.2),
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.valueOf(-9), BigDecimal.valueOf(99))
                                .ofScale(2)
                                .injectNull(0.2))
                .as((row, operator, direction, target, unit, weight) -> row.setOperator(operator)
                        .setDirection(direction)
                        .setTarget(target)
                        .setUnit(unit)
                        .setWeight(weight)
                        .build());
    }

    private static Arbitrary<String> texts() {
        var usual = List.of("", " ", "0", "-1", "100%", "１２％", "1e9", "优良中低差", "优", "%", "率", "无", "数量指标", "/");
        return Arbitraries.oneOf(
                Arbitraries.of(usual),
                Arbitraries.strings().excludeChars('{', '\'').ofMaxLength(12));
    }
}
