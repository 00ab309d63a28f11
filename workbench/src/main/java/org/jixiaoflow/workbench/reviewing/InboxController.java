package org.jixiaoflow.workbench.reviewing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.services.FormIds;
import org.jixiaoflow.workbench.services.FormRow;
import org.jixiaoflow.workbench.services.InboxFilter;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Panels;
import org.jspecify.annotations.Nullable;
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

    /** Of what {@link Checked#sent} says. */
    private static final int PARTS = 4;

    private final Desk desk;
    private final Introductions introductions;
    private final Panels panels;

    InboxController(Desk desk, Introductions introductions, Panels panels) {
        this.desk = desk;
        this.introductions = introductions;
        this.panels = panels;
    }

    /** @param after where the part before ended */
    @GetMapping("/inbox")
    String inbox(
            @ModelAttribute("filter") InboxFilter filter,
            @RequestParam(required = false) @Nullable String after,
            Model model) {
        var me = introductions.viewer().me();
        var asked = panels.ask(() -> me.can("OPINE") ? Panel.optional(desk::asked) : Panel.none());
        model.addAttribute("after", after);
        model.addAttribute(
                "inbox", me.reviews() ? Panel.of(() -> desk.inbox(filter, me.id(), after, ROWS)) : Panel.none());
        model.addAttribute("asked", asked.get());
        return "workbench/inbox";
    }

    /** Takes a form on, or puts it back. */
    @PostMapping("/inbox/claim")
    String claim(
            @ModelAttribute InboxFilter filter,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam String form,
            @RequestParam boolean take) {
        var id = FormIds.of(form).toString();
        if (take) {
            desk.claim(id);
        } else {
            desk.release(id);
        }
        return "redirect:" + filter.after("/inbox", after);
    }

    /**
     * Passes several forms: first it shows which, those with errors or open comments apart and not ticked; then what became of each.
     *
     * @param forms ticked ones
     * @param sent keys, ids, versions and names of what is confirmed, as the page before offered them
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
            page.addAttribute("results", sent == null ? List.of() : results(sent));
            return "workbench/inbox-pass";
        }
        var ticked = forms == null ? Set.<String>of() : new HashSet<>(forms);
        var checked = waiting(filter, me.id(), ticked).stream()
                .map(row -> new Checked(row, UUID.randomUUID()))
                .toList();
        page.addAttribute("checked", checked);
        page.addAttribute("gone", ticked.size() - checked.size());
        return "workbench/inbox-pass";
    }

    /** Those of the ticked forms that still wait; the list is read no further than to the last of them. */
    private List<FormRow> waiting(InboxFilter filter, String reader, Set<String> ticked) {
        var rows = new ArrayList<FormRow>();
        String after = null;
        do {
            var part = desk.inbox(filter, reader, after, 200);
            part.forms().items().stream()
                    .map(Desk.Row::form)
                    .filter(form -> ticked.contains(form.formId()))
                    .forEach(rows::add);
            after = part.next();
        } while (after != null && rows.size() < ticked.size());
        return rows;
    }

    private List<Result> results(List<String> sent) {
        var items = sent.stream().flatMap(each -> item(each).stream()).toList();
        var titles = sent.stream()
                .map(each -> each.split(" ", PARTS))
                .filter(parts -> parts.length == PARTS)
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[PARTS - 1], (one, other) -> one));
        if (items.isEmpty()) {
            return List.of();
        }
        return desk.decideAll(items).stream()
                .map(result -> new Result(
                        result,
                        items.stream()
                                .filter(item -> item.commandId().equals(result.commandId()))
                                .map(item -> "%s %s %d %s"
                                        .formatted(
                                                item.commandId(),
                                                item.formId(),
                                                item.decision().expectedVersion(),
                                                titles.getOrDefault(item.formId(), "")))
                                .findFirst()
                                .orElse(""),
                        titles.getOrDefault(result.formId(), "")))
                .toList();
    }

    /** What {@link Checked#sent} says; nothing if somebody made it up. */
    private static List<Desk.Item> item(String sent) {
        var parts = sent.split(" ", PARTS);
        if (parts.length != PARTS || !parts[2].matches("\\d{1,9}")) {
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
            return "%s %s %d %s".formatted(key, form.formId(), form.version(), form.title());
        }
    }

    /**
     * What became of one.
     *
     * @param again what sends it once more, under the same key
     * @param title what people call its department
     */
    record Result(Desk.Result told, String again, String title) {

        public boolean passed() {
            return told.status() == 200;
        }

        public boolean pending() {
            return told.status() == 202;
        }
    }
}
