package org.jixiaoflow.support.departments;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.schemas.DepartmentChangeKind;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jspecify.annotations.Nullable;

/** A department as its region's register has it. */
@Schema(description = "A department as its region's register has it.")
public record RegisteredDepartment(
        @Schema(description = "Its code, as in ids of forms.")
        String departmentCode,

        @Schema(description = "部门: its name on the day asked for.")
        String departmentName,

        @Schema(description = "Every name it had, the newest first.")
        List<Name> names,

        @Schema(description = "撤销: the first day on which it is no more; absent while it goes on.") @Nullable LocalDate endedOn,

        @Schema(description = "What it came of by a merger or a split.")
        List<Related> predecessors,

        @Schema(description = "What it went into, or what was split off it.")
        List<Related> successors) {

    public RegisteredDepartment {
        names = List.copyOf(names);
        predecessors = List.copyOf(predecessors);
        successors = List.copyOf(successors);
    }

    /** A name, and since when. */
    @Schema(name = "DepartmentName", description = "A department's name, and since when.")
    public record Name(
            @Schema(description = "部门.") String departmentName,
            @Schema(description = "The first day.") LocalDate since) {}

    /** Another department it has to do with by a change. */
    @Schema(name = "RelatedDepartment", description = "Another department, and by which change.")
    public record Related(
            @Schema(description = "Its code.") String departmentCode,

            @Schema(description = "Its name at the change.") String departmentName,

            @Schema(description = "MERGED or SPLIT.") DepartmentChangeKind kind,

            @Schema(description = "The first day of the change.")
            LocalDate effectiveOn) {}

    static RegisteredDepartment first(NamedDepartment department, LocalDate since) {
        return new RegisteredDepartment(
                department.getDepartmentCode(),
                department.getDepartmentName(),
                List.of(new Name(department.getDepartmentName(), since)),
                null,
                List.of(),
                List.of());
    }

    /** What it is called on a day; before its first name that one. */
    public String nameOn(LocalDate day) {
        return names.stream()
                .filter(name -> !name.since().isAfter(day))
                .findFirst()
                .orElse(names.get(names.size() - 1))
                .departmentName();
    }

    /** The same, called as on a day. */
    public RegisteredDepartment on(LocalDate day) {
        return new RegisteredDepartment(departmentCode, nameOn(day), names, endedOn, predecessors, successors);
    }

    /** The first day on which it is there. */
    public LocalDate since() {
        return names.get(names.size() - 1).since();
    }

    /** Whether it is no more on a day. */
    public boolean isEnded(LocalDate day) {
        return endedOn != null && !endedOn.isAfter(day);
    }

    /** Whether it is there on a day. */
    public boolean isThere(LocalDate day) {
        return !isEnded(day) && !since().isAfter(day);
    }

    /** Whether a name it has or had has that part, in letters of any case. */
    public boolean wasCalledLike(String part) {
        var wanted = part.strip().toLowerCase(Locale.ROOT);
        return names.stream()
                .anyMatch(name -> name.departmentName().toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Whether it is or was called so. */
    public boolean wasCalled(String name) {
        return names.stream().anyMatch(each -> each.departmentName().equals(name));
    }

    RegisteredDepartment called(String name, LocalDate since) {
        if (since.isBefore(since())) {
            return there(name, since);
        }
        if (departmentName.equals(name)) {
            return this;
        }
        return new RegisteredDepartment(
                departmentCode, name, with(new Name(name, since), names), endedOn, predecessors, successors);
    }

    /** The same, there since an earlier day, and called so until its first name. */
    private RegisteredDepartment there(String name, LocalDate since) {
        var first = names.size() - 1;
        var later = names.get(first).departmentName().equals(name) ? names.subList(0, first) : names;
        return new RegisteredDepartment(
                departmentCode,
                departmentName,
                and(later, List.of(new Name(name, since))),
                endedOn,
                predecessors,
                successors);
    }

    RegisteredDepartment cameOf(List<Related> others) {
        return new RegisteredDepartment(
                departmentCode, departmentName, names, endedOn, and(predecessors, others), successors);
    }

    /** @param ends whether it is no more from then on */
    RegisteredDepartment wentInto(List<Related> others, LocalDate day, boolean ends) {
        return new RegisteredDepartment(
                departmentCode, departmentName, names, ends ? day : endedOn, predecessors, and(successors, others));
    }

    private static <T> List<T> with(T first, List<T> rest) {
        return and(List.of(first), rest);
    }

    private static <T> List<T> and(List<T> some, List<T> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
