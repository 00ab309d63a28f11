package org.jixiaoflow.workbench.home;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.workbench.services.Deliveries;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.services.FormFilter;
import org.jixiaoflow.workbench.services.FormRow;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.OwedFilter;
import org.jixiaoflow.workbench.services.OwedRow;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Panels;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.services.Submission;
import org.jixiaoflow.workbench.shell.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What is asked of the reader: the forms of their department by what is to be done, or how many wait for their decision. */
@Controller
class HomeController {

    private static final int MOST = 100;
    private static final int NOTICES = 6;
    private static final int REFUSALS = 5;

    /** What is to be done first comes first. */
    private static final List<FormState> ORDER =
            List.of(FormState.RETURNED, FormState.DRAFT, FormState.SUBMITTED, FormState.APPROVED);

    private final Introductions introductions;
    private final Panels panels;
    private final Review review;
    private final Desk desk;
    private final Submission submission;
    private final Deliveries deliveries;
    private final Show show;

    HomeController(
            Introductions introductions,
            Panels panels,
            Review review,
            Desk desk,
            Submission submission,
            Deliveries deliveries,
            Show show) {
        this.show = show;
        this.deliveries = deliveries;
        this.desk = desk;
        this.panels = panels;
        this.introductions = introductions;
        this.review = review;
        this.submission = submission;
    }

    /** {@code notice} is one that leads here and is read by that. */
    @GetMapping("/")
    String home(@RequestParam(required = false) @Nullable UUID notice, Model page) {
        if (notice != null) {
            Panel.optional(() -> {
                review.markRead(notice);
                return notice;
            });
        }
        var viewer = introductions.viewer();
        var me = viewer.me();
        var tasks = panels.ask(() -> me.files() ? Panel.of(() -> tasks(me.has("head"))) : Panel.none());
        var inbox = panels.ask(() -> me.reviews()
                ? Panel.of(review::inboxCounts)
                : new Panel<Map<String, Long>>(null, viewer.unknown() ? "review" : null));
        var refused = panels.ask(() -> me.files() ? Panel.optional(() -> submission.refusals(REFUSALS)) : Panel.none());
        var unbegun = panels.ask(() -> me.files() ? Panel.of(this::unbegun) : Panel.none());
        var overdue = panels.ask(() -> me.reviews()
                ? Panel.optional(() -> review.owed(new OwedFilter(null, null, null, true), 0, 1)
                        .total())
                : Panel.none());
        var asked = panels.ask(() -> me.can("OPINE") ? Panel.optional(desk::asked) : Panel.none());
        var away = panels.ask(() -> me.actingFor() == null && me.may(Right.NAME_SUBSTITUTES)
                ? Panel.optional(() -> away(me))
                : Panel.none());
        page.addAttribute("viewer", viewer);
        page.addAttribute("ownYear", ownYear(me));
        page.addAttribute("notices", Panel.optional(() -> review.notices(true, 0, NOTICES)));
        page.addAttribute("tasks", tasks.get());
        page.addAttribute("unbegun", unbegun.get());
        page.addAttribute("overdue", overdue.get());
        page.addAttribute("asked", asked.get());
        page.addAttribute("inbox", inbox.get());
        page.addAttribute("refused", refused.get());
        page.addAttribute("away", away.get().value());
        return "workbench/home";
    }

    /** Where their department's newest year is shown, in the first region that has one. */
    private @Nullable String ownYear(Me me) {
        var department = me.department();
        return department == null || !me.files()
                ? null
                : me.regions().stream()
                        .flatMap(region -> region.newest(show.year()).stream()
                                .map(year -> UriComponentsBuilder.fromPath("/departments/{region}/{year}/{department}")
                                        .encode()
                                        .buildAndExpand(region.code(), year, department.code())
                                        .toUriString()))
                        .findFirst()
                        .orElse(null);
    }

    /** Whom the reader named to stand in, and who is away then. */
    private List<Deliveries.Substitution> away(Me me) {
        return deliveries.substitutions().stream()
                .filter(said -> said.person().equals(me.id()) && said.away() != null)
                .toList();
    }

    /** What nobody has begun; what is begun is among the tasks. */
    private List<OwedRow> unbegun() {
        return review.owed(OwedFilter.NONE, 0, MOST).items().stream()
                .filter(owed -> owed.state() == null)
                .toList();
    }

    /** What waits for their signature comes first to whoever signs. */
    private List<FormRow> tasks(boolean signs) {
        return review.forms(FormFilter.NONE, 0, MOST).items().stream()
                .sorted(Comparator.comparing((FormRow form) -> !(form.toSign() && signs))
                        .thenComparing(form -> ORDER.indexOf(form.state()))
                        .thenComparing(FormRow::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(FormRow::year, Comparator.reverseOrder())
                        .thenComparing(FormRow::formId))
                .toList();
    }
}
