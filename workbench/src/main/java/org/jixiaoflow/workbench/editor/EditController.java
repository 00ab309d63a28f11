package org.jixiaoflow.workbench.editor;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.services.FormIds;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Library;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.services.Scoring;
import org.jixiaoflow.workbench.services.ServiceDown;
import org.jixiaoflow.workbench.services.Submission;
import org.jixiaoflow.workbench.services.Uuids;
import org.jixiaoflow.workbench.services.YearOnYear;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form being filled in. Everything typed travels with the page, so that it works without scripts; what isn't saved is kept as a working
 * copy as well. Nothing is sent twice and nothing sent by itself.
 */
@Controller
class EditController {

    private static final String VIEW = "workbench/edit";
    private static final String LAST_YEAR = "last-year";

    private final Submission submission;
    private final Review review;
    private final Scoring scoring;
    private final Desk desk;
    private final Library library;
    private final Introductions introductions;
    private final MessageSource messages;
    private final JsonMapper json;
    private final Clock clock;

    EditController(
            Submission submission,
            Review review,
            Scoring scoring,
            Desk desk,
            Library library,
            Introductions introductions,
            MessageSource messages,
            JsonMapper json,
            Clock clock) {
        this.submission = submission;
        this.review = review;
        this.scoring = scoring;
        this.desk = desk;
        this.library = library;
        this.introductions = introductions;
        this.messages = messages;
        this.json = json;
        this.clock = clock;
    }

