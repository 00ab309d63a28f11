package org.jixiaoflow.workbench.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.workbench.editor.Differences;
import org.jixiaoflow.workbench.editor.Doubt;
import org.jixiaoflow.workbench.forms.FormTable;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.services.Submission;
import org.jixiaoflow.workbench.services.Uuids;
import org.jixiaoflow.workbench.shell.Kept;
import org.jixiaoflow.workbench.shell.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Four steps at one address that says which files are meant: drop, being read, choose, result. It can be left and come back to. */
@Controller
class ImportController {

    private static final Pattern COLUMN = Pattern.compile("([0-9a-f-]{36})~([0-9]{1,4})~([?]|[A-Z0-9_]*)");
    private static final Pattern ORDINAL = Pattern.compile("[0-9]{1,6}");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    private final Submission submission;
    private final Review review;
    private final Introductions introductions;
    private final MessageSource messages;

    ImportController(Submission submission, Review review, Introductions introductions, MessageSource messages) {
        this.messages = messages;
        this.submission = submission;
        this.review = review;
        this.introductions = introductions;
    }

    /** A file, and the forms in it: those to choose from, the reader's own first, and those that can't be filed. */
    record Read(
            Submission.Upload upload,
            List<Submission.OpenColumn> columns,
            List<Submission.Candidate> candidates,
            List<Submission.Candidate> closed) {

        static Read of(
                Submission.Upload upload,
                List<Submission.OpenColumn> columns,
                List<Submission.Candidate> all,
                @Nullable String department) {
            return new Read(
                    upload,
                    columns,
                    all.stream()
                            .filter(Submission.Candidate::isOpen)
                            .sorted(Comparator.comparing(one -> !(one.isProposed() || one.isOf(department))))
                            .toList(),
                    all.stream().filter(one -> !one.isOpen()).toList());
        }
    }

    /** Those that the reader files for in the regions and years of these files. */
    private Departments departments(List<Submission.Upload> uploads) {
        var me = introductions.viewer().me();
        var all = me.filesForAll()
                ? uploads.stream()
                        .map(upload -> Panel.optional(() -> review.departments(upload.region(), upload.year()))
                                .value())
                        .flatMap(named -> named == null ? Stream.empty() : named.stream())
                : Stream.<Me.Named>empty();
        return new Departments(
                Stream.concat(me.filedFor().stream(), all).distinct().toList());
    }

    @GetMapping("/import")
    String wizard(@RequestParam(name = "file", required = false) @Nullable List<UUID> files, Model page) {
        var read = new ArrayList<Read>();
        var department = introductions.viewer().me().department();
        for (var id : files == null ? List.<UUID>of() : files) {
            var upload = submission.upload(id);
            var done = upload.state().equals("READ");
            read.add(Read.of(
                    upload,
                    done ? submission.columns(id) : List.of(),
                    done ? submission.candidates(id) : List.of(),
                    department == null ? null : department.name()));
        }
        page.addAttribute("files", read);
        page.addAttribute(
                "departments", departments(read.stream().map(Read::upload).toList()));
        page.addAttribute(
                "reading", read.stream().anyMatch(file -> file.upload().isReading()));
        page.addAttribute("department", department);
        return "workbench/import";
    }

    @PostMapping("/import")
    String drop(
            @RequestParam(name = "file") List<MultipartFile> files,
            @RequestParam String region,
            @RequestParam String year,
            RedirectAttributes next)
            throws IOException {
        var wrong = wrong(files, year);
        if (wrong != null) {
            next.addFlashAttribute("wrong", wrong);
            return "redirect:/import";
        }
        for (var file : files) {
            if (!file.isEmpty()) {
                try {
                    next.addAttribute(
                            "file",
                            submission
                                    .upload(named(file), region.strip(), Integer.parseInt(year.strip()))
                                    .id());
                } catch (Refusal refused) {
                    next.addFlashAttribute("refusal", refused.detail());
                }
            }
        }
        return "redirect:/import";
    }

    private static @Nullable String wrong(List<MultipartFile> files, String year) {
        if (files.stream().allMatch(MultipartFile::isEmpty)) {
            return "import.wrong.file";
        }
        return YEAR.matcher(year.strip()).matches() ? null : "import.wrong.year";
    }

    private static Resource named(MultipartFile file) throws IOException {
        var name = file.getOriginalFilename();
        return new ByteArrayResource(file.getBytes()) {
            @Override
            public @Nullable String getFilename() {
                return name;
            }
        };
    }

