package org.jixiaoflow.workbench.disclosure;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.forms.FormTable;
import org.jixiaoflow.workbench.services.Disclosure;
import org.jixiaoflow.workbench.services.FormIds;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 预算绩效公开: what everybody may read, without signing in. */
@Controller
class PublicController {

    private static final CacheControl CACHED =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic().mustRevalidate();
    private static final int ROWS = 50;
    private static final int MOST_ROWS = 200;
    private static final Set<String> FORMATS = Set.of("csv", "xlsx");

    private final Disclosure disclosure;

    PublicController(Disclosure disclosure) {
        this.disclosure = disclosure;
    }

    /** Regions and years. */
    @GetMapping("/public")
    String years(HttpServletResponse response, Model page) {
        page.addAttribute("regions", disclosure.regions());
        cached(response);
        return "workbench/public-years";
    }

    /** @param files whether the page is to lie in a folder, with all forms in it and what it leads to beside it */
    @GetMapping("/public/{region}/{year}")
    String list(
            @PathVariable String region,
            @PathVariable int year,
            @RequestParam(required = false) @Nullable FormKind kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "false") boolean files,
            HttpServletResponse response,
            Model model) {
        requirePlace(region, year);
        var part = disclosure.list(region, year, kind, q, Math.max(0, page), files ? MOST_ROWS : ROWS);
        model.addAttribute("places", new Places(region, year, files));
        model.addAttribute("name", name(disclosure.regions(), region));
        model.addAttribute("part", part);
        model.addAttribute("forms", files ? withTheRest(part, region, year) : part.items());
        model.addAttribute("kinds", FormKind.values());
        model.addAttribute("kind", kind);
        model.addAttribute("q", q);
        cached(response);
        return "workbench/public-list";
    }

    private List<Disclosure.PublicForm> withTheRest(Part<Disclosure.PublicForm> first, String region, int year) {
        var forms = new ArrayList<>(first.items());
        for (var page = 1; page < first.pages(); page++) {
            forms.addAll(
                    disclosure.list(region, year, null, null, page, MOST_ROWS).items());
        }
        return forms;
    }

    private static String name(List<Me.RegionYears> regions, String code) {
        return regions.stream()
                .filter(region -> region.code().equals(code))
                .findFirst()
                .map(Me.RegionYears::name)
                .orElse(code);
    }

    /** All of it as a table. */
    @GetMapping("/public/{region}/{year}/file")
    ResponseEntity<byte[]> file(@PathVariable String region, @PathVariable int year, @RequestParam String format) {
        requirePlace(region, year);
        if (!FORMATS.contains(format)) {
            throw new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND");
        }
        return ResponseEntity.ok()
                .cacheControl(CACHED)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.COOKIE)
                .contentType(
                        format.equals("csv")
                                ? MediaType.parseMediaType("text/csv;charset=UTF-8")
                                : MediaType.parseMediaType(
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("public-%s-%d.%s".formatted(region, year, format))
                                .build()
                                .toString())
                .body(disclosure.file(region, year, format));
    }

    /** A revision at its own place, for good: one that was withheld says so there. */
    @GetMapping("/public/{region}/{year}/{formId}/{revision}")
    String form(
            @PathVariable String region,
            @PathVariable int year,
            @PathVariable String formId,
            @PathVariable int revision,
            @RequestParam(defaultValue = "false") boolean files,
            HttpServletResponse response,
            Model page) {
        var id = of(region, year, formId);
        var shown = disclosure.revision(id.toString(), revision);
        if (shown.document() == null) {
            response.setStatus(HttpStatus.GONE.value());
        } else {
            page.addAttribute("table", FormTable.of(shown.document().getContent(), List.of(), List.of(), List.of()));
        }
        cached(response);
        page.addAttribute("form", id);
        page.addAttribute("shown", shown);
        page.addAttribute("places", new Places(region, year, files));
        return "workbench/public-form";
    }

    /** What a revision says, byte by byte as the journal has it: SHA-256 of it is the hash that its page shows. */
    @GetMapping("/public/{region}/{year}/{formId}/{revision}/document")
    ResponseEntity<byte[]> document(
            @PathVariable String region,
            @PathVariable int year,
            @PathVariable String formId,
            @PathVariable int revision) {
        var id = of(region, year, formId).toString();
        return ResponseEntity.ok()
                .cacheControl(CACHED)
                .contentType(MediaType.APPLICATION_JSON)
                .body(disclosure.document(id, revision));
    }

    /** What is no region and no year isn't shown as if it were one, whatever somebody writes into an address. */
    private static void requirePlace(String region, int year) {
        if (FormId.parse(region + "-" + year + "-OBJECTIVE-any").isEmpty()) {
            throw new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND");
        }
    }

    private static FormId of(String region, int year, String formId) {
        var id = FormIds.of(formId);
        if (!id.regionCode().equals(region) || id.year() != year) {
            throw new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND");
        }
        return id;
    }

    /** Once it is there: what says that a service is down is kept by nobody. Pages differ by language alone. */
    private static void cached(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHED.getHeaderValue());
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
    }
}
