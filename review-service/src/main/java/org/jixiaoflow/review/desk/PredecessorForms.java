package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.List;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.review.audit.Journal;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.departments.DepartmentRegister;
import org.jixiaoflow.support.departments.Registers;
import org.springframework.stereotype.Component;

/** What the departments that a department came of had approved for the year before, which its own forms go on from. */
@Component
class PredecessorForms {

    private static final int FIRST_YEAR = 2000;

    private final Journal journal;
    private final Registers registers;
    private final WorkingCalendar calendar;
    private final Clock clock;

    PredecessorForms(Journal journal, Registers registers, WorkingCalendar calendar, Clock clock) {
        this.journal = journal;
        this.registers = registers;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Of the year before the form's, as far as they were there until the department came of them. */
    List<PredecessorForm> of(FormId form, ReadScope readScope) {
        var register = registers.of(form.regionCode());
        var origins = register.originsOf(form.departmentCode());
        var approved = readScope.withPredecessors(form.departmentCode(), origins.keySet());
        var year = form.year() - 1;
        var day = DepartmentRegister.dayOf(year, calendar.dayOf(clock.instant()));
        return origins.entrySet().stream()
                .filter(origin ->
                        year >= FIRST_YEAR && year <= origin.getValue().getYear())
                .flatMap(origin -> {
                    var code = origin.getKey();
                    var before = new FormId(form.regionCode(), year, form.kind(), code, form.unitCode());
                    return journal.approved(before, approved).stream()
                            .map(found -> new PredecessorForm(
                                    before.toString(),
                                    register.nameOn(code, day).orElse(code),
                                    found.content()));
                })
                .toList();
    }

    /** An approved form of a department that another came of. */
    @Schema(description = "An approved form of a department that another came of.")
    record PredecessorForm(
            String formId,

            @Schema(description = "What that department was called.")
            String departmentName,

            @Schema(description = "What was approved.") FormContent content) {}
}
