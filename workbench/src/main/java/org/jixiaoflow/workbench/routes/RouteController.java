package org.jixiaoflow.workbench.routes;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.Routes;
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

/** 评审模板: which way forms take and what is rated of them; publishing is the business administrator's. */
@Controller
class RouteController {

    private static final String PAGE = "/admin/review-templates";

    private final Routes routes;
    private final Introductions introductions;
    private final Show show;

    RouteController(Routes routes, Introductions introductions, Show show) {
        this.routes = routes;
        this.introductions = introductions;
        this.show = show;
    }

    @GetMapping(PAGE)
    String list(Model page) {
        requireSight();
        page.addAttribute("templates", Panel.of(routes::inForce));
        return "workbench/review-templates";
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
        var versions = routes.versions(id);
        page.addAttribute("copy", copy);
        return copy
                ? shown(page, "", List.of(), RouteFields.of(versions.get(0)))
                : shown(page, id, versions, RouteFields.of(versions.get(0)));
    }

    private String shown(Model page, String id, List<ReviewTemplateVersion> versions, RouteFields fields) {
        page.addAttribute("id", id);
        page.addAttribute("version", versions.isEmpty() ? 0 : versions.get(0).getVersion());
        page.addAttribute("versions", Version.of(versions, versions.isEmpty() ? List.of() : routes.forms(id)));
        page.addAttribute("fields", fields);
        if (!page.containsAttribute("faults")) {
            page.addAttribute("faults", List.of());
        }
        return "workbench/review-template";
    }

    /** What is wrong with what is typed, for whoever types it. */
    @PostMapping(PAGE + "/faults")
    String faults(
            @RequestParam String id, @RequestParam int version, @RequestParam Map<String, String> form, Model page) {
        requireSight();
        var unread = new ArrayList<String>();
        // Who begins a new one may not have named it yet.
        var template = RouteFields.of(form).template(id.isBlank() ? "new" : id, version, null, unread);
        page.addAttribute("faults", unread.isEmpty() ? routes.faults(template) : unread(unread));
        return "workbench/template-parts :: faults(faults=${faults})";
    }

    /** Shows what would be another, or publishes what was shown; whatever was typed since is shown first. */
    @PostMapping(PAGE)
    String act(
            @RequestParam String id,
            @RequestParam int version,
            @RequestParam("do") String what,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model page,
            RedirectAttributes next) {
        requireSight();
        var fields = RouteFields.of(form);
        var unread = new ArrayList<String>();
        var template = fields.template(id.strip(), version, reason.isBlank() ? null : reason, unread);
        if (id.isBlank()) {
            unread.add("/templateId");
        }
        page.addAttribute("reason", reason);
        var versions = List.<ReviewTemplateVersion>of();
        try {
            if (version > 0) {
                versions = routes.versions(id);
            }
            if (unread.isEmpty()) {
                if (what.equals("publish") && fields.mark().equals(form.get("seen"))) {
                    var published = routes.publish(template);
                    next.addFlashAttribute("published", published.getVersion());
                    return "redirect:" + PAGE + "/" + published.getTemplateId();
                }
                check(template, versions, page, response);
            } else {
                refused(unread(unread), page, response);
            }
        } catch (Refusal refused) {
            page.addAttribute("faults", Fault.of(refused));
            page.addAttribute("refusal", refused.detail());
            response.setStatus(refused.status());
        }
        page.addAttribute("copy", version == 0);
        return shown(page, id, versions, fields);
    }

    private void check(
            ReviewTemplateVersion template,
            List<ReviewTemplateVersion> versions,
            Model page,
            HttpServletResponse response) {
        var faults = routes.faults(template);
        if (!faults.isEmpty()) {
            refused(faults, page, response);
            return;
        }
        page.addAttribute("checked", true);
        page.addAttribute("differences", versions.isEmpty() ? List.of() : Version.changed(versions.get(0), template));
    }

    private static void refused(List<Fault> faults, Model page, HttpServletResponse response) {
        page.addAttribute("faults", faults);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
    }

    private List<Fault> unread(List<String> places) {
        return places.stream()
                .distinct()
                .map(place -> new Fault(place, "UNREADABLE", show.word("template", "unreadable")))
                .toList();
    }
}
