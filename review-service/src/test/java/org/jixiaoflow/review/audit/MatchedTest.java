package org.jixiaoflow.review.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jixiaoflow.review.Samples.content;
import static org.jixiaoflow.review.Samples.indicator;

import java.util.List;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two forms' contents")
class MatchedTest {

    @Test
    @DisplayName("are compared row by row by name, whatever ids each gave its rows")
    void byName() {
        var here = with(named("i1", "救助人数", "4200"), named("i2", "发放及时率", "98"));
        var there = with(named("i1", "发放及时率", "95"), named("i2", "培训次数", "3"));

        var changes = ContentDiff.between(Matched.to(here, there), here);

        assertThat(changes)
                .extracting(Change::path, Change::kind)
                .contains(
                        tuple("/indicators/i2/target", Change.Kind.CHANGED),
                        tuple("/indicators/i1", Change.Kind.ADDED),
                        tuple("/indicators/other-i2", Change.Kind.REMOVED));
    }

    @Test
    @DisplayName("that say the same differ in nothing, a name that occurs twice included")
    void same() {
        var here = with(named("i1", "次数", "1"), named("i2", "次数", "2"));
        var there = with(named("a", "次数", "1"), named("b", "次数", "2"));

        assertThat(ContentDiff.between(Matched.to(here, there), here)).isEmpty();
    }

    private static FormContent with(Indicator... indicators) {
        return FormContent.newBuilder(content())
                .setIndicators(List.of(indicators))
                .build();
    }

    private static Indicator named(String id, String name, String target) {
        return Indicator.newBuilder(indicator(id, target)).setName(name).build();
    }
}
