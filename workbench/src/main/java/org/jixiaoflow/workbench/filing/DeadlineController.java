package org.jixiaoflow.workbench.filing;

import static java.util.stream.Collectors.joining;
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
import org.jixiaoflow.workbench.shell.Kept;
import org.jixiaoflow.workbench.shell.Typed;
import org.jspecify.annotations.Nullable;
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
        var me = introductions.permitted(Me::setsDates);
        var where = me.region(region);
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
        introductions.permitted(Me::setsDates);
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
        return new Said("deadlines.published", departments.size(), left);
    }

    /**
     * Dates of the kinds, for every department; none where nothing is typed. A date that is gone by makes all overdue at once, and is taken
     * as it is only of somebody who was asked.
     *
     * @param past dates gone by that are meant
     */
    @PostMapping(PAGE)
    String setDates(
            @RequestParam String region,
            @RequestParam int year,
            @RequestParam int version,
            @RequestParam(defaultValue = "") Typed objective,
            @RequestParam(defaultValue = "") Typed selfEvaluation,
            @RequestParam(defaultValue = "") String past,
            RedirectAttributes next) {
        introductions.permitted(Me::setsDates);
        var typed = Map.of("objective", objective.text(), "selfEvaluation", selfEvaluation.text());
        Kept.unless("DATES", typed, next, () -> {
            var gone = gone(Dates.of(list(region, year)), objective, selfEvaluation);
            if (!gone.isEmpty() && !gone.equals(past)) {
                next.addFlashAttribute("gone", gone);
                next.addFlashAttribute("kept", new Kept("DATES", typed, null, null, null));
                return;
            }
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
            next.addFlashAttribute("said", new Said("deadlines.saved", 0, 0));
        });
        return back(region, year, next);
    }

    private static Stream<FilingDeadline> dated(FormKind kind, Typed dueOn) {
        return Stream.ofNullable(dueOn.orNull()).map(day -> new FilingDeadline(kind, day));
    }

    /** Days that weren't there before and are gone by; what is no day the service refuses. */
    private String gone(Dates before, Typed objective, Typed selfEvaluation) {
        var today = LocalDate.now(clock).toString();
        return Stream.concat(anew(objective, before.objective()), anew(selfEvaluation, before.selfEvaluation()))
                .filter(day -> day.matches("\\d{4}-\\d{2}-\\d{2}") && day.compareTo(today) < 0)
                .distinct()
                .collect(joining(", "));
    }

    private static Stream<String> anew(Typed typed, @Nullable String before) {
        return Stream.ofNullable(typed.orNull()).filter(day -> !day.equals(before));
    }

    /**
     * 延期 of all of a department: each form that it has begun, and on the list for what it hasn't. A day before the one it was given is taken
     * only of somebody who was asked.
     *
     * @param earlier the department and the day, if this is meant to be before the one there is
     */
    @PostMapping("/admin/deadlines/department")
    String extendDepartment(
            @RequestParam String region,
            @RequestParam int year,
            @RequestParam int version,
            @RequestParam String department,
            @RequestParam Typed dueOn,
            @RequestParam Typed reason,
            @RequestParam UUID key,
            @RequestParam(defaultValue = "") String earlier,
            RedirectAttributes next) {
        introductions.permitted(Me::setsDates);
        var typed = Map.of("department", department, "dueOn", dueOn.text(), "reason", reason.text());
        var meant = department + " " + dueOn.text();
        return done("DEPARTMENT", region, year, typed, next, () -> {
            // What was made from another list than there is by now is refused below, before any form has more time.
            var extended = list(region, year).getVersion() == version
                    ? askedTwice(
                            meant,
                            next,
                            () -> review.extendAll(
                                    region, year, department, key, dueOn.text(), reason.text(), earlier.equals(meant)))
                    : Review.Extended.NONE;
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
            return new Said("deadlines.extended", extended.forms(), extended.refused());
        });
    }

    private static Review.Extended askedTwice(
            String meant, RedirectAttributes next, Supplier<Review.Extended> extension) {
        try {
            return extension.get();
        } catch (Refusal refused) {
            if (refused.code().equals("EXTENDED_ALREADY")) {
                next.addFlashAttribute("earlier", meant);
            }
            throw refused;
        }
    }

    private static ListedDepartment extended(ListedDepartment department, Typed dueOn, Typed reason) {
        return ListedDepartment.newBuilder(department)
                .setExtendedTo(dueOn.text())
                .setExtensionReason(reason.text())
                .build();
    }

    /** 延期 of one form. */
    @PostMapping("/admin/deadlines/form")
    String extendForm(
            @RequestParam String region,
            @RequestParam int year,
            @RequestParam Typed form,
            @RequestParam Typed dueOn,
            @RequestParam Typed reason,
            @RequestParam UUID key,
            RedirectAttributes next) {
        introductions.permitted(Me::setsDates);
        var typed = Map.of("form", form.text(), "dueOn", dueOn.text(), "reason", reason.text());
        var id = FormId.parse(form.text());
        if (id.isEmpty()) {
            next.addFlashAttribute("kept", new Kept("FORM", typed, null, null, null));
            next.addFlashAttribute("unknown", form.text());
            return back(region, year, next);
        }
        return done("FORM", region, year, typed, next, () -> {
            review.extend(id.get().toString(), key, dueOn.text(), reason.text());
            return new Said("deadlines.form-extended", 1, 0);
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

    /**
     * Does it, and says what became of it.
     *
     * @param what names the form of the page
     * @param typed what stands there again if it is refused
     */
    private static String done(
            String what,
            String region,
            int year,
            Map<String, String> typed,
            RedirectAttributes next,
            Supplier<Said> change) {
        Kept.unless(what, typed, next, () -> next.addFlashAttribute("said", change.get()));
        return back(region, year, next);
    }

    private static String back(String region, int year, RedirectAttributes next) {
        next.addAttribute("region", region);
        next.addAttribute("year", year);
        return "redirect:" + PAGE;
    }

    /** What was done, in which words. */
    record Said(String key, long forms, long refused) {}

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
