package org.jixiaoflow.workbench.shell;

import java.util.Map;
import java.util.function.Supplier;
import org.jixiaoflow.workbench.services.Command;
import org.jixiaoflow.workbench.services.FormIds;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leads from a command back to its form, which says what became of it. */
public final class BackToForm {

    private BackToForm() {}

    /**
     * Sends a command that says no more than what it is.
     *
     * @param what names the sentence of what is done then
     */
    public static String after(String formId, String what, Supplier<Command> command, RedirectAttributes next) {
        return after(formId, what, Map.of(), command, next);
    }

    /**
     * Sends the command.
     *
     * @param what names the sentence of what is done then, and the form it was typed into
     * @param typed what stands there again if it is refused, by the service's names
     */
    public static String after(
            String formId, String what, Map<String, String> typed, Supplier<Command> command, RedirectAttributes next) {
        var id = FormIds.of(formId);
        Kept.unless(what, typed, next, () -> {
            var sent = command.get();
            if (sent.outcome() == null) {
                next.addAttribute("pending", sent.id());
            } else {
                next.addAttribute("atLeast", sent.outcome().getVersion());
                next.addFlashAttribute("done", what);
            }
        });
        return "redirect:/forms/" + id;
    }
}
