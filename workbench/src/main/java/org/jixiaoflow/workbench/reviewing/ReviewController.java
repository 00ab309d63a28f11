package org.jixiaoflow.workbench.reviewing;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.services.FormIds;
import org.jixiaoflow.workbench.services.FormSheet;
import org.jixiaoflow.workbench.services.InboxFilter;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Panels;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.services.Scoring;
import org.jixiaoflow.workbench.services.Submission;
import org.jixiaoflow.workbench.services.Uuids;
import org.jixiaoflow.workbench.services.YearOnYear;
import org.jixiaoflow.workbench.shell.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A form before somebody who decides on it. What they type is kept until they send it; nothing is sent but what they confirmed. */
@Controller
class ReviewController {

    private static final int NEIGHBOURS = 13;
    private static final List<String> DECISIONS =
            List.of("RETURN", "PASS", "APPROVE", "OPINE", "REVOKE", "GRANT_ADJUST");
    private static final String PAGE = "workbench/review";
    private static final String AGAIN = "again:";

    /** The service's word for another draft than the one that was to be replaced. */
    private static final String CHANGED = "PAPER_CHANGED";

    private static final String NEXT_ADDRESS = "/review-next.json";
    private static final String NEXT_RULES = "\"" + NEXT_ADDRESS + "\"";

    private final Desk desk;
    private final Review review;
    private final Submission submission;
    private final Scoring scoring;
    private final Introductions introductions;
    private final Panels panels;
    private final MessageSource messages;
    private final Show show;

    ReviewController(
            Desk desk,
            Review review,
            Submission submission,
            Scoring scoring,
            Introductions introductions,
            Panels panels,
            MessageSource messages,
            Show show) {
        this.desk = desk;
        this.review = review;
        this.submission = submission;
        this.scoring = scoring;
        this.introductions = introductions;
        this.panels = panels;
        this.messages = messages;
        this.show = show;
    }

    /**
     * The form with what its reader has kept.
     *
     * @param atLeast version that the reader knows there is
     * @param pending a decision of theirs that was late
     * @param against what it is held against
     */
    @GetMapping("/review/{formId}")
    String open(
            @PathVariable String formId,
            @ModelAttribute("filter") InboxFilter filter,
            @RequestParam(required = false) @Nullable Long atLeast,
            @RequestParam(required = false) @Nullable UUID pending,
            @RequestParam(required = false) @Nullable String against,
            Locale locale,
            HttpServletResponse response,
            Model page) {
        var id = FormIds.of(formId).toString();
        if (pending != null) {
            try {
                page.addAttribute("pending", desk.outcome(pending).isPending() ? pending : null);
            } catch (Refusal refused) {
                page.addAttribute("late", refused.detail());
            }
        }
        var form = panels.ask(() -> desk.form(id, atLeast));
        if (atLeast != null) {
            var unused = form.get(); // what stands beside it is asked for when the form is as new
        }
        var draft = panels.ask(() -> Panel.optional(() -> desk.draft(id).orElse(null)));
        var beside = beside(id, filter);
        var sheet = form.get();
        var kept = draft.get().value();
        page.addAttribute("keptAt", kept == null ? null : kept.keptAt());
        page.addAttribute("paper", kept == null ? 0 : kept.number());
        response.setHeader("Speculation-Rules", NEXT_RULES);
        return show(
                sheet,
                kept == null ? Desk.Draft.EMPTY : kept.content(),
                beside,
                Compared.Against.of(against),
                locale,
                page);
    }

    /** Whatever button was pressed. */
    @PostMapping("/review/{formId}")
    String press(
            @PathVariable String formId,
            @ModelAttribute("filter") InboxFilter filter,
            @RequestParam MultiValueMap<String, String> inputs,
            @RequestParam(name = "do", defaultValue = "keep") String what,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page) {
        var id = FormIds.of(formId).toString();
        var typed = new Inputs(inputs);
        var draft = typed.draft(typed.revision());
        if (DECISIONS.contains(what)) {
            return decide(id, what, typed, draft, filter, locale, response, next, page);
        }
        if (what.startsWith("ask:")) {
            page.addAttribute("paper", kept(id, typed, draft));
            return ask(id, what.substring("ask:".length()), typed, draft, filter, locale, response, page);
        }
        try {
            phrases(what, typed);
            keep(id, typed, what.startsWith(AGAIN) ? again(id, what.substring(AGAIN.length()), draft) : draft);
            return "redirect:" + address(id, filter, typed);
        } catch (Refusal refused) {
            return unkept(id, refused, typed, draft, filter, locale, response, page);
        }
    }

