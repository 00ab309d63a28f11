package org.jixiaoflow.submission.validation;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jixiaoflow.submission.validation.SimilarForms.Compared;
import org.jixiaoflow.submission.validation.SimilarForms.Copy;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Copies between departments")
class SimilarFormsTest {

    @Test
    @DisplayName("are forms that share half of their indicators' names; of several the nearest")
    void nearest() {
        var forms = List.of(
                form("甲", "a", "b", "c", "d", "e", "f"),
                form("乙", "a", "b", "c", "x", "y", "z"),
                form("丙", "a", "b", "c", "d", "e", "z"),
                form("丁", "a", "b", "u", "v", "w", "q"));

        assertThat(SimilarForms.among(forms))
                .containsExactly(
                        Optional.of(new Copy(2, 5)),
                        Optional.of(new Copy(2, 4)),
                        Optional.of(new Copy(0, 5)),
                        Optional.empty());
    }

    @Test
    @DisplayName("are not two forms of one department, nor two names that every office has")
    void notCopies() {
        assertThat(SimilarForms.among(List.of(form("甲", "a", "b", "c"), form("甲", "a", "b", "c"))))
                .containsOnly(Optional.empty());
        assertThat(SimilarForms.among(List.of(form("甲", "a", "b"), form("乙", "a", "b"))))
                .containsOnly(Optional.empty());
    }

    @Test
    @DisplayName("are found as by comparing each with each")
    void exact() {
        var random = new Random(7);
        var forms = IntStream.range(0, 200)
                .mapToObj(index -> new Compared(
                        "d" + index,
                        random.ints(8, 0, 24).mapToObj(name -> "n" + name).collect(toUnmodifiableSet())))
                .toList();

        var found = SimilarForms.among(forms);

        for (var one = 0; one < forms.size(); one++) {
            var most = 0;
            for (var other = 0; other < forms.size(); other++) {
                var shared = shared(forms.get(one), forms.get(other));
                var larger = Math.max(
                        forms.get(one).names().size(), forms.get(other).names().size());
                if (one != other && shared >= 3 && 2 * shared >= larger) {
                    most = Math.max(most, shared);
                }
            }
            assertThat(found.get(one).map(Copy::shared).orElse(0)).isEqualTo(most);
        }
    }

    @Test
    @DisplayName(
            "are found among 10,000 forms, a quarter of whose names every office has, in far less than it takes to read them")
    void many() {
        var random = new Random(7);
        var forms = IntStream.range(0, 10_000)
                .mapToObj(index -> new Compared(
                        "d" + index,
                        IntStream.range(0, 10)
                                .mapToObj(row -> "n" + (row < 4 ? random.nextInt(12) : random.nextInt(30_000)))
                                .collect(toUnmodifiableSet())))
                .toList();

        assertThat(assertTimeout(Duration.ofMinutes(1), () -> SimilarForms.among(forms)))
                .hasSize(10_000);
    }

    private static int shared(Compared one, Compared other) {
        return (int) one.names().stream().filter(other.names()::contains).count();
    }

    private static Compared form(String department, String... names) {
        return new Compared(department, Set.of(names));
    }
}
