package org.jixiaoflow.workbench.people;

import java.util.List;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Part;
import org.jixiaoflow.workbench.services.Portals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 上游平台: for whom each portal files, how old its credential is, what was taken of it, and what was refused and why. */
@Controller
class PortalController {

    private static final int PORTALS = 200;
    private static final int REFUSALS = 50;

    private final Portals portals;
    private final Introductions introductions;

    PortalController(Portals portals, Introductions introductions) {
        this.portals = portals;
        this.introductions = introductions;
    }

    /** @param portal whose days and refusals are shown; that of the only one, if there is no other */
    @GetMapping("/admin/portals")
    String show(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String portal,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var me = introductions.permitted(Me::seesPortals);
        var where = me.region(region);
        model.addAttribute("region", where);
        var seen = where == null ? Panel.<Seen>none() : Panel.of(() -> look(where, portal, Math.max(0, page)));
        model.addAttribute("down", seen.down());
        model.addAttribute("seen", seen.value());
        return "workbench/portals";
    }

    private Seen look(String region, @Nullable String asked, int page) {
        var all = portals.list(region, PORTALS).items();
        var wanted = asked == null && all.size() == 1 ? all.get(0).id() : asked;
        var chosen = all.stream()
                .filter(each -> each.id().equals(wanted))
                .findFirst()
                .orElse(null);
        return new Seen(all, chosen, chosen == null ? null : portals.refusals(chosen.id(), region, page, REFUSALS));
    }

    /**
     * A region's portals as the page shows them.
     *
     * @param chosen the one whose days and refusals are shown; null if none was chosen
     */
    record Seen(
            List<Portals.Portal> all,
            Portals.@Nullable Portal chosen,
            @Nullable Part<Portals.Refused> refusals) {}
}