    /** What was settled is said again: a new comment in the same words at the same place, to be changed and sent or not. */
    private Desk.Draft again(String id, String comment, Desk.Draft draft) {
        return desk.form(id, null).comments().stream()
                .filter(made -> made.getId().toString().equals(comment))
                .findFirst()
                .map(made -> draft.saying(new Desk.Remark(made.getPath(), made.getSeverity(), made.getText(), null)))
                .orElse(draft);
    }

    private void phrases(String what, Inputs typed) {
        var phrase = typed.phrase();
        if (what.equals("phrase") && phrase != null) {
            desk.keepPhrase(phrase, typed.sharesPhrase());
        } else if (what.startsWith("unphrase:")) {
            Uuids.of(what.substring("unphrase:".length())).ifPresent(desk::dropPhrase);
        }
    }

    /** Another window kept something else meanwhile, or what is typed can't be kept: all of it stays on the page. */
    private String unkept(
            String id,
            Refusal refused,
            Inputs typed,
            Desk.Draft draft,
            InboxFilter filter,
            Locale locale,
            HttpServletResponse response,
            Model page) {
        response.setStatus(refused.status());
        var other = refused.code().equals(CHANGED) ? desk.draft(id).orElse(null) : null;
        page.addAttribute("refused", refused);
        page.addAttribute("conflict", false);
        page.addAttribute("otherPaper", other);
        page.addAttribute("phrase", typed.phrase());
        page.addAttribute("paper", other == null ? typed.paper() : Long.valueOf(other.number()));
        return show(desk.form(id, null), draft, beside(id, filter), typed.against(), locale, page);
    }

    /** Keeps what is typed, for a script; says when, and under which number. */
    @PostMapping("/review/{formId}/draft")
    @ResponseBody
    Kept keep(
            @PathVariable String formId,
            @RequestParam MultiValueMap<String, String> inputs,
            HttpServletResponse response,
            Locale locale) {
        var typed = new Inputs(inputs);
        try {
            var paper = keep(FormIds.of(formId).toString(), typed, typed.draft(typed.revision()));
            var at = show.clock(paper.keptAt());
            return new Kept(paper.number(), messages.getMessage("review.kept", new Object[] {at}, locale));
        } catch (Refusal refused) {
            if (!refused.code().equals(CHANGED)) {
                throw refused;
            }
            response.setStatus(HttpStatus.CONFLICT.value());
            return new Kept(null, messages.getMessage("review.other-window", null, locale));
        }
    }

    /** What a script is told of what it kept. */
    record Kept(@Nullable Long number, String said) {}

    /** Says that the reader still has the form open; who else has. */
    @PostMapping("/review/{formId}/presence")
    String present(@PathVariable String formId, Model page) {
        page.addAttribute("present", desk.open(FormIds.of(formId).toString()));
        return "workbench/parts :: present";
    }

    /** Says that the reader has closed it. */
    @PostMapping("/review/{formId}/closed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void closed(@PathVariable String formId) {
        desk.close(FormIds.of(formId).toString());
    }

