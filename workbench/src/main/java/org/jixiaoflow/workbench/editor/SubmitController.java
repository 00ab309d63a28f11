package org.jixiaoflow.workbench.editor;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.services.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Looks over what is saved before it goes to the reviewers: what is wrong, what is answered, what they will see changed. */
@Controller
class SubmitController {

    private final Submission submission;
    private final Review review;

    SubmitController(Submission submission, Review review) {
        this.submission = submission;
        this.review = review;
    }

    @GetMapping("/forms/{formId}/submit")
    String check(@PathVariable String formId, @RequestParam(required = false) @Nullable Long atLeast, Model page) {
        var id = id(formId);
        var saved = atLeast == null ? submission.form(id.toString()) : submission.form(id.toString(), atLeast);
        return saved.allows("SUBMIT") ? show(id, saved, page) : "redirect:/forms/" + id;
    }

    @PostMapping("/forms/{formId}/submit")
    String submit(
            @PathVariable String formId,
            @RequestParam long version,
            @RequestParam UUID key,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page) {
        var id = id(formId);
        try {
            var command = submission.submit(id.toString(), key, version);
            if (command.outcome() == null) {
                next.addAttribute("pending", key);
            } else {
                next.addAttribute("atLeast", command.outcome().getVersion());
                next.addFlashAttribute("done", "SUBMIT");
            }
            return "redirect:/forms/" + id;
        } catch (Refusal refused) {
            response.setStatus(refused.status());
            page.addAttribute("refused", refused);
            return show(id, submission.form(id.toString()), page);
        }
    }

    private String show(FormId id, Submission.Details saved, Model page) {
        var content = saved.content();
        List<Finding> findings = content == null ? List.of() : submission.findings(id.toString(), content);
        page.addAttribute("form", saved.form());
        page.addAttribute("findings", findings);
        page.addAttribute(
                "blocked",
                findings.stream().anyMatch(finding -> finding.getSeverity() == Severity.ERROR) || content == null);
        page.addAttribute("open", open(saved.comments()));
        page.addAttribute(
                "answered",
                saved.comments().stream()
                        .filter(comment -> comment.getState() == CommentState.ANSWERED)
                        .toList());
        var sheet = Panel.optional(() -> review.form(id.toString()));
        page.addAttribute("sheet", sheet);
        page.addAttribute(
                "changes",
                saved.form().revision() == 0
                        ? new Panel<Differences>(null, null)
                        : Panel.optional(() -> Differences.between(
                                Draft.of(review.submitted(
                                        id.toString(), saved.form().revision())),
                                Draft.of(content))));
        page.addAttribute("key", UUID.randomUUID());
        return "workbench/submit";
    }

    /** Advice needs no answer. */
    private static List<FieldComment> open(List<FieldComment> comments) {
        return comments.stream()
                .filter(comment -> comment.getState() == CommentState.OPEN && comment.getSeverity() != Severity.INFO)
                .toList();
    }

    private static FormId id(String formId) {
        return FormId.parse(formId).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND"));
    }
}
