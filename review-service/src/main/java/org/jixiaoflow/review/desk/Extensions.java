package org.jixiaoflow.review.desk;

import java.time.Clock;
import java.time.LocalDate;
import org.jixiaoflow.review.tracking.OwedForms;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What may be given to a department as more time (延期); of a form alone the workflow says it, by the date that form has. */
@Component
class Extensions {

    private final OwedForms owed;
    private final WorkingCalendar calendar;
    private final Clock clock;

    Extensions(OwedForms owed, WorkingCalendar calendar, Clock clock) {
        this.owed = owed;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * A problem 422 unless the department files that year, and the day is one to come, later than some day that every department has, and than
     * the one this department was given before.
     *
     * @param earlier whether it is meant that it has less time than it was given before
     */
    void check(String region, int year, String department, LocalDate dueOn, boolean earlier) {
        if (!owed.isKnown(region, year, department)) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "UNLISTED_DEPARTMENT", department).at("department");
        }
        if (!isMoreTime(region, year, dueOn)) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_DUE").at("/dueOn");
        }
        var given = owed.extendedTo(region, year, department).map(calendar::dayOf);
        if (!earlier && given.isPresent() && !calendar.onOrAfter(dueOn).isAfter(given.get())) {
            throw new Problem(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "EXTENDED_ALREADY",
                            given.get().toString())
                    .at("/dueOn");
        }
    }

    private boolean isMoreTime(String region, int year, LocalDate dueOn) {
        if (!WorkingCalendar.has(dueOn)) {
            return false;
        }
        var end = calendar.endOf(calendar.onOrAfter(dueOn));
        return end.isAfter(clock.instant())
                && owed.firstDue(region, year).map(end::isAfter).orElse(true);
    }
}
