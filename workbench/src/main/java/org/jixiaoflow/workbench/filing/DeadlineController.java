package org.jixiaoflow.workbench.filing;

import static java.util.stream.Collectors.toSet;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FilingDeadline;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.services.Scoring;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 截止日期: by when departments must submit, and who has more time; the business administrator's. */
@Controller
class DeadlineController {

    private static final String PAGE = "/admin/deadlines";

    private final Scoring scoring;
    private final Review review;
    private final Introductions introductions;
    private final Clock clock;

    DeadlineController(Scoring scoring, Review review, Introductions introductions, Clock clock) {
        this.scoring = scoring;
        this.review = review;
        this.introductions = introductions;
        this.clock = clock;
    }

    @GetMapping(PAGE)
    String show(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Integer year,
            Model page) {
        var me = introductions.viewer().me();
        if (!me.setsDates()) {
            throw new Problem(HttpStatus.FORBIDDEN, "FORBIDDEN");
        }
        var where = region == null || region.isBlank() ? first(me) : region;
        var when = year == null ? LocalDate.now(clock).getYear() : year;
        page.addAttribute("region", where);
        page.addAttribute("year", when);
        page.addAttribute("key", UUID.randomUUID());
        var list = Optional.ofNullable(where)
                .map(code -> Panel.of(() -> scoring.filingList(code, when).map(Dates::of)))
                .orElse(Panel.none());
        page.addAttribute("down", list.down());
        page.addAttribute("dates", list.value() == null ? null : list.value().orElse(null));
        return "workbench/deadlines";
    }

    private static @Nullable String first(Me me) {
        return me.regions().stream().findFirst().map(Me.RegionYears::code).orElse(null);
    }

