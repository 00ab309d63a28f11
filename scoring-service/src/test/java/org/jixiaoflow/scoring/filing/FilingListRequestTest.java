package org.jixiaoflow.scoring.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jixiaoflow.schemas.FilingDeadline;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.scoring.filing.FilingListRequest.Deadline;
import org.jixiaoflow.scoring.filing.FilingListRequest.Department;
import org.jixiaoflow.support.web.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Dates of a list of departments that must file")
class FilingListRequestTest {

    @Test
    @DisplayName("may be any day of the years that forms are of")
    void days() {
        var list = list(
                extended("2000-01-01"),
                due(FormKind.OBJECTIVE, "2999-12-31"),
                due(FormKind.SELF_EVALUATION, "2027-03-31"));

        assertThat(list.dated()).extracting(FilingDeadline::getDueOn).containsExactly("2999-12-31", "2027-03-31");
        assertThat(list.listed()).extracting(ListedDepartment::getExtendedTo).containsExactly("2000-01-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31", "0027-03-31", "-2027-03-31", "3000-01-01", "+20270-03-31"})
    @DisplayName("are refused where they stand if they are of no such year")
    void slips(String day) {
        var before = due(FormKind.OBJECTIVE, "2027-03-31");

        var deadline = list(extended("2027-04-30"), before, due(FormKind.SELF_EVALUATION, day));
        var extension = list(extended(day), before);

        assertInvalid(deadline::dated, "/deadlines/1/dueOn");
        assertInvalid(extension::listed, "/departments/0/extendedTo");
    }

    private static void assertInvalid(ThrowingCallable published, String pointer) {
        assertThatThrownBy(published).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo("INVALID_DATE");
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.status().value()).isEqualTo(422);
        });
    }

    private static FilingListRequest list(Department department, Deadline... deadlines) {
        return new FilingListRequest(0, List.of(department), false, List.of(deadlines));
    }

    private static Department extended(String day) {
        return new Department("civil-affairs", "民政局", LocalDate.parse(day), "机构改革");
    }

    private static Deadline due(FormKind kind, String day) {
        return new Deadline(kind, LocalDate.parse(day));
    }
}
