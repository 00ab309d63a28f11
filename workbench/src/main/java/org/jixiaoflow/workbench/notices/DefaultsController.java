package org.jixiaoflow.workbench.notices;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.workbench.services.Deliveries;
import org.jixiaoflow.workbench.services.Deliveries.Chosen;
import org.jixiaoflow.workbench.services.Deliveries.Defaults;
import org.jixiaoflow.workbench.services.Deliveries.DefaultsVersion;
import org.jixiaoflow.workbench.services.Deliveries.NewDefaults;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.shell.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 通知默认设置: how people of a region hear of notifications who chose nothing; the business administrator's, others look on. */
@Controller
class DefaultsController {

    private static final String PAGE = "/admin/notifications";

    /** Ways are told in a form as {@code <kind>.<channel>}. */
    private static final String WAY = "[A-Z_]+\\.[a-z][a-z0-9-]*";

    private final Deliveries deliveries;
    private final Introductions introductions;

    DefaultsController(Deliveries deliveries, Introductions introductions) {
        this.deliveries = deliveries;
        this.introductions = introductions;
    }

    @GetMapping(PAGE)
    String show(@RequestParam(required = false) @Nullable String region, Model page) {
        var me = introductions.permitted(Me::readsNoticeDefaults);
        var where = me.region(region);
        page.addAttribute("region", where);
        page.addAttribute(
                "seen",
                where == null
                        ? Panel.none()
                        : Panel.of(() -> new Seen(deliveries.defaults(where), deliveries.defaultsVersions(where))));
        return "workbench/notice-defaults";
    }

    /** What is refused is shown as it was typed, with the version it was made from. */
    @PostMapping(PAGE)
    String save(
            @RequestParam String region,
            @RequestParam long version,
            @RequestParam Map<String, String> form,
            RedirectAttributes next) {
        introductions.permitted(Me::setsNoticeDefaults);
        var typed = new HashMap<>(form);
        typed.remove("_csrf");
        var asked = new NewDefaults(
                version,
                chosen(form),
                filled(form.get("digestAt")),
                filled(form.get("quietFrom")),
                filled(form.get("quietUntil")),
                form.containsKey("workingHours"),
                filled(form.get("reason")));
        if (Kept.unless("DEFAULTS", typed, next, () -> deliveries.setDefaults(region, asked))) {
            next.addFlashAttribute("said", "defaults.saved");
        }
        next.addAttribute("region", region);
        return "redirect:" + PAGE;
    }

    private static List<Chosen> chosen(Map<String, String> form) {
        return form.entrySet().stream()
                .filter(field -> field.getKey().matches(WAY))
                .sorted(Map.Entry.comparingByKey())
                .map(field -> {
                    var parts = field.getKey().split("\\.", 2);
                    return new Chosen(parts[0], parts[1], field.getValue());
                })
                .toList();
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** What holds, and what was said. */
    record Seen(Defaults defaults, List<DefaultsVersion> versions) {}
}