    /** One of the forms: what was printed, what was read, what was found in it, and what filing it would change. */
    @GetMapping("/import/{id}/{ordinal}")
    String form(
            @PathVariable UUID id,
            @PathVariable int ordinal,
            @RequestParam(required = false) @Nullable Typed as,
            @RequestParam(required = false) @Nullable Typed in,
            Model page) {
        var upload = submission.upload(id);
        var departments = departments(List.of(upload));
        var form = submission.uploaded(id, ordinal, null);
        if (as != null && in != null) {
            var chosen = formId(upload, form.kind(), departments.code(as.text()), in.text());
            if (chosen.isEmpty()) {
                page.addAttribute("wrong", "import.wrong.as");
            } else {
                form = submission.uploaded(id, ordinal, chosen.get().toString());
            }
        }
        var place = Optional.ofNullable(form.formId()).flatMap(FormId::parse);
        page.addAttribute("upload", upload);
        page.addAttribute("read", form);
        page.addAttribute("department", introductions.viewer().me().department());
        var code = place.map(FormId::departmentCode).orElseGet(this::own);
        page.addAttribute("departments", departments);
        page.addAttribute("code", code);
        page.addAttribute("as", departments.named(code));
        page.addAttribute("in", place.map(FormId::year).orElse(upload.year()));
        page.addAttribute("doubts", Doubt.of(form.content()));
        page.addAttribute("changes", form.saved() == null ? null : Differences.between(form.saved(), form.filed()));
        page.addAttribute("table", FormTable.of(form.content(), List.of(), form.findings(), List.of()));
        return "workbench/import-form";
    }

    /** Says what a column holds whose heading isn't known: {@code file~number~COLUMN}, or of the select beside it. */
    @PostMapping("/import/columns")
    String column(@RequestParam MultiValueMap<String, String> inputs, RedirectAttributes next) {
        next.addAttribute("file", inputs.getOrDefault("file", List.of()));
        var said = COLUMN.matcher(said(inputs, "column"));
        var file = said.matches() ? Uuids.of(said.group(1)) : Optional.<UUID>empty();
        if (file.isPresent()) {
            var id = file.get();
            var columns = submission.columns(id);
            var number = Integer.parseInt(said.group(2));
            if (number < columns.size()) {
                var holds = said.group(3).equals("?") ? said(inputs, "holds:" + id + ":" + number) : said.group(3);
                try {
                    submission.choose(id, columns.get(number), holds);
                } catch (Refusal refused) {
                    next.addFlashAttribute("refusal", refused.detail());
                }
            }
        }
        return "redirect:/import";
    }

    /** Looks what filing it as another form would change, or files it. */
    @PostMapping("/import/{id}/{ordinal}")
    String decide(
            @PathVariable UUID id,
            @PathVariable int ordinal,
            @RequestParam String kind,
            @RequestParam Typed as,
            @RequestParam Typed in,
            @RequestParam(name = "do", defaultValue = "look") String what,
            Locale locale,
            RedirectAttributes next,
            Model page) {
        if (!what.equals("make")) {
            next.addAttribute("as", as.text());
            next.addAttribute("in", in.text());
            return "redirect:/import/" + id + "/" + ordinal;
        }
        var of = ":" + id + ":" + ordinal;
        var inputs = new LinkedMultiValueMap<String, String>();
        inputs.add("file", id.toString());
        inputs.add("take:" + id, String.valueOf(ordinal));
        inputs.add("kind" + of, kind);
        inputs.add("as" + of, as.text());
        inputs.add("in" + of, in.text());
        return drafts(inputs, locale, page);
    }

    /** Settles a doubt where it stands: with a value, by leaving the field empty, or not at all. */
    @PostMapping("/import/{id}/{ordinal}/doubts")
    String settle(
            @PathVariable UUID id,
            @PathVariable int ordinal,
            @RequestParam(required = false) @Nullable String formId,
            @RequestParam String path,
            @RequestParam(defaultValue = "") Typed value,
            @RequestParam(name = "do", defaultValue = "set") String what,
            RedirectAttributes next) {
        var form = Optional.ofNullable(formId).flatMap(FormId::parse);
        var said = switch (what) {
            case "forget" -> null;
            case "empty" -> "";
            default -> value.text();
        };
        Kept.unless(
                "DOUBT",
                Map.of(path, value.text()),
                next,
                () -> submission.settle(id, ordinal, form.map(FormId::toString).orElse(null), path, said));
        form.ifPresent(place -> {
            next.addAttribute("as", place.departmentCode());
            next.addAttribute("in", place.year());
        });
        return "redirect:/import/" + id + "/" + ordinal;
    }

