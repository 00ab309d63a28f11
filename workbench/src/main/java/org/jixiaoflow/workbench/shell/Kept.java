package org.jixiaoflow.workbench.shell;

import java.util.Map;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.ServiceDown;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What was typed into a form of a page and not taken: the next page shows it in its fields again, with the sentence beside the one that is
 * to blame.
 *
 * @param what names the form
 * @param typed by the names that the service has for the fields
 * @param pointer to what is to blame; null if the service didn't say
 * @param sentence why it wasn't taken; null if nobody answered
 * @param down the service that didn't answer; null if one did
 */
public record Kept(
        String what,
        Map<String, String> typed,
        @Nullable String pointer,
        @Nullable String sentence,
        @Nullable String down) {

    private static final String NAME = "kept";

    /** Does it, or keeps what was typed for the next page; false then. */
    public static boolean unless(String what, Map<String, String> typed, RedirectAttributes next, Runnable command) {
        try {
            command.run();
            return true;
        } catch (Refusal refused) {
            next.addFlashAttribute(NAME, new Kept(what, typed, refused.pointer(), refused.detail(), null));
        } catch (ServiceDown down) {
            next.addFlashAttribute(NAME, new Kept(what, typed, null, null, down.service()));
        }
        return false;
    }

    /** What stands in a field. */
    public String text(String field) {
        return typed.getOrDefault(field, "");
    }

    /** Whether a field is to blame; what stands in the address is named without a stroke. */
    public boolean blames(String field) {
        return ("/" + field).equals(pointer) || field.equals(pointer);
    }
}
