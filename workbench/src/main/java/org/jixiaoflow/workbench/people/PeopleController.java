package org.jixiaoflow.workbench.people;

import java.util.stream.Stream;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 人员与代理: who may act in a region, when they were last seen, and who stands in for whom. */
@Controller
class PeopleController {

    private static final int ROWS = 100;

    private final People people;
    private final Introductions introductions;

    PeopleController(People people, Introductions introductions) {
        this.people = people;
        this.introductions = introductions;
    }

    @GetMapping("/admin/people")
    String show(
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        var me = introductions.permitted(Me::seesPeople);
        var where = me.region(region);
        model.addAttribute("region", where);
        model.addAttribute("q", q);
        model.addAttribute("role", role);
        model.addAttribute(
                "roles",
                Stream.of(Role.values())
                        .filter(each -> each != Role.PORTAL)
                        .map(Role::code)
                        .toList());
        model.addAttribute(
                "people",
                where == null ? Panel.none() : Panel.of(() -> people.list(where, q, role, Math.max(0, page), ROWS)));
        model.addAttribute(
                "substitutions", where == null ? Panel.none() : Panel.of(() -> people.substitutions(where, 0, ROWS)));
        return "workbench/people";
    }
}
