package org.jixiaoflow.workbench.reviewing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.services.FormRow;
import org.jixiaoflow.workbench.services.InboxFilter;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Panel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for the reader's decision, and several at once. */
@Controller
class InboxController {

    private static final int ROWS = 100;

    private final Desk desk;
    private final Introductions introductions;

    InboxController(Desk desk, Introductions introductions) {
        this.desk = desk;
        this.introductions = introductions;
    }

    @GetMapping("/inbox")
    String inbox(
            @ModelAttribute("filter") InboxFilter filter, @RequestParam(defaultValue = "0") int page, Model model) {
        var me = introductions.viewer().me();
        model.addAttribute(
                "inbox",
                me.reviews()
                        ? Panel.of(() -> desk.inbox(filter, me.id(), Math.max(0, page), ROWS))
                        : new Panel<Desk.Inbox>(null, null));
        return "workbench/inbox";
    }

    /** Takes a form on, or puts it back. */
    @PostMapping("/inbox/claim")
    String claim(@ModelAttribute InboxFilter filter, @RequestParam String form, @RequestParam boolean take) {
        var id = FormId.parse(form)
                .map(FormId::toString)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND"));
        if (take) {
            desk.claim(id);
        } else {
            desk.release(id);
        }
        return "redirect:" + filter.address("/inbox");
    }

    /**
     * Passes several forms: first it shows which, those with errors or open comments apart and not ticked; then what became of each.
     *
     * @param forms ticked ones
     * @param sent keys, ids and versions of what is confirmed, as the page before offered them
     */
    @PostMapping("/inbox/pass")
    String pass(
            @ModelAttribute("filter") InboxFilter filter,
            @RequestParam(name = "form", required = false) @Nullable List<String> forms,
            @RequestParam(name = "sent", required = false) @Nullable List<String> sent,
            @RequestParam(name = "do", defaultValue = "check") String what,
            Model page) {
        var me = introductions.viewer().me();
        if (what.equals("send")) {
            var items = sent == null
                    ? List.<Desk.Item>of()
                    : sent.stream().flatMap(each -> item(each).stream()).toList();
            page.addAttribute("results", items.isEmpty() ? List.of() : results(items));
            return "workbench/inbox-pass";
        }
        var ticked = forms == null ? Set.<String>of() : new HashSet<>(forms);
        var checked = waiting(filter, me.id()).stream()
                .filter(row -> ticked.contains(row.formId()))
                .map(row -> new Checked(row, UUID.randomUUID()))
                .toList();
        page.addAttribute("checked", checked);
        page.addAttribute("gone", ticked.size() - checked.size());
        return "workbench/inbox-pass";
    }

    private List<FormRow> waiting(InboxFilter filter, String reader) {
        var rows = new ArrayList<FormRow>();
        for (var page = 0; ; page++) {
            var part = desk.inbox(filter, reader, page, 200).forms();
            part.items().forEach(row -> rows.add(row.form()));
            if (page + 1 >= part.pages()) {
                return rows;
            }
        }
    }

    private List<Result> results(List<Desk.Item> items) {
        return desk.decideAll(items).stream()
                .map(result -> new Result(
                        result,
                        items.stream()
                                .filter(item -> item.commandId().equals(result.commandId()))
                                .map(item -> "%s %s %d"
                                        .formatted(
                                                item.commandId(),
                                                item.formId(),
                                                item.decision().expectedVersion()))
                                .findFirst()
                                .orElse("")))
                .toList();
    }

    /** What {@link Checked#sent} says; nothing if somebody made it up. */
    private static List<Desk.Item> item(String sent) {
        var parts = sent.split(" ", -1);
        if (parts.length != 3 || !parts[2].matches("\\d{1,9}")) {
            return List.of();
        }
        try {
            return List.of(
                    new Desk.Item(parts[1], UUID.fromString(parts[0]), Desk.Decision.pass(Long.parseLong(parts[2]))));
        } catch (IllegalArgumentException madeUp) {
            return List.of();
        }
    }

    /** A form that is about to be passed. */
    record Checked(FormRow form, UUID key) {

        public boolean doubtful() {
            return form.errors() > 0 || form.openComments() > 0;
        }

        /** What confirming it sends: the same however often it is pressed. */
        public String sent() {
            return "%s %s %d".formatted(key, form.formId(), form.version());
        }
    }

    /**
     * What became of one.
     *
     * @param again what sends it once more, under the same key
     */
    record Result(Desk.Result told, String again) {

        public boolean passed() {
            return told.status() == 200;
        }

        public boolean pending() {
            return told.status() == 202;
        }
    }
}
