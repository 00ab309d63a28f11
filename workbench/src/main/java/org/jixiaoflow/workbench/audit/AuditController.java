package org.jixiaoflow.workbench.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.workbench.services.Audits;
import org.jixiaoflow.workbench.services.FormIds;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Panels;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.shell.Show;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 审计: who did what for whom, entry by entry with its hash; who read what; and exports to take away. */
@Controller
class AuditController {

    private final Introductions introductions;
    private final Panels panels;
    private final Audits audits;
    private final Review review;
    private final Show show;

    AuditController(Introductions introductions, Panels panels, Audits audits, Review review, Show show) {
        this.introductions = introductions;
        this.panels = panels;
        this.audits = audits;
        this.review = review;
        this.show = show;
    }

    /** Where one begins: with a form, or a region's year. */
    @GetMapping("/audit")
    String begin(
            @RequestParam(required = false) @Nullable String form,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "false") boolean sm3,
            Model page) {
        var me = introductions.permitted(Me::audits);
        if (region != null && year != null) {
            return redirect("/audit/years/{region}/{year}?sm3={sm3}", region, year, sm3);
        }
        var typed = form == null ? "" : form.strip();
        if (FormId.parse(typed).isPresent()) {
            return redirect("/audit/forms/{form}", typed);
        }
        page.addAttribute("unknown", typed);
        page.addAttribute("region", me.region(null));
        page.addAttribute("year", show.year());
        return "workbench/audit";
    }

    private static String redirect(String path, Object... parts) {
        return "redirect:"
                + UriComponentsBuilder.fromUriString(path)
                        .encode()
                        .buildAndExpand(parts)
                        .toUriString();
    }

    /** A form's chain, and who asked for it. */
    @GetMapping("/audit/forms/{formId}")
    String form(@PathVariable String formId, Model page) {
        introductions.permitted(Me::audits);
        var id = FormIds.of(formId);
        var accesses = panels.ask(() -> Panel.of(() -> audits.accesses(id.toString())));
        var template =
                panels.ask(() -> Panel.optional(() -> review.form(id.toString()).template()));
        var entries = audits.entries(audits.journal(id.toString(), false));
        page.addAttribute("form", id);
        page.addAttribute("links", links(entries));
        page.addAttribute("template", template.get().value());
        page.addAttribute("accesses", accesses.get());
        page.addAttribute(
                "readers",
                accesses.get().value() == null
                        ? List.of()
                        : Reader.of(accesses.get().value().items()));
        return "workbench/audit-form";
    }

    private static List<Link> links(List<Audits.Entry> entries) {
        var links = new ArrayList<Link>(entries.size());
        Audits.Entry before = null;
        for (var entry : entries) {
            links.add(new Link(entry, entry.follows(before)));
            before = entry;
        }
        return links;
    }

    /**
     * An entry of the chain.
     *
     * @param holds whether it names the entry before it
     */
    record Link(Audits.Entry entry, boolean holds) {}

    /** A form's journal as a file that proves itself. */
    @GetMapping("/audit/forms/{formId}/journal")
    ResponseEntity<byte[]> journal(@PathVariable String formId, @RequestParam(defaultValue = "false") boolean sm3) {
        introductions.permitted(Me::audits);
        var id = FormIds.of(formId).toString();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_NDJSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, file("journal-" + id))
                .body(audits.journal(id, sm3));
    }

    /** The journals of a region's year as one such file. */
    @GetMapping("/audit/years/{region}/{year}")
    void year(
            @PathVariable String region,
            @PathVariable int year,
            @RequestParam(defaultValue = "false") boolean sm3,
            HttpServletResponse response) {
        introductions.permitted(Me::audits);
        audits.year(region, year, sm3, () -> {
            response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, file("journal-%s-%d".formatted(region, year)));
            return response.getOutputStream();
        });
    }

    private static String file(String name) {
        return ContentDisposition.attachment().filename(name + ".jsonl").build().toString();
    }
}
