package org.jixiaoflow.workbench.operations;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jixiaoflow.schemas.DeadLetterActionKind;
import org.jixiaoflow.workbench.services.DeadLetterFilter;
import org.jixiaoflow.workbench.services.DeadLetters;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** 死信台: what nobody could process, one by one or many at once. */
@Controller
class DeadLetterController {

    private static final String PAGE = "/operations/dead-letters";
    private static final int ROWS = 50;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final DeadLetters deadLetters;
    private final Introductions introductions;

    DeadLetterController(DeadLetters deadLetters, Introductions introductions) {
        this.deadLetters = deadLetters;
        this.introductions = introductions;
    }

    @GetMapping(PAGE)
    String show(
            @ModelAttribute("filter") DeadLetterFilter filter,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String letter,
            @RequestParam(defaultValue = "false") boolean all,
            Model page) {
        introductions.permitted(Me::looksOn);
        page.addAttribute("from", from);
        page.addAttribute("all", all);
        page.addAttribute("open", letter == null ? null : open(letter));
        page.addAttribute("counts", Panel.of(deadLetters::open));
        page.addAttribute("letters", Panel.of(() -> deadLetters.list(filter, from, ROWS)));
        return "workbench/dead-letters";
    }

    private Opened open(String letter) {
        var details = deadLetters.letter(letter);
        return new Opened(
                details,
                details.record() == null ? null : JSON.writeValueAsString(details.record()),
                Dump.of(details.bytes()));
    }

    /**
     * A letter to look at.
     *
     * @param json what it says; null if it can't be read
     * @param dump its bytes as they lie there
     */
    record Opened(DeadLetters.Details details, @Nullable String json, Dump dump) {}

    /** Those ticked, as they are: 重新处理 or 作废. Each has its own result. */
    @PostMapping(PAGE)
    String act(
            @ModelAttribute("filter") DeadLetterFilter filter,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam("do") DeadLetterActionKind kind,
            @RequestParam(defaultValue = "") List<String> tick,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes next) {
        introductions.permitted(Me::mends);
        if (tick.isEmpty()) {
            next.addFlashAttribute("refusal", "dead-letters.none-ticked");
        } else if (kind == DeadLetterActionKind.DISCARDED && why.isBlank()) {
            next.addFlashAttribute("refusal", "dead-letters.why-missing");
            next.addFlashAttribute("ticked", tick);
        } else {
            var results = deadLetters
                    .act(new DeadLetters.Many(kind, tick, why.isBlank() ? null : why))
                    .results();
            var undone = results.stream().filter(result -> !result.done()).toList();
            next.addFlashAttribute("kind", kind);
            next.addFlashAttribute("done", results.size() - undone.size());
            next.addFlashAttribute("undone", undone);
        }
        return "redirect:" + filter.address(PAGE, from, null);
    }

    /** One that was mended; what can't be taken stays in the page as it was typed, beside the reason. */
    @PostMapping(PAGE + "/mended")
    String mend(
            @ModelAttribute("filter") DeadLetterFilter filter,
            @RequestParam String letter,
            @RequestParam String key,
            @RequestParam String record,
            @RequestParam(defaultValue = "") String why,
            HttpServletResponse response,
            Model page,
            RedirectAttributes next) {
        introductions.permitted(Me::mends);
        try {
            deadLetters.mend(
                    letter, new DeadLetters.Mended(why.isBlank() ? null : why, new DeadLetters.Fix(key, read(record))));
            next.addFlashAttribute("mended", letter);
            return "redirect:" + filter.address(PAGE, null, letter);
        } catch (JacksonException unreadable) {
            page.addAttribute("unreadable", unreadable.getOriginalMessage());
        } catch (Refusal refused) {
            page.addAttribute("refused", refused);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        page.addAttribute("typedKey", key);
        page.addAttribute("typed", record);
        page.addAttribute("typedWhy", why);
        return show(filter, null, letter, false, page);
    }

    private static JsonNode read(String record) {
        return JSON.readTree(record);
    }
}
