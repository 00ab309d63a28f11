package org.jixiaoflow.workbench.reviewing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.UUID;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.shell.BackToForm;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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
            @RequestParam String reason,
            RedirectAttributes next) {
        return BackToForm.after(formId, "HAND_OVER", () -> desk.handOver(formId, key, person, reason.strip()), next);
    }

    /** 加签. */
    @PostMapping("/forms/{formId}/consult")
    String consult(
            @PathVariable String formId,
            @RequestParam UUID key,
            @RequestParam String person,
            @RequestParam String question,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate dueOn,
            RedirectAttributes next) {
        return BackToForm.after(
                formId, "CONSULT", () -> desk.consult(formId, key, person, question.strip(), dueOn), next);
    }

    /** 撤回加签; what is taken back is taken back once, whichever page asks. */
    @PostMapping("/forms/{formId}/recall")
    String recall(@PathVariable String formId, @RequestParam UUID consultation, RedirectAttributes next) {
        var key = UUID.nameUUIDFromBytes(("recall/" + consultation).getBytes(UTF_8));
        return BackToForm.after(formId, "RECALL", () -> desk.recall(formId, key, consultation), next);
    }
}
