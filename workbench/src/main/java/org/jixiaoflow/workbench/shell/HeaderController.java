package org.jixiaoflow.workbench.shell;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.jixiaoflow.workbench.session.Passes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the header of every page offers. */
@Controller
class HeaderController {

    private static final Duration REMEMBERED = Duration.ofDays(365);

    private final Passes passes;

    HeaderController(Passes passes) {
        this.passes = passes;
    }

    /** From now on in this session one acts for {@code person}, or for oneself. */
    @PostMapping("/acting-for")
    String actFor(@RequestParam String person) {
        passes.actFor(person);
        return "redirect:/";
    }

    @GetMapping("/language")
    String language(
            @RequestParam String to, @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
        var cookie = ResponseCookie.from(ChosenLanguage.COOKIE, to.equals("en") ? "en" : "zh")
                .path("/")
                .maxAge(REMEMBERED)
                .httpOnly(true)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return "redirect:" + own(back);
    }

    /** Nobody is led elsewhere by an address that somebody else made up, nor to one that no header can hold. */
    private static String own(String address) {
        return address.matches("/([!-~&&[^/\\\\{}]][!-~&&[^{}]]*)?") ? address : "/";
    }

    @GetMapping("/sign-out")
    String signOut() {
        return "workbench/sign-out";
    }

    @GetMapping("/help")
    String help(Model page) {
        page.addAttribute("findings", RuleCodes.FINDINGS);
        page.addAttribute("scores", RuleCodes.SCORES);
        return "workbench/help";
    }

    /** For whoever watches the process; what it depends on is told by its pages, panel by panel. */
    @GetMapping("/health")
    @ResponseBody
    Map<String, String> health() {
        return Map.of("status", "UP");
    }
}
