package org.jixiaoflow.support.pages;

import org.jixiaoflow.support.security.Callers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** The page a signed-in person begins with: who they are, in whose name they act, where they can go. */
@Controller
class HomeController {

    private final Callers callers;
    private final PageSettings settings;
    private final String service;

    HomeController(Callers callers, PageSettings settings, @Value("${spring.application.name}") String service) {
        this.callers = callers;
        this.settings = settings;
        this.service = service;
    }

    @GetMapping("/")
    String home(Model page) {
        page.addAttribute("service", service);
        page.addAttribute("services", settings.services());
        page.addAttribute("own", settings.own());
        return "support/home";
    }

    /** From now on in this session one acts for {@code person}, or for oneself. */
    @PostMapping("/acting-for")
    String actFor(WebRequest request, @RequestParam String person) {
        callers.choose(request, person);
        return "redirect:/";
    }
}
