package org.jixiaoflow.scoring.departments;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jixiaoflow.support.departments.DepartmentRegister;
import org.jspecify.annotations.Nullable;

/** That a change is to be taken back (撤回): one made by mistake, on which nothing rests. */
@Schema(name = "DepartmentChangeWithdrawal", description = "That a change of departments is to be taken back.")
record Withdrawal(
        @Schema(description = "How many changes there were, as If-Match may say as well.") @Nullable @PositiveOrZero Long version,

        @Schema(description = "Why it is taken back.") @NotBlank @Size(max = ChangeRules.LONGEST_REASON) String reason) {

    /** Whether that change takes back what this one asks for. */
    boolean isDoneBy(DepartmentChange change, int withdrawn) {
        return Objects.equals(change.getWithdraws(), withdrawn)
                && change.getReason().equals(reason.strip());
    }

    /** Later changes of departments that the change had to do with. */
    static List<Objection> objections(DepartmentRegister register, DepartmentChange change) {
        return Stream.concat(change.getDepartments().stream(), change.getSuccessors().stream())
                .flatMap(each -> register.changesOf(each.getDepartmentCode()).stream())
                .filter(later -> later.getVersion() > change.getVersion())
                .distinct()
                .sorted(Comparator.comparing(DepartmentChange::getVersion))
                .map(later -> Objection.at("version", "LATER_CHANGE", later.getEffectiveOn(), later.getReason()))
                .toList();
    }

    /** Departments that nobody would know any more. */
    static List<NamedDepartment> lost(DepartmentRegister register, DepartmentChange change) {
        return change.getSuccessors().stream()
                .filter(each ->
                        register.changesOf(each.getDepartmentCode()).get(0).equals(change))
                .toList();
    }
}