    private String own() {
        var department = introductions.viewer().me().department();
        return department == null ? "" : department.code();
    }

    /**
     * What became of a form that was chosen.
     *
     * @param as the department it was chosen for, as it was typed
     * @param in the year
     * @param drafted null if it could not even be asked for
     */
    record Result(
            Submission.Upload upload,
            int ordinal,
            String kind,
            String as,
            String in,
            Submission.@Nullable Drafted drafted,
            String refusal) {

        public boolean isRefused() {
            return !refusal.isEmpty();
        }

        /** The form it became or was to become; null if that can't be told. */
        public @Nullable FormId form() {
            return Optional.ofNullable(drafted)
                    .flatMap(one -> Optional.ofNullable(one.formId()))
                    .flatMap(FormId::parse)
                    .orElse(null);
        }

        /** What it is called where no form is known. */
        public String name() {
            return as.isEmpty() ? String.valueOf(ordinal) : as;
        }
    }

    @PostMapping("/import/drafts")
    String drafts(@RequestParam MultiValueMap<String, String> inputs, Locale locale, Model page) {
        var results = new ArrayList<Result>();
        var files = inputs.getOrDefault("file", List.of()).stream()
                .flatMap(file -> Uuids.of(file).stream())
                .toList();
        for (var id : files) {
            var upload = submission.upload(id);
            var departments = departments(List.of(upload));
            var chosen = new LinkedHashMap<Integer, String>();
            var asked = new LinkedHashMap<Integer, Result>();
            for (var taken : inputs.getOrDefault("take:" + id, List.of())) {
                if (!ORDINAL.matcher(taken).matches()) {
                    continue;
                }
                var ordinal = Integer.parseInt(taken);
                var of = ":" + id + ":" + ordinal;
                var as = said(inputs, "as" + of);
                var in = said(inputs, "in" + of);
                var kind = said(inputs, "kind" + of);
                var formId = formId(upload, kind, departments.code(as), in);
                var wrong = formId.isEmpty() && !as.isEmpty() ? word("import.wrong.as", locale) : "";
                asked.put(ordinal, new Result(upload, ordinal, kind, as, in, null, wrong));
                if (wrong.isEmpty()) {
                    chosen.put(ordinal, formId.map(FormId::toString).orElse(""));
                }
            }
            file(id, chosen, asked);
            results.addAll(asked.values());
        }
        page.addAttribute("results", results);
        page.addAttribute(
                "departments", departments(results.stream().map(Result::upload).toList()));
        page.addAttribute("refused", results.stream().filter(Result::isRefused).toList());
        page.addAttribute("file", files);
        return "workbench/import-result";
    }

    private void file(UUID id, Map<Integer, String> chosen, Map<Integer, Result> asked) {
        if (chosen.isEmpty()) {
            return;
        }
        try {
            submission
                    .drafts(id, chosen)
                    .forEach(drafted -> asked.computeIfPresent(
                            drafted.ordinal(), (any, result) -> told(result, drafted, drafted.refusal())));
        } catch (Refusal refused) {
            chosen.keySet()
                    .forEach(ordinal ->
                            asked.computeIfPresent(ordinal, (any, result) -> told(result, null, refused.detail())));
        }
    }

    private static Result told(Result asked, Submission.@Nullable Drafted drafted, String refusal) {
        return new Result(asked.upload(), asked.ordinal(), asked.kind(), asked.as(), asked.in(), drafted, refusal);
    }

    private static String said(MultiValueMap<String, String> inputs, String name) {
        var text = inputs.getFirst(name);
        return text == null ? "" : text.strip();
    }

    private String word(String key, Locale locale) {
        return String.valueOf(messages.getMessage(key, null, key, locale));
    }

    /** A department and a year become a form of the file's region; empty if nobody said which or there can't be such a form. */
    private static Optional<FormId> formId(
            Submission.Upload upload, String kind, Optional<String> department, String year) {
        return department.flatMap(code -> FormId.parse(
                "%s-%s-%s-%s".formatted(upload.region(), year.isBlank() ? upload.year() : year.strip(), kind, code)));
    }
}
