package org.jixiaoflow.workbench.reviewing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.UUID;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.shell.BackToForm;
import org.jixiaoflow.workbench.shell.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a reviewer asks of colleagues. Its key comes with the page, so that a button pressed twice is one command. */
@Controller
class ColleagueController {

    private final Desk desk;

    ColleagueController(Desk desk) {
        this.desk = desk;
    }

    /** 转办. */
    @PostMapping("/forms/{formId}/hand-over")
    String handOver(
            @PathVariable String formId,
            @RequestParam UUID key,
            @RequestParam String person,
            @RequestParam Typed reason,
            RedirectAttributes next) {
        return BackToForm.after(
                formId,
                "HAND_OVER",
                Map.of("person", person, "reason", reason.text()),
                () -> desk.handOver(formId, key, person, reason.text()),
                next);
    }

    /** 加签. */
    @PostMapping("/forms/{formId}/consult")
    String consult(
            @PathVariable String formId,
            @RequestParam UUID key,
            @RequestParam String person,
            @RequestParam Typed question,
            @RequestParam(defaultValue = "") Typed dueOn,
            RedirectAttributes next) {
        return BackToForm.after(
                formId,
                "CONSULT",
                Map.of("person", person, "reason", question.text(), "dueOn", dueOn.text()),
                () -> desk.consult(formId, key, person, question.text(), dueOn.orNull()),
                next);
    }

    /** 撤回加签; what is taken back is taken back once, whichever page asks. */
    @PostMapping("/forms/{formId}/recall")
    String recall(@PathVariable String formId, @RequestParam UUID consultation, RedirectAttributes next) {
        var key = UUID.nameUUIDFromBytes(("recall/" + consultation).getBytes(UTF_8));
        return BackToForm.after(formId, "RECALL", () -> desk.recall(formId, key, consultation), next);
    }
}
