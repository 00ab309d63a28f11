package org.jixiaoflow.scoring.departments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.departments.DepartmentRegister;
import org.jixiaoflow.support.departments.RegisteredDepartment;
import org.jixiaoflow.support.departments.Registers;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Keeps departments that aren't there in a year, and names that are no more, from lists of those that must file. */
@Component
public class FormerDepartments {

    private final Registers registers;
    private final WorkingCalendar calendar;
    private final MessageSource messages;

    FormerDepartments(Registers registers, WorkingCalendar calendar, MessageSource messages) {
        this.registers = registers;
        this.calendar = calendar;
        this.messages = messages;
    }

    /**
     * Refuses a list of a year that has some. A department that was on the list before and registered from a later year on stays: it is the
     * register that came later.
     *
     * @param listed in the order in which they were sent
     * @param before codes of those on the list before
     * @throws org.jixiaoflow.support.web.Problem FORMER_DEPARTMENTS, with what takes the place of each
     */
    public void refuse(String region, int year, List<NamedDepartment> listed, Set<String> before, Locale locale) {
        var day = DepartmentRegister.dayOf(year, calendar.dayOf(Instant.now()));
        DepartmentFault.refuse(
                "FORMER_DEPARTMENTS", objections(registers.of(region), listed, before, day), messages, locale);
    }

    static List<Objection> objections(
            DepartmentRegister register, List<NamedDepartment> listed, Set<String> before, LocalDate day) {
        var objections = new ArrayList<Objection>();
        for (var at = 0; at < listed.size(); at++) {
            var code = listed.get(at).getDepartmentCode();
            var stays = before.contains(code)
                    && register.find(code)
                            .filter(each -> isYetToCome(each, day))
                            .isPresent();
            if (!stays) {
                objection(register, listed.get(at), day, "/departments/" + at).ifPresent(objections::add);
            }
        }
        return objections;
    }

    /** A code that nobody registered says nothing; then the name may. */
    private static Optional<Objection> objection(
            DepartmentRegister register, NamedDepartment listed, LocalDate day, String place) {
        var code = listed.getDepartmentCode();
        var name = listed.getDepartmentName().strip();
        var registered = register.find(code);
        if (registered.isPresent()) {
            return objection(register, registered.get(), name, day, place, "/departmentCode");
        }
        if (register.departments().stream()
                .anyMatch(each -> each.isThere(day) && each.nameOn(day).equals(name))) {
            return Optional.empty();
        }
        return register.departments().stream()
                .filter(each -> each.wasCalled(name) && !isYetToCome(each, day))
                .findFirst()
                .flatMap(each -> objection(register, each, name, day, place, "/departmentName"));
    }

    private static Optional<Objection> objection(
            DepartmentRegister register,
            RegisteredDepartment department,
            String name,
            LocalDate day,
            String place,
            String field) {
        var instead = register.heirsOf(department.departmentCode(), day);
        if (department.isEnded(day)) {
            return Optional.of(Objection.instead(
                    instead,
                    place + field,
                    "ENDED",
                    department.departmentName(),
                    department.departmentCode(),
                    String.valueOf(department.endedOn())));
        }
        if (isYetToCome(department, day)) {
            return Optional.of(Objection.instead(
                    originsOf(department, register, day),
                    place + field,
                    register.isEntered(department.departmentCode()) ? "REGISTERED_LATER" : "NOT_YET",
                    department.nameOn(day),
                    department.departmentCode(),
                    department.since().toString(),
                    String.valueOf(day.getYear())));
        }
        return department.nameOn(day).equals(name) || !isFormer(department, name, day)
                ? Optional.empty()
                : Optional.of(Objection.instead(instead, place + "/departmentName", "FORMER_NAME", name));
    }

    private static boolean isYetToCome(RegisteredDepartment department, LocalDate day) {
        return department.since().getYear() > day.getYear();
    }

    /** What there was on a day of what a department came of. */
    private static List<NamedDepartment> originsOf(
            RegisteredDepartment department, DepartmentRegister register, LocalDate day) {
        return register.originsOf(department.departmentCode()).keySet().stream()
                .flatMap(code -> register.find(code).stream())
                .filter(origin -> origin.isThere(day))
                .map(origin -> new NamedDepartment(origin.departmentCode(), origin.nameOn(day)))
                .toList();
    }

    /** Names it doesn't have yet aren't former ones. */
    private static boolean isFormer(RegisteredDepartment department, String name, LocalDate day) {
        return department.names().stream()
                .anyMatch(each ->
                        each.departmentName().equals(name) && !each.since().isAfter(day));
    }
}
