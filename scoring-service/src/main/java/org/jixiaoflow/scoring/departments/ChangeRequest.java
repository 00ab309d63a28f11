package org.jixiaoflow.scoring.departments;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.DepartmentChangeKind;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jspecify.annotations.Nullable;

/** A change of a region's departments that somebody asks for. */
@Schema(name = "DepartmentChangeRequest", description = "A change of a region's departments.")
record ChangeRequest(
        @Schema(description = "How many changes there were, as If-Match may say as well; 0 if none yet.")
        @Nullable @PositiveOrZero Long version,

        @Schema(
                description =
                        "REGISTERED: departments are entered; once more with an earlier day, where that of the entry was too late. RENAMED: one is called otherwise. MERGED: some go on as one; of a single one, it gets another code. SPLIT: one goes on as several, of which it may be one. WITHDRAWN is asked for at the change.")
        @NotNull DepartmentChangeKind kind,

        @Schema(description = "Codes of those before it; none of REGISTERED.") @Nullable @Size(max = 500) List<@NotNull String> departments,

        @Schema(description = "Those after it, with their names from then on; one that isn't known is entered.")
        @NotNull @Size(max = 500) List<@NotNull NamedDepartment> successors,

        @Schema(description = "The first day it holds, gone by or to come.") @NotNull LocalDate effectiveOn,

        @Schema(description = "Why, e.g. the number of the document; 500 characters at most.") @Nullable String reason) {

    /** Codes of those before it. */
    List<String> before() {
        return departments == null
                ? List.of()
                : departments.stream().map(String::strip).toList();
    }

    /** Those after it. */
    List<NamedDepartment> after() {
        return successors.stream()
                .map(each -> new NamedDepartment(
                        each.getDepartmentCode().strip(),
                        each.getDepartmentName().strip()))
                .toList();
    }

    /** Why; empty if nobody said. */
    String why() {
        return reason == null ? "" : reason.strip();
    }

    /** Whether that change is what this one asks for. */
    boolean isDoneBy(DepartmentChange change) {
        return change.getKind() == kind
                && change.getEffectiveOn().equals(effectiveOn.toString())
                && change.getReason().equals(why())
                && change.getSuccessors().equals(after())
                && change.getDepartments().stream()
                        .map(NamedDepartment::getDepartmentCode)
                        .toList()
                        .equals(before());
    }
}
