package org.jixiaoflow.workbench.reviewing;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.services.FormRow;
import org.jixiaoflow.workbench.services.FormSheet;
import org.jixiaoflow.workbench.services.InboxFilter;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.Submission;
import org.jixiaoflow.workbench.shell.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A form before somebody who decides on it. What they type is kept until they send it; nothing is sent but what they confirmed. */
@Controller
class ReviewController {

    private static final int QUEUE = 200;
    private static final List<String> DECISIONS =
            List.of("RETURN", "PASS", "APPROVE", "OPINE", "REVOKE", "GRANT_ADJUST");
    private static final String PAGE = "workbench/review";

    private final Desk desk;
    private final Submission submission;
    private final Introductions introductions;
    private final MessageSource messages;
    private final Show show;

    ReviewController(Desk desk, Submission submission, Introductions introductions, MessageSource messages, Show show) {
        this.desk = desk;
        this.submission = submission;
        this.introductions = introductions;
        this.messages = messages;
        this.show = show;
    }

    /**
     * The form with what its reader has kept.
     *
     * @param atLeast version that the reader knows there is
     * @param pending a decision of theirs that was late
     */
    @GetMapping("/review/{formId}")
    String open(
            @PathVariable String formId,
            @ModelAttribute("filter") InboxFilter filter,
            @RequestParam(required = false) @Nullable Long atLeast,
            @RequestParam(required = false) @Nullable UUID pending,
            Locale locale,
            Model page) {
        var id = known(formId);
        if (pending != null) {
            var outcome = desk.outcome(pending).outcome();
            page.addAttribute("pending", outcome == null ? pending : null);
            if (outcome != null && outcome.getReason() != null) {
                page.addAttribute("late", outcome.getReason().name());
            }
        }
        var sheet = desk.form(id, atLeast);
        var kept = Panel.optional(() -> desk.draft(id).orElse(null)).value();
        page.addAttribute("keptAt", kept == null ? null : kept.keptAt());
        Panel.optional(() -> mayJudge(sheet) ? desk.open(id) : List.of());
        return show(sheet, kept == null ? Desk.Draft.EMPTY : kept.content(), filter, locale, page);
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
        var id = known(formId);
        var typed = new Inputs(inputs);
        var draft = typed.draft(typed.revision());
        if (DECISIONS.contains(what)) {
            return decide(id, what, typed, draft, filter, locale, response, next, page);
        }
        if (what.startsWith("ask:")) {
            Panel.optional(() -> keep(id, typed, draft));
            return ask(id, what.substring("ask:".length()), draft, filter, locale, response, page);
        }
        keep(id, typed, draft);
        return "redirect:" + filter.address("/review/" + id);
    }

    /** Keeps what is typed, for a script; says when. */
    @PostMapping(path = "/review/{formId}/draft", produces = "text/plain;charset=UTF-8")
    @ResponseBody
    String keep(@PathVariable String formId, @RequestParam MultiValueMap<String, String> inputs, Locale locale) {
        var typed = new Inputs(inputs);
        var at = keep(known(formId), typed, typed.draft(typed.revision()));
        return messages.getMessage("review.kept", new Object[] {show.clock(at)}, locale);
    }

    private Instant keep(String id, Inputs typed, Desk.Draft draft) {
        var at = desk.keep(id, typed.version(), draft);
        Panel.optional(() -> {
            desk.looked(id, typed.revision());
            return at;
        });
        return at;
    }

    /** What the decision would do and what the department would see of it; or why it can't be sent. */
    private String ask(
            String id,
            String trigger,
            Desk.Draft draft,
            InboxFilter filter,
            Locale locale,
            HttpServletResponse response,
            Model page) {
        var sheet = desk.form(id, null);
        var faults = faults(trigger, draft, RatingSheet.of(sheet, draft, locale));
        if (faults.isEmpty()) {
            page.addAttribute("asked", trigger);
        } else {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            page.addAttribute("faults", faults);
        }
        return show(sheet, draft, filter, locale, page);
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
                Panel.optional(() -> keep(id, typed, draft));
                next.addAttribute("pending", command.id());
                return "redirect:" + filter.address("/review/" + id);
            }
            Panel.optional(() -> {
                desk.drop(id);
                desk.looked(id, typed.revision());
                return id;
            });
            next.addFlashAttribute("decided", Map.of("trigger", trigger, "form", id));
            return "redirect:"
                    + goal(id, trigger, typed, filter, command.outcome().getVersion());
        } catch (Refusal refused) {
            Panel.optional(() -> keep(id, typed, draft));
            response.setStatus(refused.status());
            page.addAttribute("refused", refused);
            page.addAttribute(
                    "conflict",
                    refused.status() == HttpStatus.CONFLICT.value()
                            || refused.status() == HttpStatus.PRECONDITION_FAILED.value());
            return show(desk.form(id, null), draft, filter, locale, page);
        }
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

    private String show(FormSheet sheet, Desk.Draft draft, InboxFilter filter, Locale locale, Model page) {
        var form = sheet.form();
        var me = introductions.viewer().me();
        page.addAttribute("sheet", sheet);
        page.addAttribute("draft", draft);
        page.addAttribute("paper", Sheet.of(sheet, draft));
        page.addAttribute("rating", RatingSheet.of(sheet, draft, locale));
        page.addAttribute("may", May.of(sheet));
        page.addAttribute("why", why(sheet, me));
        page.addAttribute("key", UUID.randomUUID());
        page.addAttribute(
                "queue",
                me.reviews()
                        ? Panel.optional(() -> Place.in(desk.inbox(filter, me.id(), 0, QUEUE), form.formId()))
                        : new Panel<Place>(null, null));
        page.addAttribute("similar", Panel.optional(() -> submission.similar(form.formId())));
        page.addAttribute("phrases", mayJudge(sheet) ? Panel.optional(desk::phrases) : new Panel<>(null, null));
        return PAGE;
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
        return sheet.allows("RETURN", "PASS", "APPROVE", "OPINE");
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

    /** Where a form is in the reader's list. */
    record Place(
            List<Desk.Row> rows,
            long total,
            int at,
            @Nullable String previous,
            @Nullable String next) {

        static Place in(Desk.Inbox inbox, String form) {
            var rows = inbox.forms().items();
            var ids = rows.stream().map(Desk.Row::form).map(FormRow::formId).toList();
            var at = ids.indexOf(form);
            return new Place(
                    rows,
                    inbox.forms().total(),
                    at + 1,
                    at > 0 ? ids.get(at - 1) : null,
                    at + 1 < ids.size() ? ids.get(at + 1) : at > 0 ? ids.get(0) : null);
        }
    }

    private static String known(String formId) {
        return FormId.parse(formId)
                .map(FormId::toString)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND"));
    }
}
