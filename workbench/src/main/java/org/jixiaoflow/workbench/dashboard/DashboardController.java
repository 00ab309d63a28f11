package org.jixiaoflow.workbench.dashboard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.live.Freshness;
import org.jixiaoflow.workbench.live.Freshness.Subject;
import org.jixiaoflow.workbench.services.DepartmentHistory;
import org.jixiaoflow.workbench.services.Departments;
import org.jixiaoflow.workbench.services.Flow;
import org.jixiaoflow.workbench.services.FormFilter;
import org.jixiaoflow.workbench.services.FormIds;
import org.jixiaoflow.workbench.services.FormRow;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Overview;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Panels;
import org.jixiaoflow.workbench.services.Part;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.services.Scoring;
import org.jixiaoflow.workbench.services.YearOnYear;
import org.jixiaoflow.workbench.shell.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** From a region's year to a department, to a form, to the formula of a row. */
@Controller
class DashboardController {

    private static final int MOST = 200;

    private final Introductions introductions;
    private final Panels panels;
    private final Review review;
    private final Scoring scoring;
    private final Departments departments;
    private final Freshness freshness;
    private final PanelBook book;
    private final Looks looks;
    private final RenderedPanels rendered;
    private final Show show;

    DashboardController(
            Introductions introductions,
            Panels panels,
            Review review,
            Scoring scoring,
            Departments departments,
            Freshness freshness,
            PanelBook book,
            Looks looks,
            RenderedPanels rendered,
            Show show) {
        this.introductions = introductions;
        this.panels = panels;
        this.review = review;
        this.scoring = scoring;
        this.departments = departments;
        this.freshness = freshness;
        this.book = book;
        this.looks = looks;
        this.rendered = rendered;
        this.show = show;
    }

    /**
     * A region's year.
     *
     * @param alone there if only the panels are to be shown, to a page that is open and looks again: with many regions to choose from, the rest of it costs more than they do
     */
    @GetMapping("/dashboard")
    String dashboard(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable FormKind kind,
            @RequestParam(required = false) @Nullable Tile only,
            @RequestHeader(name = "X-Workbench", required = false) @Nullable String alone,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            Model page) {
        var me = introductions.permitted(Me::seesSums);
        var choice = Choice.of(me, region, year, kind, only, show.year());
        page.addAttribute("choice", choice);
        page.addAttribute("years", choice.years(me));
        if (choice.region() != null) {
            var seen = looks.of(me, choice, () -> look(choice));
            page.addAttribute("panels", rendered.of(choice, seen, locale, request, response));
        }
        return alone == null ? "workbench/dashboard" : "workbench/dashboard :: panels";
    }

    /** Every panel of the page as a workbook, with what it is about and of when it is. */
    @GetMapping("/dashboard/workbook")
    ResponseEntity<byte[]> workbook(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable FormKind kind,
            Locale locale) {
        var me = introductions.permitted(Me::seesSums);
        var choice = Choice.of(me, region, year, kind, null, show.year());
        var file = ContentDisposition.attachment()
                .filename("dashboard-%s-%d-%s.xlsx"
                        .formatted(Objects.requireNonNullElse(choice.region(), ""), choice.year(), choice.kind()))
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(book.of(me, choice, look(choice), locale));
    }

    private Seen look(Choice choice) {
        var region = choice.region();
        if (region == null) {
            return new Seen(Panel.none(), null, null, Panel.none(), null);
        }
        var flow = panels.ask(() -> Panel.of(() -> review.flow(region, choice.year(), choice.kind())));
        var overview = Panel.of(() -> scoring.overview(region, choice.year(), choice.kind()));
        var shown = overview.value();
        var flowing = flow.get().value();
        return new Seen(
                overview,
                shown == null ? null : Board.of(named(shown, region, choice.year())),
                shown == null ? null : counted(shown),
                flow.get(),
                flowing == null ? null : flowing(flowing));
    }

    /** Departments that no list names, and whose scores the reader doesn't see, are called as their forms call them. */
    private Overview named(Overview overview, String region, int year) {
        if (overview.departments().stream().allMatch(each -> each.departmentName() != null)) {
            return overview;
        }
        var names = Panel.optional(() -> review.departments(region, year)).value();
        return names == null
                ? overview
                : overview.named(names.stream().collect(Collectors.toMap(Me.Named::code, Me.Named::name)));
    }

    private AsOf counted(Overview overview) {
        var reflects = overview.reflects();
        return asOf(reflects.get(0), Subject.FILED)
                .and(asOf(reflects.get(1), Subject.SCORES))
                .and(asOf(reflects.get(2), Subject.LISTED));
    }

    private AsOf asOf(Overview.Reflected reflected, Subject subject) {
        return new AsOf(reflected.asOf(), reflected.refilling(), freshness.isBehind(subject, reflected.asOf()));
    }

    private AsOf flowing(Flow flow) {
        return new AsOf(flow.asOf(), flow.refilling(), freshness.isBehind(Subject.JOURNAL, flow.asOf()));
    }