    /** 应编报部门名单: who must file, in place of the list before; dates and extensions of those who stay on it hold. What can't be read is shown again. */
    @PostMapping(PAGE + "/list")
    String publish(
            @RequestParam String region,
            @RequestParam int year,
            @RequestParam int version,
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model page,
            RedirectAttributes next) {
        // A list is longer than any text that is kept may be; its lines are what is measured.
        var departments = form.getOrDefault("departments", "");
        var pasted = PastedList.of(departments);
        page.addAttribute("unread", pasted.unread());
        try {
            if (pasted.unread().isEmpty() && !pasted.departments().isEmpty()) {
                next.addFlashAttribute("said", publish(region, year, version, pasted, closed));
                return back(region, year, next);
            }
            page.addAttribute("nobody", pasted.departments().isEmpty());
        } catch (Refusal refused) {
            page.addAttribute("refusal", refused.detail());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        page.addAttribute("typed", departments);
        page.addAttribute("typedClosed", closed);
        return show(region, year, page);
    }

    private Said publish(String region, int year, int version, PastedList pasted, boolean closed) {
        var before = scoring.filingList(region, year)
                .orElseGet(() -> FilingList.newBuilder()
                        .setRegionCode(region)
                        .setYear(year)
                        .setVersion(0)
                        .setDepartments(List.of())
                        .build());
        var departments = pasted.after(before.getDepartments());
        scoring.publish(FilingList.newBuilder(before)
                .setVersion(version)
                .setDepartments(departments)
                .setClosed(closed)
                .build());
        var codes =
                departments.stream().map(ListedDepartment::getDepartmentCode).collect(toSet());
        var left = before.getDepartments().stream()
                .filter(each -> !codes.contains(each.getDepartmentCode()))
                .count();
        return Said.done("deadlines.published", departments.size(), left);
    }

    /** Dates of the kinds, for every department; none where nothing is typed. */
    @PostMapping(PAGE)
    String setDates(
            @RequestParam String region,
            @RequestParam int year,
            @RequestParam int version,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate objective,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate selfEvaluation,
            RedirectAttributes next) {
        return done(region, year, Map.of(), next, () -> {
            change(
                    region,
                    year,
                    version,
                    list -> FilingList.newBuilder(list)
                            .setDeadlines(Stream.concat(
                                            dated(FormKind.OBJECTIVE, objective),
                                            dated(FormKind.SELF_EVALUATION, selfEvaluation))
                                    .toList())
                            .build());
            return Said.done("deadlines.saved", 0, 0);
        });
    }

    private static Stream<FilingDeadline> dated(FormKind kind, @Nullable LocalDate dueOn) {
        return Stream.ofNullable(dueOn).map(day -> new FilingDeadline(kind, day.toString()));
    }

    /** 延期 of all of a department: on the list for what isn't begun, and each form that is. */
    @PostMapping("/admin/deadlines/department")
    String extendDepartment(
            @RequestParam String region,
            @RequestParam int year,
            @RequestParam int version,
            @RequestParam String department,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate dueOn,
            @RequestParam String reason,
            @RequestParam UUID key,
            RedirectAttributes next) {
        var typed = Map.of("department", department, "dueOn", dueOn.toString(), "reason", reason);
        return done(region, year, typed, next, () -> {
            var before = list(region, year);
            if (before.getDepartments().stream()
                    .noneMatch(each -> each.getDepartmentCode().equals(department))) {
                return Said.refused("deadlines.unlisted");
            }
            if (!isMoreTime(before, dueOn)) {
                return Said.refused("deadlines.no-more-time");
            }
            change(
                    region,
                    year,
                    version,
                    list -> FilingList.newBuilder(list)
                            .setDepartments(list.getDepartments().stream()
                                    .map(each -> each.getDepartmentCode().equals(department)
                                            ? extended(each, dueOn, reason)
                                            : each)
                                    .toList())
                            .build());
            var extended = review.extendAll(region, year, department, key, dueOn, reason);
            return Said.done("deadlines.extended", extended.forms(), extended.refused());
        });
    }

    /** A day to come, later than one that every department has. */
    private boolean isMoreTime(FilingList list, LocalDate dueOn) {
        return dueOn.isAfter(LocalDate.now(clock))
                && (list.getDeadlines().isEmpty()
                        || list.getDeadlines().stream()
                                .anyMatch(each -> dueOn.isAfter(LocalDate.parse(each.getDueOn()))));
    }

    private static ListedDepartment extended(ListedDepartment department, LocalDate dueOn, String reason) {
        return ListedDepartment.newBuilder(department)
                .setExtendedTo(dueOn.toString())
                .setExtensionReason(reason)
                .build();
    }

    /** 延期 of one form. */
    @PostMapping("/admin/deadlines/form")
    String extendForm(
            @RequestParam String region,
            @RequestParam int year,
            @RequestParam String form,
            @RequestParam @DateTimeFormat(iso = ISO.DATE) LocalDate dueOn,
            @RequestParam String reason,
            @RequestParam UUID key,
            RedirectAttributes next) {
        var typed = Map.of("form", form, "formDueOn", dueOn.toString(), "formReason", reason);
        var id = FormId.parse(form.strip());
        if (id.isEmpty()) {
            next.addFlashAttribute("kept", typed);
            next.addFlashAttribute("unknown", form);
            return back(region, year, next);
        }
        return done(region, year, typed, next, () -> {
            review.extend(id.get().toString(), key, dueOn, reason);
            return Said.done("deadlines.form-extended", 1, 0);
        });
    }

    /** Somebody else's change of the list in between is a refusal, for this one was made from what is shown. */
    private void change(String region, int year, int version, UnaryOperator<FilingList> change) {
        scoring.publish(change.apply(
                FilingList.newBuilder(list(region, year)).setVersion(version).build()));
    }

    private FilingList list(String region, int year) {
        return scoring.filingList(region, year).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND"));
    }

    /** @param typed what is shown again if it is refused */
    private static String done(
            String region, int year, Map<String, String> typed, RedirectAttributes next, Supplier<Said> change) {
        try {
            var said = change.get();
            next.addFlashAttribute("said", said);
            if (!said.good()) {
                next.addFlashAttribute("kept", typed);
            }
        } catch (Refusal refused) {
            next.addFlashAttribute("refusal", refused.detail());
            next.addFlashAttribute("kept", typed);
        }
        return back(region, year, next);
    }

    private static String back(String region, int year, RedirectAttributes next) {
        next.addAttribute("region", region);
        next.addAttribute("year", year);
        return "redirect:" + PAGE;
    }

    /** What became of a change, in which words. */
    record Said(String key, long forms, long refused, boolean good) {

        static Said done(String key, long forms, long refused) {
            return new Said(key, forms, refused, true);
        }

        static Said refused(String key) {
            return new Said(key, 0, 0, false);
        }
    }

    /**
     * A list as its dates are changed.
     *
     * @param text its departments as they are typed
     * @param extended departments with more time than the others
     */
    record Dates(
            int version,
            @Nullable String objective,
            @Nullable String selfEvaluation,
            List<ListedDepartment> departments,
            List<ListedDepartment> extended,
            String text,
            boolean closed) {

        static Dates of(FilingList list) {
            return new Dates(
                    list.getVersion(),
                    day(list, FormKind.OBJECTIVE).orElse(null),
                    day(list, FormKind.SELF_EVALUATION).orElse(null),
                    list.getDepartments(),
                    list.getDepartments().stream()
                            .filter(each -> each.getExtendedTo() != null)
                            .toList(),
                    PastedList.text(list),
                    list.getClosed());
        }

        private static Optional<String> day(FilingList list, FormKind kind) {
            return list.getDeadlines().stream()
                    .filter(each -> each.getKind() == kind)
                    .map(FilingDeadline::getDueOn)
                    .findFirst();
        }
    }
}
