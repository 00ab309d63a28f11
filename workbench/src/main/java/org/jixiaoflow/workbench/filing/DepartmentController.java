package org.jixiaoflow.workbench.filing;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.DepartmentChangeKind;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jixiaoflow.workbench.services.Departments;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Part;
import org.jixiaoflow.workbench.services.PublishedTemplates.Fault;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.shell.Show;
import org.jixiaoflow.workbench.shell.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 部门与机构沿革: departments registered, renamed, merged and split; the business administrator's. */
@Controller
class DepartmentController {

    private static final String PAGE = "/admin/departments";
    private static final int ROWS = 100;
    private static final int CHANGES = 20;

    /** What a change can be that is typed. */
    private static final Set<DepartmentChangeKind> KINDS =
            EnumSet.complementOf(EnumSet.of(DepartmentChangeKind.WITHDRAWN));

    private final Departments departments;
    private final Review review;
    private final Introductions introductions;
    private final Show show;

    DepartmentController(Departments departments, Review review, Introductions introductions, Show show) {
        this.departments = departments;
        this.review = review;
        this.introductions = introductions;
        this.show = show;
    }

    /**
     * @param code of the department that is shown with its history, and that a change is begun of
     * @param fill year whose departments, as far as nobody registered them, are to be
     */
    @GetMapping(PAGE)
    String show(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable Integer fill,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var me = introductions.permitted(Me::setsDates);
        var where = me.region(region);
        model.addAttribute("region", where);
        model.addAttribute("q", q);
        model.addAttribute("year", newest(me, where));
        model.addAttribute("filled", fill);
        model.addAttribute("kinds", KINDS);
        var seen = where == null ? Panel.<Seen>none() : Panel.of(() -> look(where, q, code, Math.max(0, page)));
        model.addAttribute("down", seen.down());
        model.addAttribute("seen", seen.value());
        if (where != null && seen.value() != null && !model.containsAttribute("typed")) {
            model.addAttribute("typed", fill == null ? Typing.of(seen.value().entry()) : unregistered(where, fill));
        }
        if (!model.containsAttribute("faults")) {
            model.addAttribute("faults", List.of());
            model.addAttribute("unread", List.of());
            model.addAttribute("blamed", List.of());
        }
        return "workbench/departments";
    }

    /** The newest year that has forms there; this one if none has. */
    private int newest(Me me, @Nullable String region) {
        return me.regions().stream()
                .filter(each -> each.code().equals(region))
                .findFirst()
                .flatMap(each -> each.newest(show.year()))
                .orElse(show.year());
    }

    private Seen look(String region, @Nullable String q, @Nullable String code, int page) {
        return new Seen(
                departments.list(region, q, page, ROWS),
                departments.changes(region, CHANGES),
                code == null || code.isBlank()
                        ? null
                        : departments.find(region, code).orElse(null));
    }

    /** What the year's lists and forms name, and the register doesn't. */
    private Typing unregistered(String region, int year) {
        var registered = registered(region).keySet();
        var after = review.departments(region, year).stream()
                .filter(each -> !registered.contains(each.code()))
                .map(each -> each.code() + "\t" + each.name())
                .collect(joining("\n"));
        return new Typing(DepartmentChangeKind.REGISTERED, "", after, "", "");
    }

    /** All departments, by code. */
    private Map<String, Departments.Department> registered(String region) {
        var registered = new HashMap<String, Departments.Department>();
        for (var page = 0; ; page++) {
            var part = departments.list(region, null, page, ROWS);
            part.items().forEach(each -> registered.put(each.departmentCode(), each));
            if (page + 1 >= part.pages()) {
                return registered;
            }
        }
    }

