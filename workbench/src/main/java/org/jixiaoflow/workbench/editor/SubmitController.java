package org.jixiaoflow.workbench.editor;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.workbench.forms.FormTable;
import org.jixiaoflow.workbench.services.FormIds;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.services.Submission;
import org.jixiaoflow.workbench.services.Uuids;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
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
        var id = FormIds.of(formId);
        var saved = atLeast == null ? submission.form(id.toString()) : submission.form(id.toString(), atLeast);
        return saved.allows("SUBMIT") ? show(id, saved, List.of(), List.of(), page) : "redirect:/forms/" + id;
    }

    @PostMapping("/forms/{formId}/submit")
    String submit(
            @PathVariable String formId,
            @RequestParam long version,
            @RequestParam UUID key,
            @RequestParam MultiValueMap<String, String> inputs,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page) {
        var id = FormIds.of(formId);
        var said = explained(inputs);
        var answers = answered(inputs);
        try {
            var command = submission.submit(
                    id.toString(),
                    key,
                    version,
                    said.stream()
                            .filter(explanation -> !explanation.getText().isBlank())
                            .toList(),
                    answers.stream()
                            .filter(answer -> !answer.getText().isBlank())
                            .toList());
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
            return show(id, submission.form(id.toString()), said, answers, page);
        }
    }

    /** What is typed beside findings that ask for it; names of inputs are {@code explain:V12:/indicators/i3/target}. */
    private static List<Explanation> explained(MultiValueMap<String, String> inputs) {
        return inputs.entrySet().stream()
                .filter(input -> input.getKey().startsWith("explain:"))
                .map(input -> {
                    var about = input.getKey().split(":", 3);
                    return new Explanation(
                            about[1],
                            about.length < 3 ? "" : about[2],
                            input.getValue().get(0).strip());
                })
                .toList();
    }

    /** What is typed below comments; names of inputs are {@code answer:<comment>}. */
    private static List<CommentAnswer> answered(MultiValueMap<String, String> inputs) {
        return inputs.entrySet().stream()
                .filter(input -> input.getKey().startsWith("answer:"))
                .flatMap(input -> Uuids.of(input.getKey().substring("answer:".length())).stream()
                        .map(comment -> new CommentAnswer(
                                comment, input.getValue().get(0).strip())))
                .toList();
    }

    /**
     * A finding, and what is said to it.
     *
     * @param asks whether it asks for an explanation here; one explains all of its kind at its place
     */
    record Found(Finding finding, String said, boolean asks) {

        public String input() {
            return "explain:" + finding.getCode() + ":" + finding.getPath();
        }
    }

    private static List<Found> found(List<Finding> findings, List<Explanation> typed, List<Explanation> before) {
        var asked = new HashSet<String>();
        var said = Stream.concat(typed.stream(), before.stream()).toList();
        return findings.stream()
                .map(finding -> new Found(
                        finding,
                        FormTable.explained(said, finding),
                        finding.getNeedsExplanation() && asked.add(finding.getCode() + finding.getPath())))
                .toList();
    }

    private String show(
            FormId id, Submission.Details saved, List<Explanation> typed, List<CommentAnswer> answers, Model page) {
        var content = saved.content();
        List<Finding> findings = content == null ? List.of() : submission.findings(id.toString(), content);
        page.addAttribute("form", saved.form());
        page.addAttribute("findings", found(findings, typed, saved.explanations()));
        page.addAttribute("asked", findings.stream().anyMatch(Finding::getNeedsExplanation));
        page.addAttribute(
                "blocked",
                findings.stream().anyMatch(finding -> finding.getSeverity() == Severity.ERROR) || content == null);
        page.addAttribute("open", open(saved.comments()));
        page.addAttribute("draft", Draft.of(content));
        page.addAttribute(
                "answers",
                answers.stream()
                        .collect(Collectors.toMap(
                                CommentAnswer::getCommentId, CommentAnswer::getText, (one, other) -> other)));
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
                        ? Panel.none()
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
}
