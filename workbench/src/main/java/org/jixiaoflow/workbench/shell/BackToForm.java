package org.jixiaoflow.workbench.shell;

import java.util.function.Supplier;
import org.jixiaoflow.workbench.services.Command;
import org.jixiaoflow.workbench.services.FormIds;
import org.jixiaoflow.workbench.services.Refusal;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Leads from a command back to its form, which says what became of it. */
public final class BackToForm {

    private BackToForm() {}

    /**
     * Sends the command.
     *
     * @param what names the sentence of what is done then
     */
    public static String after(String formId, String what, Supplier<Command> command, RedirectAttributes next) {
        var id = FormIds.of(formId);
        try {
            var sent = command.get();
            if (sent.outcome() == null) {
                next.addAttribute("pending", sent.id());
            } else {
                next.addAttribute("atLeast", sent.outcome().getVersion());
                next.addFlashAttribute("done", what);
            }
        } catch (Refusal refused) {
            next.addFlashAttribute("refusal", refused.detail());
        }
        return "redirect:/forms/" + id;
    }
}
