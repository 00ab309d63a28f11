package org.jixiaoflow.workbench.editor;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.services.ServiceDown;
import org.jixiaoflow.workbench.services.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A form being filled in. Everything typed travels with the page, so that it works without scripts; what isn't saved is kept as a working
 * copy as well. Nothing is sent twice and nothing sent by itself.
 */
@Controller
class EditController {

    private static final String VIEW = "workbench/edit";

    private final Submission submission;
    private final Review review;
    private final Introductions introductions;
    private final JsonMapper json;
    private final Clock clock;

    EditController(Submission submission, Review review, Introductions introductions, JsonMapper json, Clock clock) {
        this.submission = submission;
        this.review = review;
        this.introductions = introductions;
        this.json = json;
        this.clock = clock;
    }

    /** Where a form begins that nobody began. */
    @GetMapping("/forms/new")
    String begin(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Integer year,
            Model page) {
        var me = introductions.viewer().me();
        if (region == null || year == null || me.department() == null) {
            return "workbench/new";
        }
        var id = FormId.parse("%s-%d-OBJECTIVE-%s"
                .formatted(region.strip(), year, me.department().code()));
        if (id.isEmpty()) {
            page.addAttribute("wrong", true);
            return "workbench/new";
        }
        return "redirect:/forms/" + id.get() + "/edit";
    }

    @GetMapping("/forms/{formId}/edit")
    String open(
            @PathVariable String formId,
            @RequestParam(required = false) @Nullable Long atLeast,
            @RequestParam(defaultValue = "false") boolean fresh,
            Model page) {
        var id = id(formId);
        var saved = saved(id, atLeast);
        if (saved != null && !saved.allows("SAVE")) {
            return "redirect:/forms/" + id;
        }
        var base = Draft.of(saved == null ? null : saved.content());
        if (saved == null) {
            begun(base);
        }
        var work = new Work(id, saved, base, base.copy(), new java.util.HashMap<>());
        if (fresh) {
            submission.dropCopy(id.toString());
        } else {
            page.addAttribute("restored", restore(work));
        }
        return show(work, page);
    }

    /** A new form has its department's name and a row to begin with. */
    private void begun(Draft draft) {
        var department = introductions.viewer().me().department();
        if (department != null) {
            draft.set(Draft.DEPARTMENT, department.name());
        }
        draft.change("add:annualGoals");
        draft.change("add:indicators");
    }

    /** What was kept and is newer than what is saved takes its place; the time it was kept, or null if there is nothing. */
    private @Nullable Instant restore(Work work) {
        var kept = submission.copy(work.id.toString()).orElse(null);
        if (kept == null) {
            return null;
        }
        var draft = Draft.fromJson(kept.content().content());
        kept.content().answers().forEach(answer -> {
            if (answer.text() != null) {
                work.answers.put(answer.commentId(), answer.text());
            }
        });
        if (kept.baseVersion() < work.version()) {
            var from = kept.content().content().get("base");
            var base = from instanceof Map<?, ?> map ? Draft.fromJson(map) : work.base;
            var merge = Merge.of(base, draft, work.base);
            work.draft = merge.merged();
            work.conflicts = merge.conflicts();
        } else {
            work.draft = draft;
        }
        return kept.keptAt();
    }

    /** Whatever button was pressed. */
    @PostMapping("/forms/{formId}/edit")
    String change(
            @PathVariable String formId,
            @RequestParam MultiValueMap<String, String> inputs,
            @RequestParam(name = "do", defaultValue = "save") String what,
            @RequestParam long version,
            @RequestParam UUID key,
            HttpServletResponse response,
            RedirectAttributes next,
            Model page) {
        var work = posted(id(formId), inputs, version);
        if (what.equals("save") || what.equals("check")) {
            return save(work, key, what, response, next, page);
        }
        if (what.startsWith("apply:")) {
            apply(work, what.substring("apply:".length()));
        } else {
            work.draft.change(what);
        }
        keep(work);
        return show(work, page);
    }

