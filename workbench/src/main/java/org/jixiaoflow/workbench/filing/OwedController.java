package org.jixiaoflow.workbench.filing;

import org.jixiaoflow.workbench.services.OwedFilter;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Review;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What departments still have to submit, and by when. */
@Controller
class OwedController {

    private static final int ROWS = 100;

    private final Review review;

    OwedController(Review review) {
        this.review = review;
    }

    @GetMapping("/owed")
    String owed(@ModelAttribute("filter") OwedFilter filter, @RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("owed", Panel.of(() -> review.owed(filter, Math.max(0, page), ROWS)));
        return "workbench/owed";
    }
}
