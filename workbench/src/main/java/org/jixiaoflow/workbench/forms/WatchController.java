package org.jixiaoflow.workbench.forms;

import java.util.Map;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.services.FormIds;
import org.jixiaoflow.workbench.shell.Kept;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 关注、抄送: who is told what becomes of a form. */
@Controller
class WatchController {

    private final Desk desk;

    WatchController(Desk desk) {
        this.desk = desk;
    }

    /** Begins or ends what the reader hears of a form, from its page or from the list of all they watch. */
    @PostMapping("/forms/{formId}/watch")
    String watch(
            @PathVariable String formId,
            @RequestParam boolean take,
            @RequestParam(defaultValue = "false") boolean list,
            RedirectAttributes next) {
        var id = FormIds.of(formId).toString();
        if (take) {
            desk.watch(id);
        } else {
            desk.unwatch(id);
        }
        next.addFlashAttribute("done", take ? "WATCH" : "UNWATCH");
        return list ? "redirect:/settings/notices" : "redirect:/forms/" + id;
    }

    @PostMapping("/forms/{formId}/copies")
    String copy(@PathVariable String formId, @RequestParam String person, RedirectAttributes next) {
        var id = FormIds.of(formId).toString();
        if (Kept.unless("COPY", Map.of(), next, () -> desk.copy(id, person))) {
            next.addFlashAttribute("done", "COPY");
        }
        return "redirect:/forms/" + id;
    }
}
