package org.jixiaoflow.scoring.scorecard;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.scoring.Samples.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.Exactly;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.NotExceeding;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.OverAchievement;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.scoring.Samples;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The page about scores")
class DocumentationTest {

    private static final Path PAGE = Path.of("../docs/scoring.md");
    private static final Map<String, Direction> DIRECTIONS = Map.of("正向", Direction.POSITIVE, "反向", Direction.NEGATIVE);
    private static final Map<String, Operator> OPERATORS =
            Map.of("≥", Operator.GE, ">", Operator.GT, "≤", Operator.LE, "<", Operator.LT, "=", Operator.EQ);

    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("shows what the formulas give")
    void examples(Example example) {
        var verdict = new RowScore(example.template(), 2022).score(example.row(), number(example.weight()), null);

        assertThat(verdict.rule()).isEqualTo(example.rule());
        assertThat(
                        verdict.points() == null
                                ? "–"
                                : Points.rounded(verdict.points()).toPlainString())
                .isEqualTo(example.points());
        assertThat(String.join(" ", verdict.flags().stream().map(Enum::name).toList()))
                .isEqualTo(example.marks());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("explains every mark")
    void marks(Flag flag) throws IOException {
        assertThat(Files.readString(PAGE)).contains("| `" + flag + "` |");
    }

    @Test
    @DisplayName("lists every rule")
    void rules() throws IOException {
        var page = Files.readString(PAGE);

        assertThat(Stream.of(ScoringRules.OF_ANY, ScoringRules.OF_NUMBERS)
                        .flatMap(List::stream)
                        .map(ScoringRule::code))
                .hasSizeGreaterThan(15)
                .allSatisfy(code -> assertThat(page).contains("\n| " + code + " |"));
    }

    static Stream<Example> examples() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(not("### Examples"::equals))
                .takeWhile(not("### Marks"::equals))
                .filter(line -> line.startsWith("| F"))
                .map(Example::of);
    }

    /** A line of the page's table. */
    record Example(
            String rule,
            String name,
            String target,
            String actual,
            String weight,
            String choice,
            String points,
            String marks) {

        static Example of(String line) {
            var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            return new Example(
                    cells.get(1),
                    cells.get(2),
                    cells.get(3),
                    cells.get(4),
                    cells.get(5),
                    cells.get(6),
                    cells.get(7),
                    cells.get(8));
        }

        Indicator row() {
            var words = target.split(" ", -1);
            return Indicator.newBuilder()
                    .setId("i1")
                    .setLevel1("产出指标")
                    .setName(name)
                    .setDirection(DIRECTIONS.get(words[0]))
                    .setOperator(OPERATORS.get(words[1]))
                    .setTarget(words[2])
                    .setUnit(words[3])
                    .setActual(actual)
                    .build();
        }

        ScoringTemplate template() {
            var template = ScoringTemplate.newBuilder(Samples.standard());
            return switch (choice) {
                case "" -> template.build();
                case "LINEAR" -> template.setNotExceeding(NotExceeding.LINEAR).build();
                case "SYMMETRIC", "STRICT" ->
                    template.setExactly(Exactly.valueOf(choice)).build();
                default ->
                    template.setOverAchievement(OverAchievement.valueOf(choice)).build();
            };
        }
    }
}
