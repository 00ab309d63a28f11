package org.jixiaoflow.scoring.filing;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jixiaoflow.schemas.FilingDeadline;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The departments that must file, all of them. */
@Schema(description = "The departments that must file, all of them.")
record FilingListRequest(
        @Schema(description = "Version of the list it was made from, 0 if there is none yet.") @NotNull @PositiveOrZero Integer version,

        @Schema(description = "The departments.") @NotNull @Size(max = 5000) List<@NotNull @Valid Department> departments,

        @Schema(description = "Whether nobody else may file that year in the region; not, if absent.") @Nullable Boolean closed,

        @Schema(description = "By when each kind must be submitted; none for a kind without a date.")
        @Nullable @Size(max = 2) List<@NotNull @Valid Deadline> deadlines) {

    /** By kind; a problem 422 where one comes twice. */
    List<FilingDeadline> dated() {
        if (deadlines == null) {
            return List.of();
        }
        if (deadlines.stream().map(Deadline::kind).distinct().count() < deadlines.size()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "REPEATED_KIND").at("/deadlines");
        }
        return IntStream.range(0, deadlines.size())
                .mapToObj(number -> new FilingDeadline(
                        deadlines.get(number).kind(),
                        day(deadlines.get(number).dueOn(), "/deadlines/%d/dueOn".formatted(number))))
                .toList();
    }

    /** As they were sent. */
    List<NamedDepartment> named() {
        return departments.stream()
                .map(each -> new NamedDepartment(each.departmentCode(), each.departmentName()))
                .toList();
    }

    /** By code; a problem 422 where one comes twice. */
    List<ListedDepartment> listed() {
        var codes = new HashSet<String>();
        var listed = new ArrayList<ListedDepartment>();
        for (var department : departments) {
            if (!codes.add(department.departmentCode())) {
                throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "REPEATED_DEPARTMENT", department.departmentCode())
                        .at("/departments/%d/departmentCode".formatted(listed.size()));
            }
            if (department.extendedTo() != null && isBlank(department.extensionReason())) {
                throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "REASON_REQUIRED")
                        .at("/departments/%d/extensionReason".formatted(listed.size()));
            }
            var extendedTo = department.extendedTo();
            listed.add(new ListedDepartment(
                    department.departmentCode(),
                    department.departmentName(),
                    extendedTo == null ? null : day(extendedTo, "/departments/%d/extendedTo".formatted(listed.size())),
                    extendedTo == null ? null : department.extensionReason()));
        }
        return listed.stream()
                .sorted((one, other) -> one.getDepartmentCode().compareTo(other.getDepartmentCode()))
                .toList();
    }

    /** One of them. */
    @Schema(name = "DepartmentToFile", description = "A department that must file.")
    record Department(
            @Schema(description = "Its code, as in ids of forms.")
            @NotNull @Size(max = 64) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
            String departmentCode,

            @Schema(description = "部门, what people call it.") @NotBlank @Size(max = 200) String departmentName,

            @Schema(description = "延期: by when it must submit what it hasn't begun; the list's dates count if absent.")
            @Nullable LocalDate extendedTo,

            @Schema(description = "Why; needed with `extendedTo`.") @Nullable @Size(max = 400) String extensionReason) {}

    /** By when every department must submit a kind of form. */
    record Deadline(
            @NotNull FormKind kind,

            @Schema(description = "Last day; the first working day after it if it is none itself.") @NotNull LocalDate dueOn) {}

    private static String day(LocalDate day, String pointer) {
        if (!WorkingCalendar.has(day)) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_DATE", day.toString()).at(pointer);
        }
        return day.toString();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
