package org.jixiaoflow.scoring.departments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.DepartmentChangeKind;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.departments.DepartmentRegister;
import org.jixiaoflow.support.departments.RegisteredDepartment;

/**
 * What a change must be, held against those before it: only of whole changes can be told what became of a department. One that ended is
 * never changed and never anybody's successor again, and days go on, but for an entry that was made with too late a day: so nothing comes of itself.
 */
final class ChangeRules {

    static final int LONGEST_REASON = 500;
    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_NAME = 200;

    private final DepartmentRegister register;
    private final ChangeRequest change;
    private final List<String> before;
    private final List<NamedDepartment> after;
    private final List<Objection> objections = new ArrayList<>();

    private ChangeRules(DepartmentRegister register, ChangeRequest change) {
        this.register = register;
        this.change = change;
        this.before = change.before();
        this.after = change.after();
    }

    /** Everything that speaks against it; nothing if it is whole. */
    static List<Objection> objections(DepartmentRegister register, ChangeRequest change) {
        var rules = new ChangeRules(register, change);
        rules.require(WorkingCalendar.has(change.effectiveOn()), "/effectiveOn", "INVALID_DATE");
        rules.require(
                !change.why().isEmpty() && change.why().length() <= LONGEST_REASON,
                "/reason",
                "NO_REASON",
                LONGEST_REASON);
        rules.before();
        rules.after();
        rules.shape();
        return List.copyOf(rules.objections);
    }

    private void before() {
        var seen = new HashSet<String>();
        for (var at = 0; at < before.size(); at++) {
            var code = before.get(at);
            var place = "/departments/" + at;
            require(seen.add(code), place, "REPEATED", code);
            register.find(code)
                    .ifPresentOrElse(
                            known -> goesOn(known, place), () -> objections.add(Objection.at(place, "UNKNOWN", code)));
        }
    }

    private void after() {
        var codes = new HashSet<String>();
        var names = new HashSet<String>();
        for (var at = 0; at < after.size(); at++) {
            var successor = after.get(at);
            var code = successor.getDepartmentCode();
            var place = "/successors/" + at;
            require(FormId.isCode(code), place + "/departmentCode", "INVALID_CODE", LONGEST_CODE);
            require(codes.add(code), place + "/departmentCode", "REPEATED", code);
            named(successor, names, place + "/departmentName");
            if (!before.contains(code)) {
                register.find(code).ifPresent(known -> {
                    if (change.kind() == DepartmentChangeKind.REGISTERED) {
                        registeredAgain(known, place + "/departmentCode");
                    } else {
                        goesOn(known, place + "/departmentCode");
                    }
                });
            }
        }
    }

    /** What was entered with too late a day is entered once more, with an earlier one; what came of others was never there before them. */
    private void registeredAgain(RegisteredDepartment known, String place) {
        var code = known.departmentCode();
        var entered = register.isEntered(code);
        require(
                entered && change.effectiveOn().isBefore(known.since()),
                place,
                entered ? "REGISTERED_ALREADY" : "CAME_OF_OTHERS",
                code,
                known.departmentName(),
                known.since().toString());
    }

    /** No two departments that go on are called the same. */
    private void named(NamedDepartment successor, Set<String> names, String place) {
        var name = successor.getDepartmentName();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            objections.add(Objection.at(place, "NO_NAME", LONGEST_NAME));
            return;
        }
        var changed = after.stream().map(NamedDepartment::getDepartmentCode).collect(Collectors.toSet());
        changed.addAll(before);
        var taken = register.departments().stream()
                .filter(each -> each.endedOn() == null && !changed.contains(each.departmentCode()))
                .anyMatch(each -> each.departmentName().equals(name));
        require(names.add(name) && !taken, place, "TAKEN_NAME", name);
    }

    private void goesOn(RegisteredDepartment known, String place) {
        var code = known.departmentCode();
        if (known.endedOn() != null) {
            objections.add(Objection.instead(
                    register.heirsOf(code, LocalDate.MAX),
                    place,
                    "ENDED",
                    known.departmentName(),
                    code,
                    known.endedOn().toString()));
            return;
        }
        var last = register.changesOf(code).stream()
                .map(DepartmentChange::getEffectiveOn)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        require(
                change.effectiveOn().toString().compareTo(last) >= 0,
                "/effectiveOn",
                "TOO_EARLY",
                known.departmentName(),
                code,
                last);
    }

    private void shape() {
        switch (change.kind()) {
            case REGISTERED -> {
                require(before.isEmpty(), "/departments", "NONE_BEFORE");
                require(!after.isEmpty(), "/successors", "NO_DEPARTMENT");
            }
            case RENAMED -> {
                require(before.size() == 1, "/departments", "ONE_DEPARTMENT");
                require(after.size() == 1, "/successors", "ONE_SUCCESSOR");
                if (before.size() == 1 && after.size() == 1) {
                    renamed(before.get(0), after.get(0));
                }
            }
            case MERGED -> {
                require(!before.isEmpty(), "/departments", "NO_DEPARTMENT");
                require(after.size() == 1, "/successors", "ONE_SUCCESSOR");
                require(
                        after.stream().noneMatch(each -> before.contains(each.getDepartmentCode())),
                        "/successors",
                        "OWN_SUCCESSOR");
            }
            case SPLIT -> {
                require(before.size() == 1, "/departments", "ONE_DEPARTMENT");
                require(after.size() > 1, "/successors", "SEVERAL_SUCCESSORS");
            }
            case WITHDRAWN -> objections.add(Objection.at("/kind", "NO_CHANGE"));
        }
    }

    private void renamed(String code, NamedDepartment successor) {
        require(successor.getDepartmentCode().equals(code), "/successors/0/departmentCode", "OTHER_CODE", code);
        require(
                register.find(code)
                        .filter(known -> known.departmentName().equals(successor.getDepartmentName()))
                        .isEmpty(),
                "/successors/0/departmentName",
                "SAME_NAME",
                successor.getDepartmentName());
    }

    private void require(boolean holds, String place, String code, Object... arguments) {
        if (!holds) {
            objections.add(Objection.at(place, code, arguments));
        }
    }
}
