package org.jixiaoflow.workbench.notices;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jixiaoflow.workbench.services.Deliveries;
import org.jixiaoflow.workbench.services.Deliveries.Choice;
import org.jixiaoflow.workbench.services.Deliveries.Preference;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the reader hears of notifications besides the bell, by kind and channel. */
@Controller
class PreferenceController {

    private final Deliveries deliveries;
    private final Desk desk;
    private final Introductions introductions;

    PreferenceController(Deliveries deliveries, Desk desk, Introductions introductions) {
        this.desk = desk;
        this.introductions = introductions;
        this.deliveries = deliveries;
    }

    @GetMapping("/settings/notices")
    String show(@RequestParam(defaultValue = "false") boolean saved, Model page) {
        page.addAttribute("saved", saved);
        return show(Panel.of(deliveries::preference), page);
    }

    private String show(Panel<Preference> preference, Model page) {
        page.addAttribute(
                "watched",
                introductions.viewer().me().readership().isEmpty() ? Panel.none() : Panel.optional(desk::watched));
        page.addAttribute("preference", preference);
        return "workbench/notice-settings";
    }

    /**
     * Ways come as {@code <kind>.<channel>}; one that isn't sent stays, and one that is empty is left to the county. What is refused is shown
     * as it was typed.
     */
    @PostMapping("/settings/notices")
    String save(@RequestParam Map<String, String> form, HttpServletResponse response, Model page) {
        var typed = typed(form, deliveries.preference());
        try {
            deliveries.choose(typed);
        } catch (Refusal refused) {
            response.setStatus(refused.status());
            page.addAttribute("saved", false);
            page.addAttribute("refusal", refused.detail());
            return show(new Panel<>(typed, null), page);
        }
        return "redirect:/settings/notices?saved=true";
    }

    private static Preference typed(Map<String, String> form, Preference before) {
        return new Preference(
                form.getOrDefault("language", before.language()),
                before.ways().stream()
                        .map(each -> new Choice(
                                each.kind(),
                                each.channel(),
                                form.containsKey(each.field()) ? filled(form.get(each.field())) : each.way(),
                                each.county()))
                        .toList(),
                form.getOrDefault("digestAt", before.digestAt()),
                filled(form.get("quietFrom")),
                filled(form.get("quietUntil")),
                form.containsKey("workingHours"));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