    private String save(
            Work work, UUID key, String what, HttpServletResponse response, RedirectAttributes next, Model page) {
        if (!work.draft.faults().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            keep(work);
            return show(work, page);
        }
        try {
            var command = submission.save(
                    work.id.toString(), key, work.version, work.draft.content(work.content()), work.answered());
            if (command.outcome() == null) {
                keep(work);
                page.addAttribute("pending", true);
                page.addAttribute("key", key);
                return show(work, page);
            }
            submission.dropCopy(work.id.toString());
            next.addAttribute("atLeast", command.outcome().getVersion());
            next.addFlashAttribute("savedAt", clock.instant());
            return what.equals("check")
                    ? "redirect:/forms/" + work.id + "/submit"
                    : "redirect:/forms/" + work.id + "/edit";
        } catch (Refusal refused) {
            keep(work);
            response.setStatus(refused.status());
            page.addAttribute("refused", refused);
            if (refused.code().equals("STALE_VERSION")) {
                meet(work, page);
            } else if (refused.code().equals("NOTHING_CHANGED")) {
                submission.dropCopy(work.id.toString());
                return what.equals("check") ? "redirect:/forms/" + work.id + "/submit" : show(work, page);
            }
            return show(work, page);
        }
    }

    /** Somebody saved meanwhile: their version and mine, brought together and shown; nothing is sent. */
    private void meet(Work work, Model page) {
        var theirs = submission.form(work.id.toString());
        var merge = Merge.of(work.base, work.draft, Draft.of(theirs.content()));
        page.addAttribute("meeting", theirs.form());
        work.saved = theirs;
        work.base = Draft.of(theirs.content());
        work.draft = merge.merged();
        work.conflicts = merge.conflicts();
        work.version = theirs.form().version();
    }

    /** Takes a value that is certain, or all of them. */
    private void apply(Work work, String which) {
        findings(work).stream()
                .filter(finding ->
                        finding.getCorrection() != null && work.locks().opens(finding.getPath()))
                .filter(finding -> which.equals("all") || finding.getPath().equals(which))
                .forEach(finding -> work.draft.set(finding.getPath(), String.valueOf(finding.getCorrection())));
    }

    /** Keeps what is typed; a script asks for it every now and then. */
    @PostMapping("/forms/{formId}/edit/copy")
    @ResponseBody
    Map<String, Object> copy(
            @PathVariable String formId,
            @RequestParam MultiValueMap<String, String> inputs,
            @RequestParam long version) {
        var kept = kept(posted(id(formId), inputs, version));
        return Map.of("keptAt", kept.keptAt(), "number", kept.number());
    }

    /** What is wrong with what is typed, as a part of the page. */
    @PostMapping("/forms/{formId}/edit/findings")
    String found(
            @PathVariable String formId,
            @RequestParam MultiValueMap<String, String> inputs,
            @RequestParam long version,
            Model page) {
        var work = posted(id(formId), inputs, version);
        page.addAttribute("sheet", sheet(work));
        page.addAttribute("faults", work.draft.faults());
        return "workbench/edit-parts :: findings";
    }

    private Work posted(FormId id, MultiValueMap<String, String> inputs, long version) {
        var saved = saved(id, null);
        var current = Draft.of(saved == null ? null : saved.content());
        var work = new Work(id, saved, base(inputs, current), current, new java.util.HashMap<>());
        work.version = version;
        work.draft = Draft.posted(inputs, current, work.locks());
        inputs.forEach((name, values) -> {
            if (name.startsWith("answer:")) {
                work.answers.put(name.substring("answer:".length()), values.get(0));
            }
        });
        return work;
    }

    /** What the page began with, as it says itself. */
    private Draft base(MultiValueMap<String, String> inputs, Draft otherwise) {
        var base = inputs.getFirst("base");
        try {
            return base == null ? otherwise : Draft.fromJson(json.readValue(base, Map.class));
        } catch (JacksonException unreadable) {
            return otherwise;
        }
    }

