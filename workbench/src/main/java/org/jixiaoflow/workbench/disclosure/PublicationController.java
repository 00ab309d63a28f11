package org.jixiaoflow.workbench.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.forms.FormTable;
import org.jixiaoflow.workbench.services.FormIds;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Publications;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.ServiceDown;
import org.jixiaoflow.workbench.services.Uuids;
import org.jixiaoflow.workbench.shell.Kept;
import org.jixiaoflow.workbench.shell.Show;
import org.jixiaoflow.workbench.shell.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 公开: what is public and what may be; the business administrator's. */
@Controller
class PublicationController {

    private static final String PAGE = "/admin/publications";

    /** Of what a ticked form says: key, id, version and name. */
    private static final int PARTS = 4;

    private final Publications publications;
    private final Introductions introductions;
    private final Show show;

    PublicationController(Publications publications, Introductions introductions, Show show) {
        this.publications = publications;
        this.introductions = introductions;
        this.show = show;
    }

    /** @param all whether all that may be published are ticked */
    @GetMapping(PAGE)
    String show(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "false") boolean all,
            Model page) {
        var me = introductions.permitted(Me::publishes);
        var where = me.region(region);
        var when = year == null ? show.year() : year;
        page.addAttribute("region", where);
        page.addAttribute("year", when);
        page.addAttribute("all", all);
        page.addAttribute(
                "candidates",
                where == null
                        ? Panel.none()
                        : Panel.of(() -> publications.of(where, when).stream()
                                .map(form -> new Row(form, UUID.randomUUID()))
                                .toList()));
        return "workbench/publications";
    }

    /**
     * A form that may be ticked.
     *
     * @param key of the command that would publish it
     */
    record Row(Publications.Candidate form, UUID key) {}

    /** What the public would read of a form, or does, and how it came to that. */
    @GetMapping(PAGE + "/{formId}")
    String form(@PathVariable String formId, Model page) {
        introductions.permitted(Me::publishes);
        var id = FormIds.of(formId);
        var sheet = publications.sheet(id.toString());
        page.addAttribute("form", id);
        page.addAttribute("sheet", sheet);
        page.addAttribute("key", UUID.randomUUID());
        page.addAttribute("places", new Places(id.regionCode(), id.year(), false));
        page.addAttribute(
                "table",
                sheet.preview() == null
                        ? null
                        : FormTable.of(sheet.preview().getContent(), List.of(), List.of(), List.of()));
        return "workbench/publication";
    }

    /**
     * 公开, of several at once: each for itself.
     *
     * @param inputs what was ticked is {@code sent} of it, as the page before offered it, whatever a name has in it
     */
    @PostMapping(PAGE)
    String publish(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "false") boolean withGrade,
            @RequestParam MultiValueMap<String, String> inputs,
            RedirectAttributes next) {
        introductions.permitted(Me::publishes);
        next.addAttribute("region", region);
        next.addAttribute("year", year);
        var sent = inputs.getOrDefault("sent", List.of());
        next.addFlashAttribute("noneTicked", sent.isEmpty());
        var refused = new ArrayList<String>();
        var published = 0;
        var undecided = 0;
        for (var each : sent) {
            var parts = each.split(" ", PARTS);
            var form = FormId.parse(parts.length == PARTS ? parts[1] : "");
            var key = Uuids.of(parts[0]);
            if (form.isEmpty() || key.isEmpty() || !parts[2].matches("\\d{1,9}")) {
                throw new Problem(HttpStatus.BAD_REQUEST, "BAD_REQUEST");
            }
            try {
                var command =
                        publications.publish(form.get().toString(), key.get(), Long.parseLong(parts[2]), withGrade);
                if (command.isPending()) {
                    undecided++;
                } else {
                    published++;
                }
            } catch (Refusal refusal) {
                refused.add(parts[PARTS - 1] + "：" + refusal.detail());
            } catch (ServiceDown down) {
                undecided++; // perhaps it heard of it
            }
        }
        next.addFlashAttribute("published", published);
        next.addFlashAttribute("undecided", undecided);
        next.addFlashAttribute("refused", refused);
        return "redirect:" + PAGE;
    }

    /** 撤回公开. */
    @PostMapping(PAGE + "/withhold")
    String withhold(
            @RequestParam String form, @RequestParam UUID key, @RequestParam Typed reason, RedirectAttributes next) {
        introductions.permitted(Me::publishes);
        var id = FormIds.of(form).toString();
        Kept.unless("WITHHOLD", Map.of("reason", reason.text()), next, () -> {
            var pending = publications.withhold(id, key, reason.text()).isPending();
            next.addFlashAttribute(pending ? "undecided" : "withheld", true);
        });
        next.addAttribute("form", id);
        return "redirect:" + PAGE + "/{form}";
    }
}
