package org.jixiaoflow.scoring.scorecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.scoring.Samples.approved;
import static org.jixiaoflow.scoring.Samples.indicator;
import static org.jixiaoflow.scoring.Samples.number;
import static org.jixiaoflow.scoring.Samples.rated;
import static org.jixiaoflow.scoring.Samples.standard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.NormalisedWeight;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A form's score")
class ScorecardTest {

    private static final String FORM = "231083-2022-OBJECTIVE-finance";

    @Test
    @DisplayName("R1: an item gives its points times the share rated, rounded half up, with the numbers filled in")
    void ratedItems() {
        var score = Scorecard.score(
                approved(FORM, 7, List.of(rated("FORMAT", "10", "92.5"), rated("CLARITY", "15", "66.67")), List.of()),
                standard());

        assertThat(score.getParts())
                .extracting(part -> part.getPoints().toPlainString())
                .containsExactly("9.25", "10.00");
        assertThat(score.getParts()).extracting("formula").containsExactly("10 × 92.5% = 9.25", "15 × 66.67% = 10.00");
        assertThat(score.getTotal()).isEqualByComparingTo("19.25");
        assertThat(score.getVersion()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "100,EXCELLENT",
        "90,EXCELLENT",
        "89.99,GOOD",
        "80,GOOD",
        "79.99,FAIR",
        "60,FAIR",
        "59.99,POOR",
        "0,POOR"
    })
    @DisplayName("The grade is that of the total as displayed")
    void grades(String percent, Grade grade) {
        assertThat(Scorecard.score(approved(FORM, 1, percent), standard()).getGrade())
                .isEqualTo(grade);
    }

    @Test
    @DisplayName("Equal forms and templates give equal scores")
    void equalInputs() {
        assertThat(Scorecard.score(approved(FORM, 3, "88"), standard()))
                .isEqualTo(Scorecard.score(approved(FORM, 3, "88"), standard()));
    }

    @Test
    @DisplayName("W1: weights that add up to 90 are used as filed")
    void asFiled() {
        var weights =
                normalised(indicator("a", "产出指标", "50"), indicator("b", "效益指标", "30"), indicator("c", "满意度指标", "10"));

        assertThat(weights.notes()).isEmpty();
        assertThat(weights.weights()).allSatisfy(weight -> {
            assertThat(weight.getWeight()).isEqualByComparingTo(weight.getFiled());
            assertThat(weight.getDerived()).isFalse();
        });
    }

    @Test
    @DisplayName("W2: weights of two units printed in one table (200) are scaled to 90, and the step is told")
    void scaled() {
        var weights =
                normalised(indicator("a", "产出指标", "100"), indicator("b", "效益指标", "80"), indicator("c", "满意度指标", "20"));

        assertThat(used(weights)).containsExactly("45.0000", "36.0000", "9.0000");
        assertThat(weights.notes()).singleElement().asString().contains("W2", "200", "90");
        assertThat(weights.weights().get(0).getFormula()).isEqualTo("W2: 100 × 90 ÷ 200 = 45.0000");
    }

    @Test
    @DisplayName("W3: where none is filed a level's points are shared evenly by its indicators")
    void derived() {
        var weights = normalised(
                indicator("a", "产出指标", null),
                indicator("b", "产出指标", null),
                indicator("c", "产出指标", null),
                indicator("d", "效益指标", null),
                indicator("e", "满意度指标", null));

        assertThat(used(weights)).containsExactly("16.6667", "16.6667", "16.6666", "30.0000", "10.0000");
        assertThat(weights.weights()).extracting(NormalisedWeight::getDerived).containsOnly(true);
    }

    @Test
    @DisplayName("W3: points of a level without indicators go to the others in proportion")
    void derivedWithoutALevel() {
        var weights = normalised(indicator("a", "产出指标", null), indicator("b", "效益指标", null));

        assertThat(used(weights)).containsExactly("56.2500", "33.7500");
    }

    @Test
    @DisplayName("W4: those without a weight share what the others leave")
    void completed() {
        var weights =
                normalised(indicator("a", "产出指标", "50"), indicator("b", "效益指标", null), indicator("c", "满意度指标", null));

        assertThat(used(weights)).containsExactly("50.0000", "20.0000", "20.0000");
    }

    @Property(tries = 300)
    void everyPartIsBetweenNothingAndItsMaximum(@ForAll("percents") List<BigDecimal> percents) {
        var ratings = percents.stream()
                .map(percent -> rated("I", number("100").divide(number("25")).toPlainString(), percent.toPlainString()))
                .toList();

        var score = Scorecard.score(approved(FORM, 1, ratings, List.of()), standard());

        assertThat(score.getParts())
                .allSatisfy(part -> assertThat(part.getPoints()).isBetween(BigDecimal.ZERO, part.getMaximum()));
        assertThat(score.getTotal()).isBetween(BigDecimal.ZERO, number("100"));
    }

    @Property(tries = 300)
    void weightsOfASetAddUpExactly(@ForAll("indicators") List<Indicator> indicators) {
        var weights = Weights.normalise(indicators, standard());

        assertThat(weights.weights().stream().map(NormalisedWeight::getWeight).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("90");
        assertThat(weights.weights())
                .allSatisfy(weight -> assertThat(weight.getWeight()).isNotNegative());
    }

    @Property(tries = 200)
    void theOrderOfRowsChangesNoWeightByMoreThanTheLastDecimal(
            @ForAll("indicators") List<Indicator> indicators, @ForAll long seed) {
        var shuffled = new ArrayList<>(indicators);
        Collections.shuffle(shuffled, new Random(seed));

        var before = Weights.normalise(indicators, standard()).weights();
        var after = Weights.normalise(shuffled, standard()).weights();

        assertThat(after)
                .allSatisfy(weight -> assertThat(before.stream()
                                .filter(other -> other.getIndicatorId().equals(weight.getIndicatorId()))
                                .findFirst()
                                .orElseThrow()
                                .getWeight()
                                .subtract(weight.getWeight())
                                .abs())
                        .isLessThanOrEqualTo(number("0.0001")));
    }

    @Provide
    Arbitrary<List<BigDecimal>> percents() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, number("100"))
                .ofScale(2)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Provide
    Arbitrary<List<Indicator>> indicators() {
        var levels = Arbitraries.of("产出指标", "效益指标", "满意度指标", "其他").injectNull(0.1);
        var weights = Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, number("100"))
                .ofScale(2)
                .map(BigDecimal::toPlainString)
                .injectNull(0.3);
        return Combinators.combine(levels, weights)
                .as((level, weight) -> indicator("", level, weight))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(rows -> IntStream.range(0, rows.size())
                        .mapToObj(i ->
                                Indicator.newBuilder(rows.get(i)).setId("i" + i).build())
                        .toList());
    }

    private static Weights normalised(Indicator... indicators) {
        return Weights.normalise(List.of(indicators), standard());
    }

    private static List<String> used(Weights weights) {
        return weights.weights().stream()
                .map(weight -> weight.getWeight().toPlainString())
                .toList();
    }
}