    private void keep(Work work) {
        try {
            kept(work);
        } catch (ServiceDown | Refusal lost) {
            work.unkept = true;
        }
    }

    private Submission.Copy kept(Work work) {
        var content = work.draft.toJson();
        content.put("base", work.base.toJson());
        var answers = work.answers.entrySet().stream()
                .map(answer -> Map.of("commentId", answer.getKey(), "text", answer.getValue()))
                .toList();
        return submission.keepCopy(work.id.toString(), work.version, content, answers);
    }

    private String show(Work work, Model page) {
        page.addAttribute("form", work.id);
        page.addAttribute("saved", work.saved);
        page.addAttribute("version", work.version);
        page.addAttribute("sheet", sheet(work));
        page.addAttribute("faults", work.draft.faults());
        page.addAttribute("answers", work.answers);
        page.addAttribute("conflicts", work.conflicts);
        page.addAttribute("unkept", work.unkept);
        page.addAttribute("base", json.writeValueAsString(work.base.toJson()));
        if (!page.containsAttribute("key")) {
            page.addAttribute("key", UUID.randomUUID());
        }
        return VIEW;
    }

    private Sheet sheet(Work work) {
        return Sheet.of(work.id.kind(), work.saved, work.draft, work.locks(), findings(work), submitted(work));
    }

    /** None while a number is half typed or nobody can be asked: that must stop nobody from typing. */
    private List<Finding> findings(Work work) {
        if (!work.draft.faults().isEmpty()) {
            return List.of();
        }
        try {
            return submission.findings(work.id.toString(), work.draft.content(work.content()));
        } catch (ServiceDown | Refusal unknown) {
            return List.of();
        }
    }

    private @Nullable Draft submitted(Work work) {
        var saved = work.saved;
        if (saved == null || saved.form().state() != FormState.RETURNED) {
            return null;
        }
        try {
            return Draft.of(review.submitted(work.id.toString(), saved.form().revision()));
        } catch (ServiceDown | Refusal unknown) {
            return null;
        }
    }

    private Submission.@Nullable Details saved(FormId id, @Nullable Long atLeast) {
        try {
            return atLeast == null ? submission.form(id.toString()) : submission.form(id.toString(), atLeast);
        } catch (Refusal refused) {
            var department = introductions.viewer().me().department();
            if (refused.status() == 404
                    && department != null
                    && department.code().equals(id.departmentCode())
                    && introductions.viewer().me().has("clerk")) {
                return null;
            }
            throw refused;
        }
    }

    private static FormId id(String formId) {
        return FormId.parse(formId).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND"));
    }

    /** A form in work: what is saved, what the page began with, what is typed. */
    private static final class Work {

        private final FormId id;
        private Submission.@Nullable Details saved;
        private Draft base;
        private Draft draft;
        private final Map<String, String> answers;
        private List<Merge.Conflict> conflicts = new ArrayList<>();
        private boolean unkept;
        private long version;

        Work(FormId id, Submission.@Nullable Details saved, Draft base, Draft draft, Map<String, String> answers) {
            this.id = id;
            this.saved = saved;
            this.base = base;
            this.draft = draft;
            this.answers = answers;
            this.version = saved == null ? 0 : saved.form().version();
        }

        long version() {
            return version;
        }

        org.jixiaoflow.schemas.@Nullable FormContent content() {
            return saved == null ? null : saved.content();
        }

        Locks locks() {
            return new Locks(id.kind(), saved == null ? List.of() : saved.editablePaths());
        }

        List<CommentAnswer> answered() {
            return answers.entrySet().stream()
                    .filter(answer -> !answer.getValue().isBlank())
                    .map(answer -> new CommentAnswer(
                            UUID.fromString(answer.getKey()), answer.getValue().strip()))
                    .collect(Collectors.toList());
        }
    }
}
