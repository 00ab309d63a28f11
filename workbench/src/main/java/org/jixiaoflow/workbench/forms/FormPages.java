package org.jixiaoflow.workbench.forms;

import java.util.Locale;
import java.util.UUID;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.services.FormFilter;
import org.jixiaoflow.workbench.services.FormIds;
import org.jixiaoflow.workbench.services.FormSheet;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Panels;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.services.Scoring;
import org.jixiaoflow.workbench.services.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Forms to read, for everybody who may. */
@Controller
class FormPages {

    private static final int ROWS = 50;

    private final Review review;
    private final Desk desk;
    private final Submission submission;
    private final Scoring scoring;
    private final Introductions introductions;
    private final Panels panels;

    FormPages(
            Review review,
            Desk desk,
            Submission submission,
            Scoring scoring,
            Introductions introductions,
            Panels panels) {
        this.desk = desk;
        this.introductions = introductions;
        this.panels = panels;
        this.review = review;
        this.submission = submission;
        this.scoring = scoring;
    }

    @GetMapping("/forms")
    String list(@ModelAttribute("filter") FormFilter filter, @RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("forms", Panel.of(() -> review.forms(filter, Math.max(0, page), ROWS)));
        return "workbench/forms";
    }

    /**
     * One form with its course, its comments and its score.
     *
     * @param from the older of two revisions to compare
     * @param to the newer
     * @param atLeast version that the reader knows there is
     * @param pending a command of theirs that was late
     * @param notice the notification that led here, read by that
     */
    @GetMapping("/forms/{formId}")
    String form(
            @PathVariable String formId,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            @RequestParam(required = false) @Nullable Long atLeast,
            @RequestParam(required = false) @Nullable UUID pending,
            @RequestParam(required = false) @Nullable UUID notice,
            Locale locale,
            Model page) {
        var id = FormIds.of(formId).toString();
        if (pending != null && !submission.outcome(pending).isPending()) {
            return "redirect:/forms/" + id;
        }
        if (notice != null) {
            Panel.optional(() -> {
                review.markRead(notice);
                return notice;
            });
        }
        var form = panels.ask(() -> review.form(id, atLeast));
        if (atLeast != null) {
            var unused = form.get(); // what stands beside it is asked for when the form is as new
        }
        var history = panels.ask(() -> Panel.of(() -> review.history(id)));
        var score = panels.ask(() -> Panel.optional(() -> scoring.score(id)));
        var similar = panels.ask(() -> Panel.optional(() -> submission.similar(id)));
        var reviews = introductions.viewer().me().can("HAND_OVER");
        var colleagues = panels.ask(() -> reviews ? Panel.optional(() -> desk.colleagues(id)) : Panel.none());
        var compared = panels.ask(() ->
                from == null && to == null ? Panel.none() : Panel.optional(() -> review.difference(id, from, to)));
        var sheet = form.get();
        page.addAttribute("colleagues", colleagues.get());
        page.addAttribute("pending", pending);
        page.addAttribute("key", UUID.randomUUID());
        page.addAttribute("sheet", sheet);
        page.addAttribute("evaluation", evaluation(sheet));
        page.addAttribute("table", FormTable.of(sheet));
        page.addAttribute("strip", StateStrip.of(sheet, locale));
        page.addAttribute("history", history.get());
        page.addAttribute("score", score.get());
        page.addAttribute("similar", similar.get());
        page.addAttribute("difference", from == null && to == null ? newest(sheet) : compared.get());
        return "workbench/form";
    }

    /** What the newest submission changed, which its form says itself. */
    private static Panel<Review.Difference> newest(FormSheet sheet) {
        var form = sheet.form();
        return new Panel<>(
                form.revision() > 1
                        ? new Review.Difference(form.formId(), form.revision() - 1, form.revision(), sheet.changes())
                        : null,
                null);
    }

    @GetMapping("/forms/{formId}/print")
    String print(@PathVariable String formId, @RequestParam(defaultValue = "false") boolean comments, Model page) {
        var sheet = review.form(FormIds.of(formId).toString());
        page.addAttribute("sheet", sheet);
        page.addAttribute("table", FormTable.of(sheet));
        page.addAttribute("comments", comments);
        return "workbench/print";
    }

    /** The self-evaluation that answers an approved objective, for its clerk; null for others. */
    private @Nullable FormId evaluation(FormSheet sheet) {
        var form = sheet.form();
        var me = introductions.viewer().me();
        return form.kind() == FormKind.OBJECTIVE
                        && form.state() == FormState.APPROVED
                        && me.has("clerk")
                        && me.department() != null
                        && me.department().code().equals(form.departmentCode())
                ? new FormId(
                        form.regionCode(),
                        form.year(),
                        FormKind.SELF_EVALUATION,
                        form.departmentCode(),
                        form.unitCode())
                : null;
    }
}
