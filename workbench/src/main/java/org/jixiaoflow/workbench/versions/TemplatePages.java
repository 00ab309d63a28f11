package org.jixiaoflow.workbench.versions;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.PublishedTemplates;
import org.jixiaoflow.workbench.services.PublishedTemplates.Fault;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.shell.Show;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Pages of templates of a kind, below the address that a subclass is mapped to: all that are in force, and one with its versions, to change and
 * to publish. Publishing is the business administrator's.
 *
 * @param <T> a version of one
 * @param <F> it in fields
 */
public abstract class TemplatePages<T extends SpecificRecord, F extends TypedFields<T>> {

    private final String name;
    private final PublishedTemplates<T> templates;
    private final Introductions introductions;
    private final Show show;

    /** @param name of the page of one of them, which the address and the list have in the plural */
    protected TemplatePages(String name, PublishedTemplates<T> templates, Introductions introductions, Show show) {
        this.name = name;
        this.templates = templates;
        this.introductions = introductions;
        this.show = show;
    }

    protected abstract F fields(T template);

    /** What came from a page. */
    protected abstract F fields(Map<String, String> form);

    /**
     * Puts on the page what it says of a template besides its fields.
     *
     * @param versions newest first; none of a new one
     */
    protected abstract void describe(Model page, String id, List<T> versions, F fields);

    /** Looks at what would be published; what is wrong with it, or nothing, and then the page says what would be another. */
    protected List<Fault> look(T template, List<T> versions, Model page) {
        var faults = templates.faults(template);
        if (faults.isEmpty()) {
            page.addAttribute("checked", true);
            page.addAttribute(
                    "differences", versions.isEmpty() ? List.of() : Changed.between(versions.get(0), template));
        }
        return faults;
    }

    /**
     * Whether what was asked to be published may be: what was shown.
     *
     * @param seen whether nothing was typed since it was looked at
     */
    protected boolean confirmed(boolean seen, Map<String, String> form, Model page, HttpServletResponse response) {
        return seen;
    }

    @GetMapping
    String list(Model page) {
        introductions.permitted(Me::seesSums);
        page.addAttribute("templates", Panel.of(templates::inForce));
        return "workbench/" + name + "s";
    }

    /** @param copy whether a new template is to begin as this one stands */
    @GetMapping("/{id}")
    String show(@PathVariable String id, @RequestParam(defaultValue = "false") boolean copy, Model page) {
        introductions.permitted(Me::seesSums);
        var versions = templates.versions(id);
        page.addAttribute("copy", copy);
        return copy
                ? shown(page, "", List.of(), fields(versions.get(0)))
                : shown(page, id, versions, fields(versions.get(0)));
    }

    private String shown(Model page, String id, List<T> versions, F fields) {
        page.addAttribute("id", id);
        page.addAttribute("version", versions.isEmpty() ? 0 : version(versions.get(0)));
        page.addAttribute("fields", fields);
        describe(page, id, versions, fields);
        if (!page.containsAttribute("faults")) {
            page.addAttribute("faults", List.of());
        }
        return "workbench/" + name;
    }

    /** What is wrong with what is typed, for whoever types it. */
    @PostMapping("/faults")
    String faults(
            @RequestParam String id, @RequestParam int version, @RequestParam Map<String, String> form, Model page) {
        introductions.permitted(Me::seesSums);
        var unread = new ArrayList<String>();
        // Who begins a new one may not have named it yet.
        var template = fields(form).template(id.isBlank() ? "new" : id, version, null, unread);
        page.addAttribute("faults", unread.isEmpty() ? templates.faults(template) : unread(unread));
        return "workbench/template-parts :: faults(faults=${faults})";
    }

    /** Shows what would be another, or publishes what was shown; whatever was typed since is shown first. */
    @PostMapping
    String act(
            @RequestParam String id,
            @RequestParam int version,
            @RequestParam("do") String what,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam Map<String, String> form,
            HttpServletResponse response,
            Model page,
            RedirectAttributes next) {
        introductions.permitted(Me::seesSums);
        var fields = fields(form);
        page.addAttribute("reason", reason);
        var versions = List.<T>of();
        try {
            if (version > 0) {
                versions = templates.versions(id);
            }
            var newest = versions.isEmpty() ? version : version(versions.get(0));
            var unread = new ArrayList<String>();
            var template = fields.template(id.strip(), newest, reason.isBlank() ? null : reason, unread);
            var faults = unread.isEmpty() ? named(template, page, versions) : unread(unread);
            if (!faults.isEmpty()) {
                page.addAttribute("faults", faults);
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            } else if (newest > version) {
                // What somebody else published meanwhile would be undone: that is shown first.
                page.addAttribute("meanwhile", versions.get(0));
                response.setStatus(HttpStatus.CONFLICT.value());
            } else if (what.equals("publish")
                    && confirmed(fields.mark().equals(form.get("seen")), form, page, response)) {
                next.addFlashAttribute("published", version(templates.publish(template)));
                return "redirect:/admin/" + name + "s/" + id.strip();
            }
        } catch (Refusal refused) {
            page.addAttribute("faults", Fault.of(refused));
            page.addAttribute("refusal", refused.detail());
            response.setStatus(refused.status());
        }
        page.addAttribute("copy", version == 0);
        return shown(page, id, versions, fields);
    }

    /** What is wrong with it, and with the id of a new one that is none or another's. */
    private List<Fault> named(T template, Model page, List<T> versions) {
        var id = id(template);
        if (id.isEmpty()) {
            return List.of(new Fault("/templateId", "NO_ID", show.word("template", "no-id")));
        }
        return versions.isEmpty() && templates.inForce().stream().anyMatch(each -> id(each).equals(id))
                ? List.of(new Fault("/templateId", "TAKEN_ID", show.word("template", "taken")))
                : look(template, versions, page);
    }

    private String id(T template) {
        return template.get(template.getSchema().getField("templateId").pos()).toString();
    }

    private int version(T template) {
        return (Integer) template.get(template.getSchema().getField("version").pos());
    }

    private List<Fault> unread(List<String> places) {
        return places.stream()
                .distinct()
                .map(place -> new Fault(place, "UNREADABLE", show.word("template", "unreadable")))
                .toList();
    }
}
