package org.jixiaoflow.scoring.filing;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The departments that must file, all of them. */
record FilingListRequest(
        @Schema(description = "Version of the list it was made from, 0 if there is none yet.") @NotNull @PositiveOrZero Integer version,

        @NotNull @Size(max = 5000) List<@NotNull @Valid Department> departments,

        @Schema(description = "Whether nobody else may file that year in the region; not, if absent.") @Nullable Boolean closed) {

    /** By code; a problem 422 where one comes twice. */
    List<ListedDepartment> listed() {
        var codes = new HashSet<String>();
        var listed = new ArrayList<ListedDepartment>();
        for (var department : departments) {
            if (!codes.add(department.departmentCode())) {
                throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "REPEATED_DEPARTMENT", department.departmentCode())
                        .at("/departments/%d/departmentCode".formatted(listed.size()));
            }
            listed.add(new ListedDepartment(department.departmentCode(), department.departmentName()));
        }
        return listed.stream()
                .sorted((one, other) -> one.getDepartmentCode().compareTo(other.getDepartmentCode()))
                .toList();
    }

    /** One of them. */
    record Department(
            @NotNull @Size(max = 64) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
            String departmentCode,

            @NotBlank @Size(max = 200) String departmentName) {}
}
