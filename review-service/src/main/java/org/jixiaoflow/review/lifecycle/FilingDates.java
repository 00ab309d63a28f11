package org.jixiaoflow.review.lifecycle;

import java.time.LocalDate;
import java.util.Optional;
import org.jixiaoflow.schemas.FilingDeadline;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** By when a form must be submitted, as the list of those that must file says. */
public final class FilingDates {

    private FilingDates() {}

    /** The day its department was given, or else that of its kind; nothing if neither is there. Units file with their department. */
    public static Optional<LocalDate> of(@Nullable FilingList list, FormId form) {
        if (list == null) {
            return Optional.empty();
        }
        return list.getDeadlines().stream()
                .filter(deadline -> deadline.getKind() == form.kind())
                .findFirst()
                .map(FilingDeadline::getDueOn)
                .map(last -> listed(list, form)
                        .map(ListedDepartment::getExtendedTo)
                        .filter(extended -> extended.compareTo(last) > 0)
                        .orElse(last))
                .map(LocalDate::parse);
    }

    /** The form's department as the list has it; nothing if it isn't on the list. */
    public static Optional<ListedDepartment> listed(FilingList list, FormId form) {
        return list.getDepartments().stream()
                .filter(department -> department.getDepartmentCode().equals(form.departmentCode()))
                .findFirst();
    }
}
