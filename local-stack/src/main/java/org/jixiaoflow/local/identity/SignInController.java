package org.jixiaoflow.local.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page where people sign in. */
@Controller
class SignInController {

    static final String PAGE = "/sign-in";
    static final String TOO_MANY = "/sign-in/too-many";

    private final MessageSource messages;

    SignInController(MessageSource messages) {
        this.messages = messages;
    }

    @GetMapping(PAGE)
    String signIn(@RequestParam @Nullable String failed, Locale locale, Model page) {
        if (failed != null) {
            page.addAttribute("refusal", messages.getMessage("sign-in.failed", null, locale));
        }
        return "identity/sign-in";
    }

    /** Where an attempt too many is led to, inside the server. */
    @PostMapping(TOO_MANY)
    String tooMany(HttpServletResponse response, Locale locale, Model page) {
        var seconds = response.getHeader(HttpHeaders.RETRY_AFTER);
        page.addAttribute("refusal", messages.getMessage("problem.TOO_MANY_REQUESTS", new Object[] {seconds}, locale));
        return "identity/sign-in";
    }

    /** Leads there. */
    static ModelAndView tooMany(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception refusal) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        try {
            request.getRequestDispatcher(TOO_MANY).forward(request, response);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }
}
