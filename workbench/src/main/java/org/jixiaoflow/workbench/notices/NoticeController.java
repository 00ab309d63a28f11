package org.jixiaoflow.workbench.notices;

import java.util.UUID;
import org.jixiaoflow.workbench.services.FormFilter;
import org.jixiaoflow.workbench.services.Panel;
import org.jixiaoflow.workbench.services.Review;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The bell: what is mine to do before what I am only told, one line a form, newest on top. */
@Controller
class NoticeController {

    private static final int SIZE = 100;

    private final Review review;

    NoticeController(Review review) {
        this.review = review;
    }

    @GetMapping("/notifications")
    String list(@RequestParam(defaultValue = "false") boolean all, Model page) {
        page.addAttribute("all", all);
        page.addAttribute("notices", Panel.of(() -> NoticeList.of(review.notices(!all, 0, SIZE))));
        return "workbench/notifications";
    }

    /** Marks read and leads to the form it is about. */
    @PostMapping("/notifications/open")
    String open(@RequestParam UUID id, @RequestParam String form) {
        review.markRead(id);
        return "redirect:/forms/" + form;
    }

    @PostMapping("/notifications/read-all")
    String readAll() {
        review.markAllRead();
        return "redirect:/notifications";
    }

    /** How many are unread, for the bell. */
    @GetMapping("/notifications/count")
    @ResponseBody
    long count() {
        return review.unread();
    }

    @PostMapping("/notifications/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@RequestParam UUID id) {
        review.markRead(id);
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Model page) {
        var asked = q.strip();
        page.addAttribute("q", asked);
        page.addAttribute(
                "found",
                asked.isEmpty()
                        ? null
                        : Panel.of(() -> review.forms(
                                new FormFilter(null, null, null, null, null, null, asked, null), 0, SIZE)));
        return "workbench/search";
    }
}
