package org.jixiaoflow.workbench.filing;

import java.util.UUID;
import org.jixiaoflow.workbench.services.FormIds;
import org.jixiaoflow.workbench.services.OwedFilter;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.Review;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What departments still have to submit, and by when. */
@Controller
class OwedController {

    private static final int ROWS = 100;

    private final Review review;

    OwedController(Review review) {
        this.review = review;
    }

    @PostMapping("/owed/reminders")
    String remindAll(@ModelAttribute OwedFilter filter, @RequestParam UUID key, RedirectAttributes next) {
        next.addFlashAttribute("reminded", review.remindAll(filter, key));
        return "redirect:" + filter.address("/owed");
    }

    @PostMapping("/owed/reminder")
    String remind(
            @ModelAttribute OwedFilter filter,
            @RequestParam String form,
            @RequestParam UUID key,
            RedirectAttributes next) {
        try {
            review.remind(FormIds.of(form).toString(), key);
            next.addFlashAttribute("reminded", Review.Reminded.ONE);
        } catch (Refusal refused) {
            next.addFlashAttribute("refusal", refused.detail());
        }
        return "redirect:" + filter.address("/owed");
    }

    @GetMapping("/owed")
    String owed(@ModelAttribute("filter") OwedFilter filter, @RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("key", UUID.randomUUID());
        model.addAttribute("owed", Panel.of(() -> review.owed(filter, Math.max(0, page), ROWS)));
        return "workbench/owed";
    }
}
