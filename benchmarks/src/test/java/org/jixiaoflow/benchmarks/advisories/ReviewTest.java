package org.jixiaoflow.benchmarks.advisories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What is known against what is shipped")
class ReviewTest {

    private static final LocalDate REVIEWED = LocalDate.of(2026, 11, 28);

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0} is before {1}")
    @CsvSource({
        "1.9, 1.10",
        "3.1.2.RELEASE, 3.1.3.RELEASE",
        "4.2.0.Final, 4.2.1.Final",
        "2.0-rc1, 2.0",
        "11.0.0-M1, 11.0.0",
        "11.0.0-M9, 11.0.0-M10",
        "4.2.0.Alpha1, 4.2.0.Final",
        "1.5.6-9, 1.5.6-10",
        "1.0, 1.0-jre",
        "10.1, 10.1.1"
    })
    void versions(String earlier, String later) {
        assertThat(Version.of(earlier)).isLessThan(Version.of(later));
        assertThat(List.of(Version.of(later), Version.of(earlier)).stream().sorted(Comparator.naturalOrder()))
                .extracting(Version::text)
                .containsExactly(earlier, later);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"1.0, 1.0.0", "4.2.0.Final, 4.2.0", "3.1.RELEASE, 3.1"})
    void sameVersions(String one, String other) {
        assertThat(Version.of(one)).isEqualByComparingTo(Version.of(other));
    }

    @Test
    @DisplayName("is told of the first bad version to the last, and of no other")
    void found() throws IOException {
        var review = review("org.example:thing\t1.2\t1.4.1\tCVE-1\tit burns");

        for (var bad : List.of("1.2", "1.3.9", "1.4.0")) {
            assertThat(review.of(bom(bad), REVIEWED).found())
                    .containsExactly("org.example:thing %s: CVE-1, it burns; mended in 1.4.1".formatted(bad));
        }
        for (var good : List.of("1.1.9", "1.4.1", "2.0")) {
            assertThat(review.of(bom(good), REVIEWED).isClean()).as(good).isTrue();
        }
    }

    @Test
    @DisplayName("is told of a module that the list knows by another name alone to be unknown")
    void unknown() throws IOException {
        var result = review("org.example:other\t-\t9\tCVE-1\tit burns").of(bom("1.0"), REVIEWED);

        assertThat(result.isClean()).isTrue();
        assertThat(result.components()).isEqualTo(1);
        assertThat(result.known()).isZero();
    }

    @Test
    @DisplayName("isn't trusted once the review is half a year old, nor for an empty bill")
    void stale() throws IOException {
        var review = review("org.example:thing\t-\t1.0\tCVE-1\tit burns");
        var empty = Files.writeString(directory.resolve("empty.json"), "{}");

        assertThat(review.of(bom("1.0"), REVIEWED.plusDays(180)).isClean()).isTrue();
        assertThat(review.of(bom("1.0"), REVIEWED.plusDays(181)).isClean()).isFalse();
        assertThat(review.of(empty, REVIEWED).isClean()).isFalse();
    }

    @Test
    @DisplayName("isn't read from a list that has another shape or no day")
    void shape() throws IOException {
        var undated = Files.writeString(directory.resolve("undated.tsv"), "a:b\t-\t1\tCVE-1\tit burns\n");

        assertThatThrownBy(() -> review("a:b 1.0")).hasMessageContaining("a:b 1.0");
        assertThatThrownBy(() -> Review.read(undated)).hasMessageContaining("doesn't say when");
    }

    @Test
    @DisplayName("is kept in a list that can be read, of modules with a version each that mends them")
    void ours() {
        var ours = Review.read(Path.of("../.ci/advisories.tsv"));

        assertThat(ours.advisories()).hasSizeGreaterThan(30).allSatisfy(advisory -> {
            assertThat(advisory.id()).matches("(CVE-\\d{4}-\\d+)|(GHSA(-[0-9a-z]{4}){3})");
            assertThat(advisory.from() == null || advisory.from().compareTo(advisory.fixed()) < 0)
                    .as(advisory.toString())
                    .isTrue();
        });
    }

    private Review review(String line) throws IOException {
        return Review.read(Files.writeString(directory.resolve("list.tsv"), "# reviewed 2026-11-28\n" + line + "\n"));
    }

    private Path bom(String version) throws IOException {
        return Files.writeString(
                directory.resolve("bom.json"),
                "{\"components\": [{\"group\": \"org.example\", \"name\": \"thing\", \"version\": \"%s\"}]}"
                        .formatted(version));
    }
}
