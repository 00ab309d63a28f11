package org.jixiaoflow.review.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.Severity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Suggested ratings")
class SuggestionsTest {

    /** FORMAT gives 40 points, V01 and V03 speak against it; CLARITY gives 60, V08 speaks against it. */
    private final ReviewTemplate template = Samples.templates().named("default");

    @Test
    @DisplayName("are full where nothing speaks against an item")
    void full() {
        var suggestions = Suggestions.of(template, List.of(finding("V30", Severity.WARN)));

        assertThat(suggestions).extracting(SuggestedRating::item).containsExactly("FORMAT", "CLARITY");
        assertThat(suggestions).allSatisfy(suggestion -> {
            assertThat(suggestion.percent()).isEqualByComparingTo("100");
            assertThat(suggestion.findings()).isEmpty();
        });
    }

    @Test
    @DisplayName("take off by weight, in steps of five, and say by which findings")
    void reasons() {
        var heavy = finding("V03", Severity.ERROR);
        var light = finding("V01", Severity.INFO);

        var suggestion = Suggestions.of(template, List.of(heavy, light)).get(0);

        assertThat(suggestion.percent()).isEqualByComparingTo("75");
        assertThat(suggestion.points()).isEqualTo(new BigDecimal("30.00"));
        assertThat(suggestion.findings()).containsExactly(heavy, light);
    }

    @Test
    @DisplayName("count a rule three times at most, and never fall below nothing")
    void bounded() {
        var habit = Suggestions.of(template, Collections.nCopies(30, finding("V08", Severity.WARN)));
        assertThat(habit.get(1).percent()).isEqualByComparingTo("70");
        assertThat(habit.get(1).findings()).hasSize(30);

        var both = new ArrayList<>(Collections.nCopies(3, finding("V01", Severity.ERROR)));
        both.addAll(Collections.nCopies(3, finding("V03", Severity.ERROR)));
        assertThat(Suggestions.of(template, both).get(0).percent()).isEqualByComparingTo("0");
    }

    private static Finding finding(String code, Severity severity) {
        return Finding.newBuilder()
                .setCode(code)
                .setSeverity(severity)
                .setPath("")
                .setMessage("问题")
                .setMessageEn("A fault")
                .build();
    }
}