    /** Tells a browser to fetch the next form beforehand. */
    @GetMapping(path = NEXT_ADDRESS, produces = "application/speculationrules+json")
    ResponseEntity<String> nextRules() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .body(
                        "{\"prefetch\":[{\"source\":\"document\",\"eagerness\":\"immediate\",\"where\":{\"selector_matches\":\"#next-form\"}}]}");
    }

    private Desk.Paper<Desk.Draft> keep(String id, Inputs typed, Desk.Draft draft) {
        looked(id, typed);
        try {
            return desk.keep(id, typed.version(), typed.paper(), draft);
        } catch (Refusal refused) {
            if (refused.code().equals(CHANGED) && desk.draft(id).isEmpty()) {
                // Another window sent its own, so nothing is there to be lost.
                return desk.keep(id, typed.version(), 0L, draft);
            }
            throw refused;
        }
    }

    /** Keeps it unless another window kept something else: a decision is about what this page shows. */
    private @Nullable Long kept(String id, Inputs typed, Desk.Draft draft) {
        try {
            var paper = Panel.optional(() -> keep(id, typed, draft)).value();
            return paper == null ? typed.paper() : Long.valueOf(paper.number());
        } catch (Refusal refused) {
            return typed.paper();
        }
    }

    private void looked(String id, Inputs typed) {
        Panel.optional(() -> {
            desk.looked(id, typed.revision());
            return id;
        });
    }

    /** What the decision would do and what the department would see of it; or why it can't be sent. */
    private String ask(
            String id,
            String trigger,
            Inputs typed,
            Desk.Draft draft,
            InboxFilter filter,
            Locale locale,
            HttpServletResponse response,
            Model page) {
        var sheet = desk.form(id, null);
        var faults = faults(trigger, draft, RatingSheet.of(sheet, draft, List.of(), locale));
        if (faults.isEmpty()) {
            page.addAttribute("asked", trigger);
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            page.addAttribute("faults", faults);
        }
        return show(sheet, draft, beside(id, filter), typed.against(), locale, page);
    }

    /** What is missing: keys of sentences; the part after the last dot is the place on the page. */
    private static List<String> faults(String trigger, Desk.Draft draft, RatingSheet rating) {
        var faults = new ArrayList<String>();
        if (trigger.equals("RETURN") && draft.comments().isEmpty()) {
            faults.add("review.fault.whole");
        }
        if (trigger.equals("OPINE") && draft.opinion() == null) {
            faults.add("review.fault.opinion");
        }
        if (trigger.equals("REVOKE") && draft.reason() == null) {
            faults.add("review.fault.reason");
        }
        if (trigger.equals("APPROVE") && rating.closed() != null) {
            faults.add("review.fault." + rating.closed() + ".rating");
        }
        return faults;
    }

    private String decide(
            String id,
            String trigger,
            Inputs typed,
            Desk.Draft draft,
            InboxFilter filter,
            Locale locale,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page) {
        var suggested = messages.getMessage("review.suggested", null, locale);
        try {
            var command = desk.decide(id, typed.key(), typed.version(), Inputs.decision(trigger, draft, suggested));
            if (command.outcome() == null) {
                kept(id, typed, draft);
                next.addAttribute("pending", command.id());
                return "redirect:" + filter.address("/review/" + id);
            }
            Panel.optional(() -> {
                desk.drop(id);
                desk.close(id);
                return id;
            });
            looked(id, typed);
            next.addFlashAttribute("decided", Map.of("trigger", trigger, "form", id, "name", typed.named()));
            return "redirect:"
                    + goal(id, trigger, typed, filter, command.outcome().getVersion());
        } catch (Refusal refused) {
            page.addAttribute("paper", kept(id, typed, draft));
            response.setStatus(refused.status());
            page.addAttribute("refused", refused);
            page.addAttribute("conflict", isConflict(refused));
            return show(desk.form(id, null), draft, beside(id, filter), typed.against(), locale, page);
        }
    }

    /** Whether somebody else came in between; a form that waits for an opinion stands as it was. */
    private static boolean isConflict(Refusal refused) {
        return refused.status() == HttpStatus.PRECONDITION_FAILED.value()
                || (refused.status() == HttpStatus.CONFLICT.value()
                        && !refused.code().equals(RefusalReason.CONSULTATION_PENDING.name()));
    }

    /** The next form that waits; the form itself where nothing waits, or where it stays. */
    private static String goal(String id, String trigger, Inputs typed, InboxFilter filter, long version) {
        if (!List.of("RETURN", "PASS", "APPROVE").contains(trigger)) {
            return filter.address("/review/" + id) + "&atLeast=" + version;
        }
        return FormId.parse(String.valueOf(typed.typed().getFirst("next")))
                .map(form -> filter.address("/review/" + form))
                .orElseGet(() -> filter.address("/inbox"));
    }

    private static String address(String id, InboxFilter filter, Inputs typed) {
        var address = filter.address("/review/" + id);
        return typed.against() == Compared.Against.SUBMISSION ? address : address + "&against=" + typed.against();
    }

    /** What stands beside a form, asked for at the same time. */
    private record Beside(
            Supplier<Panel<Desk.Inbox>> queue,
            Supplier<Panel<List<FormEvent>>> course,
            Supplier<Panel<List<Submission.Similar>>> similar,
            Supplier<Panel<YearOnYear>> earlier,
            Supplier<Panel<List<Desk.Phrase>>> phrases,
            Supplier<Panel<List<Desk.Colleague>>> colleagues) {}

    private Beside beside(String id, InboxFilter filter) {
        var me = introductions.viewer().me();
        return new Beside(
                panels.ask(() -> me.reviews()
                        ? Panel.optional(() -> desk.around(filter, me.id(), id, NEIGHBOURS))
                        : Panel.none()),
                panels.ask(() -> Panel.optional(() -> review.history(id))),
                panels.ask(() -> Panel.optional(() -> submission.similar(id))),
                panels.ask(() -> Panel.optional(() -> earlier(FormIds.of(id)))),
                panels.ask(() -> DECISIONS.stream().anyMatch(me::can) ? Panel.optional(desk::phrases) : Panel.none()),
                panels.ask(() -> me.can("HAND_OVER") ? Panel.optional(() -> desk.colleagues(id)) : Panel.none()));
    }

    /** The department's indicators in the years before the form's; null if nothing of them is approved. */
    private @Nullable YearOnYear earlier(FormId form) {
        return scoring.yearOnYear(form.regionCode(), form.year(), form.departmentCode())
                .map(found -> found.ofUnit(form.unitCode()).before(form.year()))
                .orElse(null);
    }

    private String show(
            FormSheet sheet, Desk.Draft draft, Beside beside, Compared.Against against, Locale locale, Model page) {
        var estimate = panels.ask(() -> estimate(sheet, draft));
        page.addAttribute("sheet", sheet);
        page.addAttribute("draft", draft);
        var compared = Compared.of(sheet, against, review, desk);
        page.addAttribute("compared", compared);
        var earlier = beside.earlier().get();
        page.addAttribute("earlier", earlier);
        page.addAttribute("table", Sheet.of(sheet, draft, compared.differing(), earlier.value()));
        var rating = RatingSheet.of(sheet, draft, compared.ratings(), locale);
        page.addAttribute("rating", rating);
        page.addAttribute("step", rating.step(sheet.template().bands()));
        page.addAttribute("may", May.of(sheet));
        page.addAttribute("why", why(sheet, introductions.viewer().me()));
        page.addAttribute("key", UUID.randomUUID());
        page.addAttribute("colleagueKey", UUID.randomUUID());
        page.addAttribute("estimate", estimate.get());
        page.addAttribute("queue", beside.queue().get());
        var course = beside.course().get();
        page.addAttribute("course", course);
        page.addAttribute("opinions", opinions(course.value()));
        page.addAttribute("similar", beside.similar().get());
        page.addAttribute("colleagues", beside.colleagues().get());
        page.addAttribute("phrases", mayJudge(sheet) ? beside.phrases().get() : Panel.none());
        return PAGE;
    }

    /** What a self-evaluation under review would score, with the rows that the reader has rated by hand. */
    private Panel<Scoring.Estimate> estimate(FormSheet sheet, Desk.Draft draft) {
        var form = sheet.form();
        var content = sheet.content();
        if (form.kind() != FormKind.SELF_EVALUATION || content == null || !mayJudge(sheet)) {
            return Panel.none();
        }
        var judged = draft.reviewedRows().stream().map(Desk.Judged::sent).toList();
        try {
            return Panel.of(() -> scoring.estimate(form.regionCode(), form.year(), content, judged));
        } catch (Refusal notYet) {
            return Panel.none();
        }
    }

    /** What the reader may do; the last stage approves, every other passes on. */
    record May(boolean pass, boolean giveBack, boolean approve, boolean opine, boolean revoke, boolean grant) {

        static May of(FormSheet sheet) {
            var route = sheet.template().route();
            var last = !route.isEmpty()
                    && route.get(route.size() - 1).id().equals(sheet.form().stage());
            return new May(
                    !last && sheet.allows("PASS"),
                    sheet.allows("RETURN"),
                    last && sheet.allows("APPROVE"),
                    sheet.allows("OPINE"),
                    sheet.allows("REVOKE"),
                    sheet.allows("GRANT_ADJUST"));
        }

        /** Whether there is something to say. */
        public boolean any() {
            return pass || giveBack || approve || opine || revoke || grant;
        }

        /** Whether rows may be commented on. */
        public boolean comment() {
            return giveBack || opine;
        }

        /** Whether items may be rated. */
        public boolean rate() {
            return pass || giveBack || approve;
        }
    }

    private static boolean mayJudge(FormSheet sheet) {
        return DECISIONS.stream().anyMatch(sheet::allows);
    }

    /** Why nothing is offered: the part of a message's key; null if something is. */
    private static @Nullable String why(FormSheet sheet, Me me) {
        var form = sheet.form();
        if (May.of(sheet).any()) {
            return null;
        }
        if (!me.reviews() && !me.has("reader")) {
            return "role";
        }
        if (me.department() != null && me.department().code().equals(form.departmentCode())) {
            return "own";
        }
        return form.state() == FormState.SUBMITTED ? "stage" : "state";
    }

    /** What was said of the whole form, newest first: by third parties and at other stages. */
    private static List<FormEvent> opinions(@Nullable List<FormEvent> course) {
        return course == null
                ? List.of()
                : course.stream().filter(entry -> entry.getOpinion() != null).toList();
    }
}
