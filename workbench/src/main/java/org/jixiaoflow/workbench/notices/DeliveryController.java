package org.jixiaoflow.workbench.notices;

import org.jixiaoflow.schemas.DeliveryState;
import org.jixiaoflow.workbench.services.Deliveries;
import org.jixiaoflow.workbench.services.DeliveryFilter;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Me;
import org.jixiaoflow.workbench.services.Panel;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Which notices are on their way to whom, and which didn't get there; the operator's. */
@Controller
class DeliveryController {

    private static final int ROWS = 100;

    private final Deliveries deliveries;
    private final Introductions introductions;

    DeliveryController(Deliveries deliveries, Introductions introductions) {
        this.deliveries = deliveries;
        this.introductions = introductions;
    }

    @GetMapping("/admin/deliveries")
    String show(
            @ModelAttribute("filter") DeliveryFilter filter, @RequestParam(defaultValue = "0") int page, Model model) {
        introductions.permitted(Me::looksOn);
        model.addAttribute("states", DeliveryState.values());
        model.addAttribute("sums", Panel.of(deliveries::sums));
        model.addAttribute("deliveries", Panel.of(() -> deliveries.list(filter, Math.max(0, page), ROWS)));
        return "workbench/deliveries";
    }
}
