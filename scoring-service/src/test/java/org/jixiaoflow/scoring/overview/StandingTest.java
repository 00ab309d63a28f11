package org.jixiaoflow.scoring.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.scoring.filing.DepartmentFilings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("How far a department has come")
class StandingTest {

    @ParameterizedTest(name = "{0}, on the list {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {
                "-, true, MISSING",
                "-, false, OPEN",
                "DRAFT, true, OPEN",
                "DRAFT, false, OPEN",
                "RETURNED, false, OPEN",
                "SUBMITTED, true, FILED",
                "SUBMITTED, false, FILED",
                "APPROVED, true, APPROVED",
                "APPROVED, false, APPROVED"
            })
    @DisplayName("is told by its forms, whether a list names it or not")
    void told(FormState state, boolean listed, Standing standing) {
        var nothing = DepartmentFiling.newBuilder()
                .setRegionCode("231083")
                .setYear(2026)
                .setDepartmentCode("civil-affairs")
                .setListed(listed)
                .setForms(List.of())
                .build();
        var forms = Stream.ofNullable(state)
                .map(each -> new FormFiling("231083-2026-OBJECTIVE-civil-affairs", FormKind.OBJECTIVE, each, 1L))
                .toList();

        assertThat(Standing.of(DepartmentFilings.with(nothing, forms), FormKind.OBJECTIVE))
                .isEqualTo(standing);
    }
}
