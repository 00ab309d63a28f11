package org.jixiaoflow.workbench.filing;

import java.util.Map;
import java.util.UUID;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.services.Submission;
import org.jixiaoflow.workbench.shell.BackToForm;
import org.jixiaoflow.workbench.shell.Typed;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Commands that take a whole form as it is saved. Their key comes with the page, so that a button pressed twice is one command. */
@Controller
class FilingController {

    private final Submission submission;
    private final Review review;

    FilingController(Submission submission, Review review) {
        this.review = review;
        this.submission = submission;
    }

    @PostMapping("/forms/{formId}/sign")
    String sign(
            @PathVariable String formId, @RequestParam long version, @RequestParam UUID key, RedirectAttributes next) {
        return BackToForm.after(formId, "SIGN", () -> submission.sign(formId, key, version), next);
    }

    @PostMapping("/forms/{formId}/remind")
    String remind(@PathVariable String formId, @RequestParam UUID key, RedirectAttributes next) {
        return BackToForm.after(formId, "REMIND", () -> review.remind(formId, key), next);
    }

    @PostMapping("/forms/{formId}/withdraw")
    String withdraw(
            @PathVariable String formId, @RequestParam long version, @RequestParam UUID key, RedirectAttributes next) {
        return BackToForm.after(formId, "WITHDRAW", () -> submission.withdraw(formId, key, version), next);
    }

    @PostMapping("/forms/{formId}/adjust")
    String adjust(
            @PathVariable String formId,
            @RequestParam long version,
            @RequestParam UUID key,
            @RequestParam Typed reason,
            RedirectAttributes next) {
        return BackToForm.after(
                formId,
                "ADJUST",
                Map.of("reason", reason.text()),
                () -> submission.adjust(formId, key, version, reason.text()),
                next);
    }

    @GetMapping("/forms/{formId}/document")
    ResponseEntity<byte[]> document(@PathVariable String formId, @RequestParam String format) {
        return submission.document(formId, format);
    }

    @GetMapping("/import/template")
    ResponseEntity<byte[]> workbook() {
        return submission.workbook();
    }
}
