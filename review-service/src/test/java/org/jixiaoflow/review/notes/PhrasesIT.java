package org.jixiaoflow.review.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.review.tracking.ReviewDatabase;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Phrases")
class PhrasesIT {

    private final Caller wang = reviewer("wang");
    private final Caller li = reviewer("li");
    private final Phrases phrases = new Phrases(
            ReviewDatabase.empty(),
            new NoteSettings(Duration.ofHours(8), Duration.ofSeconds(45), 2),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    @DisplayName("are their owner's, and everybody's to use once shared")
    void shared() {
        var own = phrases.add(wang, new PhraseRequest("请说明依据", "indicators.target", false));
        assertThat(phrases.list("li", Regions.EVERY)).isEmpty();

        phrases.change(own.id(), wang, new PhraseRequest("请说明目标值的依据", "indicators.target", true));

        assertThat(phrases.list("li", Regions.EVERY)).singleElement().satisfies(phrase -> {
            assertThat(phrase.text()).isEqualTo("请说明目标值的依据");
            assertThat(phrase.own()).isFalse();
            assertThat(phrase.writtenBy()).isEqualTo("姓名 wang");
        });
        assertThat(phrases.list("wang", Regions.EVERY)).extracting(Phrase::own).containsExactly(true);
    }

    @ParameterizedTest
    @CsvSource({
        "231083, 231083, true",
        "231083, 231084, false",
        "231083, 2310*, true",
        "2310*, 231083, true",
        "2310*, 2311*, false",
        "*, 231083, true",
        "231083, *, true",
        "231000, 231083, false",
        "231083, 2310%, false",
        "23108_, 231083, false"
    })
    @DisplayName("shared in one county are not shown in another")
    void ofARegion(String writers, String readers, boolean shown) {
        phrases.add(reviewer("zhao", new Regions(List.of(writers))), new PhraseRequest("请核实", null, true));

        assertThat(phrases.list("li", new Regions(List.of(readers)))).hasSize(shown ? 1 : 0);
        assertThat(phrases.list("zhao", Regions.NONE)).hasSize(1);
    }

    @Test
    @DisplayName("of others can be neither changed nor thrown away")
    void ofOthers() {
        var shared = phrases.add(wang, new PhraseRequest("请核实", null, true));

        assertThat(phrases.change(shared.id(), li, new PhraseRequest("改", null, true)))
                .isEmpty();
        phrases.drop(shared.id(), "li");

        assertThat(phrases.list("li", Regions.EVERY)).extracting(Phrase::text).containsExactly("请核实");
        phrases.drop(shared.id(), "wang");
        assertThat(phrases.list("wang", Regions.EVERY)).isEmpty();
    }

    @Test
    @DisplayName("are as many as a person may have, whoever else has some")
    void bounded() {
        phrases.add(wang, new PhraseRequest("一", null, false));
        phrases.add(wang, new PhraseRequest("二", null, false));

        assertThatThrownBy(() -> phrases.add(wang, new PhraseRequest("三", null, false)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("TOO_MANY_PHRASES"));
        phrases.add(li, new PhraseRequest("三", null, false));
    }

    private static Caller reviewer(String id) {
        return reviewer(id, Regions.EVERY);
    }

    private static Caller reviewer(String id, Regions regions) {
        return new Caller(id, "姓名 " + id, Set.of("reviewer"), regions, "finance", List.of(), List.of());
    }
}
