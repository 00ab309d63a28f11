package org.jixiaoflow.review.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jixiaoflow.fixtures.ManualClock;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.tracking.OwedForms;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("More time for a department")
@NullUnmarked
class ExtensionsTest {

    private final OwedForms owed = mock();
    private final Extensions extensions =
            new Extensions(owed, Samples.calendar(), new ManualClock(Instant.parse("2026-03-10T02:00:00Z")));

    @BeforeEach
    void listed() {
        when(owed.isKnown("231083", 2026, "education")).thenReturn(true);
        when(owed.firstDue("231083", 2026)).thenReturn(Optional.of(Instant.parse("2026-03-20T15:59:59Z")));
    }

    @Test
    @DisplayName("ends on a day to come, later than the date that is first")
    void given() {
        assertThatCode(() -> extensions.check("231083", 2026, "education", LocalDate.parse("2026-03-23"), false))
                .doesNotThrowAnyException();
    }

    @Test
    @DisplayName("may end today where there is no date")
    void withoutADate() {
        when(owed.firstDue("231083", 2026)).thenReturn(Optional.empty());

        assertThatCode(() -> extensions.check("231083", 2026, "education", LocalDate.parse("2026-03-10"), false))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-23", "2026-03-30"})
    @DisplayName("that has some already ends later than that, unless less is meant")
    void earlier(LocalDate dueOn) {
        when(owed.extendedTo("231083", 2026, "education"))
                .thenReturn(Optional.of(Instant.parse("2026-03-30T15:59:59Z")));

        var problem =
                catchThrowableOfType(Problem.class, () -> extensions.check("231083", 2026, "education", dueOn, false));

        assertThat(problem.code()).isEqualTo("EXTENDED_ALREADY");
        assertThat(problem.pointer()).isEqualTo("/dueOn");
        assertThatCode(() -> extensions.check("231083", 2026, "education", dueOn, true))
                .doesNotThrowAnyException();
        assertThatCode(() -> extensions.check("231083", 2026, "education", LocalDate.parse("2026-03-31"), false))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "not until {1} for {0}: {2} {3}")
    @CsvSource({
        "made-up,   2026-04-01, UNLISTED_DEPARTMENT, department",
        "education, 2026-03-09, INVALID_DUE,         /dueOn",
        "education, 2026-03-20, INVALID_DUE,         /dueOn",
        "education, 3000-01-02, INVALID_DUE,         /dueOn"
    })
    @DisplayName("is refused with what is to blame")
    void refused(String department, LocalDate dueOn, String code, String place) {
        var problem =
                catchThrowableOfType(Problem.class, () -> extensions.check("231083", 2026, department, dueOn, false));

        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.pointer()).isEqualTo(place);
    }
}