    /** Makes a change. What can't be read or is refused is shown again, with everything that is wrong. */
    @PostMapping(PAGE)
    String change(
            @RequestParam String region,
            @RequestParam long version,
            @RequestParam DepartmentChangeKind kind,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model page,
            RedirectAttributes next) {
        introductions.permitted(Me::setsDates);
        var typed = Typing.of(kind, form);
        var faults = new ArrayList<Fault>();
        var day = typed.readDay();
        if (day.isEmpty()) {
            faults.add(new Fault("/effectiveOn", "UNREADABLE", show.word("departments", "no-day")));
        }
        var after = pasted(region, typed);
        try {
            if (day.isPresent() && after.unread().isEmpty()) {
                var done = departments.change(
                        region,
                        new Departments.Change(version, kind, typed.codes(), named(after), day.get(), typed.reason()));
                next.addFlashAttribute("said", done);
                next.addAttribute("region", region);
                next.addAttribute("code", done.getSuccessors().get(0).getDepartmentCode());
                return "redirect:" + PAGE;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        } catch (Refusal refused) {
            faults.addAll(Fault.of(refused));
            page.addAttribute("refusal", refused.detail());
            response.setStatus(refused.status());
        }
        page.addAttribute("typed", typed);
        page.addAttribute("faults", faults);
        page.addAttribute("unread", after.unread());
        page.addAttribute(
                "blamed",
                Stream.concat(
                                faults.stream().map(fault -> fault.pointer().split("/", -1)[1]),
                                after.unread().stream().map(line -> "successors"))
                        .distinct()
                        .toList());
        return show(region, null, null, null, 0, page);
    }

    /** Takes back the newest change of a department. If it is refused, the department is shown with why. */
    @PostMapping(PAGE + "/withdrawal")
    String withdraw(
            @RequestParam String region,
            @RequestParam long version,
            @RequestParam int change,
            @RequestParam String code,
            @RequestParam Typed reason,
            HttpServletResponse response,
            Model page,
            RedirectAttributes next) {
        introductions.permitted(Me::setsDates);
        try {
            next.addFlashAttribute(
                    "said", departments.withdraw(region, change, new Departments.Withdrawal(version, reason.text())));
            next.addAttribute("region", region);
            return "redirect:" + PAGE;
        } catch (Refusal refused) {
            page.addAttribute("withdrawal", reason.text());
            page.addAttribute("notWithdrawn", refused.detail());
            response.setStatus(refused.status());
            return show(region, null, code, null, 0, page);
        }
    }

    /** Departments after a change; of those that are registered the code will do, which before they were is their first name's. */
    private PastedList pasted(String region, Typing typed) {
        var pasted = PastedList.of(typed.after());
        if (pasted.unread().stream().noneMatch(line -> line.cause() == PastedList.Cause.NO_NAME)) {
            return pasted;
        }
        var names = new HashMap<String, String>();
        registered(region)
                .forEach((code, each) -> names.put(
                        code,
                        typed.kind() == DepartmentChangeKind.REGISTERED ? each.firstName() : each.departmentName()));
        return PastedList.of(typed.after(), names);
    }

    private static List<NamedDepartment> named(PastedList pasted) {
        return pasted.departments().stream()
                .map(each -> new NamedDepartment(each.getDepartmentCode(), each.getDepartmentName()))
                .toList();
    }

    /**
     * A region's register as the page shows it.
     *
     * @param entry the department that was chosen; null if none was
     */
    record Seen(Part<Departments.Department> list, Part<DepartmentChange> changes, Departments.@Nullable Entry entry) {

        /** What the next change is made after. */
        public int version() {
            return changes.items().stream()
                    .mapToInt(DepartmentChange::getVersion)
                    .max()
                    .orElse(0);
        }
    }

    /** A change as it is typed: codes before it, a line a department after it. */
    record Typing(DepartmentChangeKind kind, String before, String after, String day, String reason) {

        private static final int ISO_DAY = 10;

        /** Begins with a department's renaming, or with registering one. */
        static Typing of(Departments.@Nullable Entry entry) {
            if (entry == null || entry.department().endedOn() != null) {
                return new Typing(DepartmentChangeKind.REGISTERED, "", "", "", "");
            }
            var department = entry.department();
            return new Typing(
                    DepartmentChangeKind.RENAMED,
                    department.departmentCode(),
                    department.departmentCode() + "\t" + department.departmentName(),
                    "",
                    "");
        }

        static Typing of(DepartmentChangeKind kind, Map<String, String> form) {
            return new Typing(
                    kind,
                    form.getOrDefault("before", ""),
                    form.getOrDefault("after", ""),
                    form.getOrDefault("day", "").strip(),
                    form.getOrDefault("reason", "").strip());
        }

        List<String> codes() {
            return Stream.of(before.split("[\\s,，;；、]+", -1))
                    .filter(code -> !code.isEmpty())
                    .toList();
        }

        Optional<LocalDate> readDay() {
            try {
                return day.length() == ISO_DAY ? Optional.of(LocalDate.parse(day)) : Optional.empty();
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        }
    }
}
