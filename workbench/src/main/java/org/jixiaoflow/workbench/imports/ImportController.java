package org.jixiaoflow.workbench.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.workbench.forms.FormTable;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    private final Submission submission;
    private final Introductions introductions;

    ImportController(Submission submission, Introductions introductions) {
        this.submission = submission;
        this.introductions = introductions;
    }

    /** A file, and the forms in it as far as they can be chosen. */
    record Read(Submission.Upload upload, List<Submission.Candidate> candidates) {}

    @GetMapping("/import")
    String wizard(@RequestParam(name = "file", required = false) @Nullable List<UUID> files, Model page) {
        var read = new ArrayList<Read>();
        for (var id : files == null ? List.<UUID>of() : files) {
            var upload = submission.upload(id);
            read.add(new Read(upload, upload.state().equals("READ") ? submission.candidates(id) : List.of()));
        }
        page.addAttribute("files", read);
        page.addAttribute(
                "reading", read.stream().anyMatch(file -> file.upload().isReading()));
        page.addAttribute("department", introductions.viewer().me().department());
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

    /** One of the forms, as it was read and with what was found in it. */
    @GetMapping("/import/{id}/{ordinal}")
    String form(@PathVariable UUID id, @PathVariable int ordinal, Model page) {
        var form = submission.uploaded(id, ordinal);
        page.addAttribute("upload", submission.upload(id));
        page.addAttribute("read", form);
        page.addAttribute("table", FormTable.of(form.content(), List.of(), form.findings()));
        return "workbench/import-form";
    }

    /** What became of a form that was chosen. */
    record Result(Submission.Upload upload, Submission.Drafted drafted) {}

    @PostMapping("/import/drafts")
    String drafts(@RequestParam MultiValueMap<String, String> inputs, Model page) {
        var results = new ArrayList<Result>();
        for (var file : inputs.getOrDefault("file", List.of())) {
            var id = UUID.fromString(file);
            var upload = submission.upload(id);
            var chosen = new LinkedHashMap<Integer, String>();
            for (var ordinal : inputs.getOrDefault("take:" + id, List.of())) {
                chosen.put(
                        Integer.valueOf(ordinal),
                        formId(
                                upload,
                                inputs.getFirst("kind:" + id + ":" + ordinal),
                                inputs.getFirst("as:" + id + ":" + ordinal)));
            }
            if (!chosen.isEmpty()) {
                submission.drafts(id, chosen).forEach(drafted -> results.add(new Result(upload, drafted)));
            }
        }
        page.addAttribute("results", results);
        page.addAttribute("file", inputs.getOrDefault("file", List.of()));
        return "workbench/import-result";
    }

    /** A department's code becomes the form of the file's region and year. */
    private static String formId(Submission.Upload upload, @Nullable String kind, @Nullable String department) {
        return department == null || department.isBlank()
                ? ""
                : FormId.parse("%s-%d-%s-%s".formatted(upload.region(), upload.year(), kind, department.strip()))
                        .map(FormId::toString)
                        .orElse("");
    }
}
