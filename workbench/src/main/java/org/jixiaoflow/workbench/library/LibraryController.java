package org.jixiaoflow.workbench.library;

import java.util.Map;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Library;
import org.jixiaoflow.workbench.services.LibraryFilter;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.shell.Kept;
import org.jixiaoflow.workbench.shell.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 指标库: for everybody who has to do with forms; the bureau says there which it recommends. */
@Controller
class LibraryController {

    private static final int ROWS = 50;

    private final Library library;
    private final Introductions introductions;

    LibraryController(Library library, Introductions introductions) {
        this.library = library;
        this.introductions = introductions;
    }

    @GetMapping("/indicators")
    String list(@ModelAttribute LibraryFilter asked, @RequestParam(defaultValue = "0") int page, Model model) {
        var me = introductions.permitted(Me::readsIndicators);
        var filter = asked.in(me.region(asked.region()));
        model.addAttribute("filter", filter);
        model.addAttribute("shows", LibraryFilter.Show.values());
        model.addAttribute("into", into(me, filter.form()));
        model.addAttribute(
                "indicators",
                filter.region() == null ? Panel.none() : Panel.of(() -> library.list(filter, Math.max(0, page), ROWS)));
        return "workbench/indicators";
    }

    /** All that is shown as a file. */
    @GetMapping("/indicators/file")
    ResponseEntity<byte[]> file(@ModelAttribute LibraryFilter asked, @RequestParam String format) {
        var me = introductions.permitted(Me::readsIndicators);
        var filter = asked.in(me.region(asked.region()));
        if (filter.region() == null) {
            throw new Problem(HttpStatus.BAD_REQUEST, "BAD_REQUEST");
        }
        return library.file(filter, format);
    }

    /** The form that indicators are taken over into; null if there is none, or it isn't the reader's to fill in. */
    private static @Nullable FormId into(Me me, @Nullable String form) {
        return FormId.parse(form == null ? "" : form)
                .filter(id -> id.kind() == FormKind.OBJECTIVE && me.files(id))
                .orElse(null);
    }

    /** 推荐, or no longer. */
    @PostMapping("/indicators/recommended")
    String recommend(
            @ModelAttribute LibraryFilter filter,
            @RequestParam Typed indicator,
            @RequestParam boolean recommended,
            @RequestParam(defaultValue = "") Typed reason,
            RedirectAttributes next) {
        introductions.permitted(Me::marksIndicators);
        var region = filter.region();
        if (region == null) {
            throw new Problem(HttpStatus.BAD_REQUEST, "BAD_REQUEST");
        }
        if (Kept.unless(
                "RECOMMEND",
                Map.of("name", indicator.text(), "reason", reason.text()),
                next,
                () -> library.recommend(region, indicator.text(), recommended, reason.text()))) {
            next.addFlashAttribute("said", recommended);
            next.addFlashAttribute("of", indicator.text());
        }
        return "redirect:" + filter.address("/indicators");
    }
}
