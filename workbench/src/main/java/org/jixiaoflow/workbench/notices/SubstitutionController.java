package org.jixiaoflow.workbench.notices;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.workbench.services.Deliveries;
import org.jixiaoflow.workbench.services.Deliveries.NewSubstitution;
import org.jixiaoflow.workbench.services.Deliveries.Substitution;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.shell.Kept;
import org.jixiaoflow.workbench.shell.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 代理: who stands in for the reader, and for whom they do. */
@Controller
class SubstitutionController {

    private static final String PAGE = "/settings/substitution";

    private final Deliveries deliveries;
    private final Introductions introductions;

    SubstitutionController(Deliveries deliveries, Introductions introductions) {
        this.deliveries = deliveries;
        this.introductions = introductions;
    }

    /** Those of the reader's own name; whoever acts for somebody sees their own, and changes none. */
    @GetMapping(PAGE)
    String show(Model page) {
        var me = introductions.viewer().me();
        page.addAttribute("mine", Panel.of(() -> Mine.of(deliveries.substitutions(), me)));
        page.addAttribute(
                "colleagues",
                me.actingFor() == null && me.may(Right.NAME_SUBSTITUTES)
                        ? Panel.of(deliveries::colleagues).value()
                        : null);
        page.addAttribute(
                "overseen",
                me.may(Right.LOOK_AT_SUBSTITUTIONS)
                        ? Panel.of(deliveries::overseen).value()
                        : null);
        page.addAttribute("ends", me.may(Right.END_SUBSTITUTIONS));
        return "workbench/substitution";
    }

    @PostMapping(PAGE)
    String name(
            @RequestParam String substitute,
            @RequestParam Typed from,
            @RequestParam Typed to,
            @RequestParam(defaultValue = "") Typed reason,
            RedirectAttributes next) {
        var typed = Map.of("substitute", substitute, "from", from.text(), "to", to.text(), "reason", reason.text());
        var asked = new NewSubstitution(substitute, from.orNull(), to.orNull(), reason.orNull());
        if (Kept.unless("SUBSTITUTE", typed, next, () -> deliveries.name(asked))) {
            next.addFlashAttribute("said", "substitution.named");
        }
        return "redirect:" + PAGE;
    }

    @PostMapping("/settings/substitution/end")
    String end(@RequestParam UUID id, RedirectAttributes next) {
        if (Kept.unless("END", Map.of(), next, () -> deliveries.end(id))) {
            next.addFlashAttribute("said", "substitution.ended");
        }
        return "redirect:" + PAGE;
    }

    /**
     * The reader's substitutions.
     *
     * @param given who stands in for them
     * @param taken for whom they stand in
     * @param issued for whom they stand in because the issuer says so
     */
    record Mine(List<Substitution> given, List<Substitution> taken, List<Me.Mandate> issued) {

        static Mine of(List<Substitution> said, Me me) {
            var given =
                    said.stream().filter(each -> each.person().equals(me.id())).toList();
            var taken = said.stream()
                    .filter(each -> each.substitute().equals(me.id()))
                    .toList();
            return new Mine(
                    given,
                    taken,
                    me.mandates().stream()
                            .filter(mandate -> taken.stream()
                                    .noneMatch(each -> !each.over()
                                            && each.person().equals(mandate.person())
                                            && each.until().equals(mandate.until())))
                            .toList());
        }
    }
}
