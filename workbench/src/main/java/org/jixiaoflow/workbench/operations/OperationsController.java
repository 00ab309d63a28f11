package org.jixiaoflow.workbench.operations;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.services.DeadLetters;
import org.jixiaoflow.workbench.services.Deliveries;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Operations;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Panels;
import org.jixiaoflow.workbench.shell.Show;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 运维: whether all is well, in a glance. */
@Controller
class OperationsController {

    private final Introductions introductions;
    private final Panels panels;
    private final Operations operations;
    private final DeadLetters deadLetters;
    private final Deliveries deliveries;
    private final Show show;
    private final Clock clock;

    OperationsController(
            Introductions introductions,
            Panels panels,
            Operations operations,
            DeadLetters deadLetters,
            Deliveries deliveries,
            Show show,
            Clock clock) {
        this.introductions = introductions;
        this.panels = panels;
        this.operations = operations;
        this.deadLetters = deadLetters;
        this.deliveries = deliveries;
        this.show = show;
        this.clock = clock;
    }

    @GetMapping("/operations")
    String show(Model page) {
        requireSight();
        var letters = panels.ask(() -> Panel.of(deadLetters::open));
        var sent = panels.ask(() -> Panel.of(deliveries::sums));
        var asked = operations.services().stream()
                .map(service -> new Asked(
                        service, views(service), panels.ask(() -> Panel.of(() -> operations.surroundings(service)))))
                .toList();
        var services = asked.stream().map(Asked::checked).toList();
        var now = clock.instant();
        page.addAttribute("services", services);
        page.addAttribute("refilling", services.stream().anyMatch(Checked::isRefilling));
        page.addAttribute("letters", letters.get());
        page.addAttribute("deliveries", sent.get());
        page.addAttribute("calendarYear", Troubles.calendarYear(services));
        page.addAttribute("lastBackup", Troubles.lastBackup(services));
        page.addAttribute("troubles", new Troubles(now, show.today()).of(services, letters.get(), sent.get()));
        page.addAttribute("now", now);
        return "workbench/operations";
    }

    /** Whose rights nobody can be asked for is let look: that a service is down is to be seen here, and each decides itself what it tells. */
    private void requireSight() {
        if (!introductions.viewer().unknown()) {
            introductions.permitted(Me::looksOn);
        }
    }

    /** The part about views alone, for pages on which it is looked at again and again. */
    @GetMapping("/operations/views")
    String views(Model page) {
        requireSight();
        var asked = operations.services().stream()
                .map(service -> new Asked(service, views(service), Panel::none))
                .toList();
        var services = asked.stream().map(Asked::checked).toList();
        page.addAttribute("services", services);
        page.addAttribute("refilling", services.stream().anyMatch(Checked::isRefilling));
        return "workbench/operations-views :: views";
    }

    private Supplier<Panel<List<Operations.View>>> views(String service) {
        return panels.ask(() -> Panel.of(() -> operations.views(service)));
    }

    /** A service that is asked everything at the same time. */
    private record Asked(
            String service,
            Supplier<Panel<List<Operations.View>>> views,
            Supplier<Panel<Operations.Surroundings>> surroundings) {

        Checked checked() {
            return new Checked(service, views.get(), surroundings.get());
        }
    }

    /** 重建视图: answered at once; the page tells how far it is. */
    @PostMapping("/operations/views")
    String rebuild(@RequestParam String service, @RequestParam String view, RedirectAttributes next) {
        introductions.permitted(Me::rebuilds);
        if (!operations.services().contains(service)) {
            throw new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND");
        }
        operations.rebuild(service, view);
        next.addFlashAttribute("rebuilding", view);
        return "redirect:/operations#views";
    }
}