    /** Where a form begins that nobody began. */
    @GetMapping("/forms/new")
    String begin(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "") String from,
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
        return "redirect:/forms/" + id.get() + "/edit" + (from.equals(LAST_YEAR) ? "?from=" + LAST_YEAR : "");
    }

    @GetMapping("/forms/{formId}/edit")
    String open(
            @PathVariable String formId,
            @RequestParam(required = false) @Nullable Long atLeast,
            @RequestParam(defaultValue = "false") boolean fresh,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String indicator,
            RedirectAttributes next,
            Model page) {
        var id = FormIds.of(formId);
        var saved = saved(id, atLeast);
        if (saved != null && !saved.allows("SAVE")) {
            return "redirect:/forms/" + id;
        }
        if (saved == null) {
            requireOwn(id);
        }
        var beginning = saved == null ? beginning(id) : null;
        if (saved == null && beginning == null && id.kind() == FormKind.SELF_EVALUATION) {
            next.addFlashAttribute("unready", true);
            return "redirect:/forms/" + id.objective();
        }
        var base = Draft.of(saved == null ? beginning : saved.content());
        if (saved == null && beginning == null) {
            begun(base);
        }
        var work = new Work(id, saved, beginning, base, base.copy());
        if (from.equals(LAST_YEAR) && saved == null) {
            take(work, "all");
        }
        if (fresh) {
            submission.dropCopy(id.toString());
        } else {
            page.addAttribute("restored", restore(work));
        }
        if (!indicator.isBlank()) {
            page.addAttribute("taken", taken(work, indicator));
        }
        return show(work, page);
    }

    /** Nobody begins a form that they may not file: it isn't there for them. */
    private void requireOwn(FormId id) {
        var viewer = introductions.viewer();
        if (!viewer.unknown() && !viewer.me().files(id)) {
            throw new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_FORM");
        }
    }

    /** A new form has its department's name, where it has one, and a row to begin with. */
    private void begun(Draft draft) {
        var department = introductions.viewer().me().department();
        if (department != null && !department.name().equals(department.code())) {
            draft.set(Draft.DEPARTMENT, department.name());
        }
        draft.change("add:annualGoals");
        draft.change("add:indicators");
    }

    /** What a self-evaluation begins with: the rows of the approved objective it answers; null for others, and if there is none yet. */
    private @Nullable FormContent beginning(FormId id) {
        if (id.kind() != FormKind.SELF_EVALUATION) {
            return null;
        }
        try {
            var objective = review.form(id.objective().toString()).form();
            if (objective.state() != FormState.APPROVED && objective.grade() == null) {
                return null;
            }
            var content = review.submitted(objective.formId(), objective.revision());
            return FormContent.newBuilder()
                    .setDepartmentName(content.getDepartmentName())
                    .setIndicators(content.getIndicators())
                    .build();
        } catch (Refusal refused) {
            if (refused.status() == HttpStatus.NOT_FOUND.value()) {
                return null;
            }
            throw refused;
        }
    }

    /** What was kept and is newer than what is saved takes its place; the time it was kept, or null if there is nothing. */
    private @Nullable Instant restore(Work work) {
        var kept = submission.copy(work.id.toString()).orElse(null);
        if (kept == null) {
            return null;
        }
        work.number = kept.number();
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
        var work = posted(FormIds.of(formId), inputs, version);
        if (what.equals("save") || what.equals("check")) {
            return save(work, key, what, response, next, page);
        }
        if (what.startsWith("apply:")) {
            apply(work, what.substring("apply:".length()));
        } else if (what.startsWith("suggested:")) {
            suggested(work, what.substring("suggested:".length()));
        } else if (what.matches("doubt:[0-9]{1,4}")) {
            work.draft.set("/notes/" + what.substring("doubt:".length()), "looked");
        } else if (what.startsWith(LAST_YEAR + ":")) {
            take(work, what.substring(LAST_YEAR.length() + 1));
        } else {
            work.draft.change(what);
        }
        keep(work);
        return what.equals("library") && !work.unkept && !work.elsewhere
                ? "redirect:/indicators?region=" + work.id.regionCode() + "&form=" + work.id
                : show(work, page);
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
                    work.id.toString(), key, work.version, work.typed().content(work.content()), work.answered());
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

    /** Takes the value that a reviewer suggested, and says so in the answer where there is none. */
    private void suggested(Work work, String comment) {
        var saved = work.saved;
        if (saved == null) {
            return;
        }
        saved.comments().stream()
                .filter(made -> made.getId().toString().equals(comment))
                .filter(made -> made.getSuggestion() != null
                        && work.locks().opens(made.getSuggestion().getPath()))
                .forEach(made -> {
                    work.draft.set(
                            made.getSuggestion().getPath(), made.getSuggestion().getValue());
                    work.answers.merge(
                            comment,
                            messages.getMessage("comment.taken", null, LocaleContextHolder.getLocale()),
                            (typed, said) -> typed.isBlank() ? said : typed);
                });
    }

    private void take(Work work, String which) {
        var before = lastYear(work);
        if (before != null && work.locks().opensRows(Table.INDICATORS)) {
            before.into(work.draft, which);
        }
    }

    /** Takes over an indicator of the library, once; what came of it. */
    private @Nullable Taken taken(Work work, String name) {
        if (work.id.kind() != FormKind.OBJECTIVE || !work.locks().opensRows(Table.INDICATORS)) {
            return null;
        }
        return known(() -> library.named(work.id.regionCode(), name))
                .flatMap(found -> found)
                .map(found -> {
                    var there = work.draft.named(Table.INDICATORS, found.name()) != null;
                    if (!there) {
                        work.draft.take(found);
                    }
                    return new Taken(found.name(), there);
                })
                .orElse(null);
    }

    /**
     * An indicator of the library.
     *
     * @param there whether the form had it already
     */
    record Taken(String name, boolean there) {}

    private @Nullable LastYear lastYear(Work work) {
        if (work.id.kind() != FormKind.OBJECTIVE) {
            return null;
        }
        var form = work.id;
        var before =
                new FormId(form.regionCode(), form.year() - 1, form.kind(), form.departmentCode(), form.unitCode());
        var own = known(() -> review.lastSubmitted(before.toString()))
                .flatMap(found -> found)
                .orElse(null);
        var others = known(() -> review.predecessors(form.toString())).orElse(List.of());
        return own == null && others.isEmpty() ? null : LastYear.of(before.year(), own, others, compared(before));
    }

    private @Nullable YearOnYear compared(FormId before) {
        return known(() -> scoring.yearOnYear(before.regionCode(), before.year(), before.departmentCode()))
                .flatMap(found -> found)
                .map(found -> found.ofUnit(before.unitCode()))
                .orElse(null);
    }

    private Submission.@Nullable Rules rules(Work work) {
        return known(() -> submission.rules(work.id.regionCode(), work.id.year()))
                .orElse(null);
    }

    /** What helps to type and isn't needed for it. */
    private static <T> Optional<T> known(Supplier<T> asked) {
        try {
            return Optional.of(asked.get());
        } catch (ServiceDown | Refusal unknown) {
            return Optional.empty();
        }
    }

    /** Keeps what is typed; a script asks for it every now and then. 409 if another window of the reader's kept something meanwhile. */
    @PostMapping("/forms/{formId}/edit/copy")
    @ResponseBody
    ResponseEntity<Map<String, Object>> copy(
            @PathVariable String formId,
            @RequestParam MultiValueMap<String, String> inputs,
            @RequestParam long version) {
        var work = posted(FormIds.of(formId), inputs, version);
        var kept = kept(work);
        return kept == null
                ? ResponseEntity.status(HttpStatus.CONFLICT).body(Map.of("number", work.number))
                : ResponseEntity.ok(Map.of("keptAt", kept.keptAt(), "number", kept.number()));
    }

    /** Says that the reader still has the form open, and which colleagues have; nobody before it is saved once. */
    @PostMapping("/forms/{formId}/edit/presence")
    String present(@PathVariable String formId, Model page) {
        var id = FormIds.of(formId).toString();
        var present = Panel.optional(() -> desk.fillIn(id)).value();
        page.addAttribute("present", present == null ? List.of() : present);
        return "workbench/parts :: present";
    }

    /** Says that the reader has closed it. */
    @PostMapping("/forms/{formId}/edit/closed")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void closed(@PathVariable String formId) {
        var id = FormIds.of(formId).toString();
        Panel.optional(() -> {
            desk.close(id);
            return id;
        });
    }

    /** What is wrong with what is typed, as a part of the page. */
    @PostMapping("/forms/{formId}/edit/findings")
    String found(
            @PathVariable String formId,
            @RequestParam MultiValueMap<String, String> inputs,
            @RequestParam long version,
            Model page) {
        var work = posted(FormIds.of(formId), inputs, version);
        page.addAttribute("sheet", sheet(work, null, null));
        page.addAttribute("untouched", work.isUntouched());
        page.addAttribute("faults", work.draft.faults());
        return "workbench/edit-parts :: live";
    }

    private Work posted(FormId id, MultiValueMap<String, String> inputs, long version) {
        var saved = saved(id, null);
        var beginning = saved == null ? beginning(id) : null;
        var current = Draft.of(saved == null ? beginning : saved.content());
        var work = new Work(id, saved, beginning, base(inputs, current), current);
        work.version = version;
        work.number = number(inputs.getFirst("copy"));
        work.draft = Draft.posted(inputs, current, work.locks());
        inputs.forEach((name, values) -> {
            if (name.startsWith("answer:")) {
                work.answers.put(name.substring("answer:".length()), values.get(0));
            }
        });
        return work;
    }

    private static long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }

    /** What the page began with, as it says itself. */
    private Draft base(MultiValueMap<String, String> inputs, Draft otherwise) {
        var base = inputs.getFirst("base");
        try {
            return json.readTree(base == null ? "" : base) instanceof ObjectNode fields
                    ? Draft.fromJson(json.convertValue(fields, Map.class))
                    : otherwise;
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

    /** The copy; null if another window of the reader's kept something meanwhile, which stays. */
    private Submission.@Nullable Copy kept(Work work) {
        var content = work.draft.toJson();
        content.put("base", work.base.toJson());
        var answers = work.answers.entrySet().stream()
                .map(answer -> Map.of("commentId", answer.getKey(), "text", answer.getValue()))
                .toList();
        try {
            var kept = submission.keepCopy(work.id.toString(), work.version, work.number, content, answers);
            work.number = kept.number();
            return kept;
        } catch (Refusal refused) {
            if (!refused.code().equals("PAPER_CHANGED")) {
                throw refused;
            }
            if (refused.member("paper") instanceof Map<?, ?> other && other.get("number") instanceof Number number) {
                work.number = number.longValue();
                work.elsewhere = true;
                return null;
            }
            // The other one was saved or thrown away.
            var kept = submission.keepCopy(work.id.toString(), work.version, 0, content, answers);
            work.number = kept.number();
            return kept;
        }
    }

    private String show(Work work, Model page) {
        page.addAttribute("form", work.id);
        page.addAttribute("saved", work.saved);
        page.addAttribute("version", work.version);
        page.addAttribute("copy", work.number);
        page.addAttribute("elsewhere", work.elsewhere);
        page.addAttribute("sheet", sheet(work, rules(work), lastYear(work)));
        page.addAttribute("untouched", work.isUntouched());
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

    private Sheet sheet(Work work, Submission.@Nullable Rules rules, @Nullable LastYear lastYear) {
        return Sheet.of(
                work.id.kind(),
                work.saved,
                work.draft,
                work.locks(),
                findings(work),
                submitted(work),
                rules,
                lastYear,
                estimate(work));
    }

    private Scoring.@Nullable Estimate estimate(Work work) {
        return work.id.kind() != FormKind.SELF_EVALUATION
                        || !work.draft.faults().isEmpty()
                ? null
                : known(() -> scoring.estimate(
                                work.id.regionCode(), work.id.year(), work.draft.content(work.content())))
                        .orElse(null);
    }

    /**
     * None while a number is half typed or nobody can be asked: that must stop nobody from typing. Nor is anybody told what is missing
     * who has just begun.
     */
    private List<Finding> findings(Work work) {
        if (!work.draft.faults().isEmpty() || work.isUntouched()) {
            return List.of();
        }
        try {
            return submission.findings(work.id.toString(), work.typed().content(work.content()));
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

    /** A form in work: what is saved, what the page began with, what is typed. */
    private static final class Work {

        private final FormId id;
        private Submission.@Nullable Details saved;
        private final @Nullable FormContent beginning;
        private Draft base;
        private Draft draft;
        private final Map<String, String> answers = new HashMap<>();
        private List<Merge.Conflict> conflicts = new ArrayList<>();
        private boolean unkept;
        private boolean elsewhere;
        private long version;
        private long number;

        /** @param beginning what stands in for what is saved until something is */
        Work(FormId id, Submission.@Nullable Details saved, @Nullable FormContent beginning, Draft base, Draft draft) {
            this.id = id;
            this.saved = saved;
            this.beginning = beginning;
            this.base = base;
            this.draft = draft;
            this.version = saved == null ? 0 : saved.form().version();
        }

        long version() {
            return version;
        }

        @Nullable FormContent content() {
            return saved == null ? beginning : saved.content();
        }

        /** Whether it is a new form in which nothing is typed. */
        boolean isUntouched() {
            return saved == null && beginning == null && draft.isBlank();
        }

        /** What is typed, in a new form without the rows to begin with that nobody used. */
        Draft typed() {
            if (saved != null) {
                return draft;
            }
            var typed = draft.copy();
            typed.dropBlankRows();
            return typed;
        }

        Locks locks() {
            return new Locks(id.kind(), saved == null ? List.of() : saved.editablePaths());
        }

        List<CommentAnswer> answered() {
            return answers.entrySet().stream()
                    .filter(answer -> !answer.getValue().isBlank())
                    .flatMap(
                            answer -> Uuids.of(answer.getKey())
                                    .map(comment -> new CommentAnswer(
                                            comment, answer.getValue().strip()))
                                    .stream())
                    .collect(Collectors.toList());
        }
    }
}
