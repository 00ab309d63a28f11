package org.jixiaoflow.workbench.templates;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.Templates;
import org.jixiaoflow.workbench.services.Templates.Fault;
import org.jixiaoflow.workbench.shell.Show;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 评分模板: how forms are scored, and what would come of another way; publishing is the business administrator's. */
@Controller
class TemplateController {

    private static final String PAGE = "/admin/scoring-templates";

    private final Templates templates;
    private final Introductions introductions;
    private final Show show;

    TemplateController(Templates templates, Introductions introductions, Show show) {
        this.templates = templates;
        this.introductions = introductions;
        this.show = show;
    }

    @GetMapping(PAGE)
    String list(Model page) {
        requireSight();
        page.addAttribute("templates", Panel.of(templates::inForce));
        return "workbench/scoring-templates";
    }

    private void requireSight() {
        if (!introductions.viewer().me().seesSums()) {
            throw new Problem(HttpStatus.FORBIDDEN, "FORBIDDEN");
        }
    }

    /** @param copy whether a new template is to begin as this one stands */
    @GetMapping(PAGE + "/{id}")
    String show(@PathVariable String id, @RequestParam(defaultValue = "false") boolean copy, Model page) {
        requireSight();
        var versions = templates.versions(id);
        page.addAttribute("copy", copy);
        return shown(page, copy ? "" : id, copy ? List.of() : versions, TemplateFields.of(versions.get(0)));
    }

    private static String shown(Model page, String id, List<ScoringTemplate> versions, TemplateFields fields) {
        page.addAttribute("id", id);
        page.addAttribute("version", versions.isEmpty() ? 0 : versions.get(0).getVersion());
        page.addAttribute(
                "name",
                versions.isEmpty() ? fields.text("/name") : versions.get(0).getName());
        page.addAttribute("versions", Version.of(versions));
        page.addAttribute("fields", fields);
        page.addAttribute(
                "differences", versions.isEmpty() ? List.of() : fields.since(TemplateFields.of(versions.get(0))));
        if (!page.containsAttribute("faults")) {
            page.addAttribute("faults", List.of());
        }
        return "workbench/scoring-template";
    }

    /** What is wrong with what is typed, for whoever types it. */
    @PostMapping(PAGE + "/faults")
    String faults(
            @RequestParam String id, @RequestParam int version, @RequestParam Map<String, String> form, Model page) {
        requireSight();
        var unread = new ArrayList<String>();
        // Who begins a new one may not have named it yet.
        var template = TemplateFields.of(form).template(id.isBlank() ? "new" : id, version, unread);
        page.addAttribute("faults", unread.isEmpty() ? templates.faults(template) : unread(unread));
        return "workbench/template-parts :: faults(faults=${faults})";
    }

    /**
     * Shows what publishing would do, or publishes: what was shown to whoever typed how many forms it is about. Whatever was typed since, or
     * came in since, is shown first.
     */
    @PostMapping(PAGE)
    String act(
            @RequestParam String id,
            @RequestParam int version,
            @RequestParam("do") String what,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model page,
            RedirectAttributes next) {
        requireSight();
        var fields = TemplateFields.of(form);
        var unread = new ArrayList<String>();
        var template = fields.template(id, version, unread);
        if (id.isBlank()) {
            unread.add("/templateId");
        }
        try {
            if (unread.isEmpty()) {
                var effect = templates.effect(template);
                page.addAttribute("effect", effect);
                if (what.equals("publish")) {
                    if (fields.mark().equals(form.get("seen"))
                            && String.valueOf(effect.forms())
                                    .equals(form.getOrDefault("count", "").strip())) {
                        var published = templates.publish(template);
                        next.addFlashAttribute("published", published.getVersion());
                        return "redirect:" + PAGE + "/" + id;
                    }
                    page.addAttribute("miscounted", true);
                    response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                }
            } else {
                page.addAttribute("faults", unread(unread));
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            }
        } catch (Refusal refused) {
            page.addAttribute("faults", Fault.of(refused));
            page.addAttribute("refusal", refused.detail());
            response.setStatus(refused.status());
        }
        page.addAttribute("copy", version == 0);
        return shown(page, id, version == 0 ? List.of() : templates.versions(id), fields);
    }

    private List<Fault> unread(List<String> places) {
        return places.stream()
                .distinct()
                .map(place -> new Fault(place, "UNREADABLE", show.word("template", "unreadable")))
                .toList();
    }
}