    /** A department's year: its scores, form by form, what of it is still on its way, and its other years. */
    @GetMapping("/departments/{region}/{year}/{department}")
    String department(
            @PathVariable String region, @PathVariable int year, @PathVariable String department, Model page) {
        var filter = new FormFilter(region, year, null, department, null, null, null, null);
        var forms = panels.ask(() -> Panel.of(() -> review.forms(filter, 0, MOST)));
        var compared = panels.ask(() -> Panel.of(() -> scoring.yearOnYear(region, year, department)));
        var registered = panels.ask(() -> Panel.optional(() -> departments.find(region, department)));
        var scored = Panel.of(() -> scoring.department(region, year, department));
        var entry = registered.get().value() == null
                ? null
                : registered.get().value().orElse(null);
        var predecessors = predecessors(region, entry);
        var history = scored.value() == null ? null : scored.value().orElse(null);
        var listed = forms.get().value();
        if (history == null
                && scored.down() == null
                && listed != null
                && listed.items().isEmpty()
                && predecessors.isEmpty()) {
            throw new Problem(HttpStatus.NOT_FOUND, "NO_DEPARTMENT");
        }
        page.addAttribute("region", region);
        page.addAttribute("year", year);
        page.addAttribute("code", department);
        page.addAttribute("name", name(history, entry, listed));
        page.addAttribute("entry", entry);
        page.addAttribute("predecessors", predecessors);
        page.addAttribute("forms", forms.get());
        page.addAttribute("down", scored.down());
        page.addAttribute("compared", compared(compared.get()));
        page.addAttribute("history", history);
        page.addAttribute("asOf", history == null ? null : asOf(history.reflects(), Subject.SCORES));
        page.addAttribute(
                "trends",
                history == null
                        ? Stream.empty().toList()
                        : Stream.of(FormKind.values())
                                .map(kind -> KindTrend.of(history, kind))
                                .filter(each -> !each.trend().isEmpty())
                                .toList());
        return "workbench/department";
    }

    /** Its indicators beside those of the years before, as a file. */
    @GetMapping("/departments/{region}/{year}/{department}/indicators")
    ResponseEntity<byte[]> compared(
            @PathVariable String region,
            @PathVariable int year,
            @PathVariable String department,
            @RequestParam String format) {
        return scoring.yearOnYear(region, year, department, format);
    }

    /** Nothing where there is no other year; that the service is down is said of its scores. */
    private static @Nullable YearOnYear compared(Panel<Optional<YearOnYear>> asked) {
        return asked.value() == null
                ? null
                : asked.value().filter(YearOnYear::compares).orElse(null);
    }

    /** Departments it came of, with what of their forms the reader may see: those of the years up to the change. */
    private List<Predecessor> predecessors(String region, Departments.@Nullable Entry entry) {
        if (entry == null) {
            return List.of();
        }
        return entry.department().predecessors().stream()
                .map(each -> new Predecessor(each, forms(region, each)))
                .filter(each -> !each.forms().isEmpty())
                .toList();
    }

    private List<FormRow> forms(String region, Departments.Related predecessor) {
        var filter = new FormFilter(region, null, null, predecessor.departmentCode(), null, null, null, null);
        var forms = Panel.of(() -> review.forms(filter, 0, MOST)).value();
        return forms == null
                ? List.of()
                : forms.items().stream()
                        .filter(form -> form.year() <= predecessor.effectiveOn().getYear())
                        .toList();
    }

    private static @Nullable String name(
            @Nullable DepartmentHistory history, Departments.@Nullable Entry entry, @Nullable Part<FormRow> forms) {
        var scored = history == null ? null : history.score().getDepartmentName();
        if (scored != null) {
            return scored;
        }
        if (entry != null) {
            return entry.department().departmentName();
        }
        return forms == null
                ? null
                : forms.items().stream()
                        .map(FormRow::departmentName)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** A department that another one came of, with its forms. */
    record Predecessor(Departments.Related department, List<FormRow> forms) {}

    /**
     * A department's years in one kind of form.
     *
     * @param others years in which there was what it came of instead
     */
    record KindTrend(FormKind kind, Trend trend, List<DepartmentHistory.Year> others) {

        static KindTrend of(DepartmentHistory history, FormKind kind) {
            return new KindTrend(
                    kind,
                    Trend.of(history, kind),
                    history.years().stream()
                            .filter(year ->
                                    !year.own() && year.kinds().stream().anyMatch(score -> score.getKind() == kind))
                            .toList());
        }
    }

    /** Why a form has its score: every row with rule, inputs, formula and marks, and every score it had before. */
    @GetMapping("/scores/{formId}")
    String score(@PathVariable String formId, Model page) {
        var id = FormIds.of(formId).toString();
        var sheet = panels.ask(() -> review.form(id));
        var history = panels.ask(() -> Panel.optional(() -> scoring.history(id)));
        var scored = Panel.optional(() -> scoring.scored(id));
        page.addAttribute("sheet", sheet.get());
        page.addAttribute("score", scored);
        page.addAttribute("changes", history.get());
        page.addAttribute(
                "asOf",
                scored.value() == null
                        ? null
                        : new AsOf(
                                scored.value().asOf(),
                                false,
                                freshness.isBehind(
                                        Subject.SCORES, scored.value().asOf())));
        return "workbench/score";
    }
}
