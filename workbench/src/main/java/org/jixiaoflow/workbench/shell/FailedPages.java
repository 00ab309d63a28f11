package org.jixiaoflow.workbench.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.support.web.Problems;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What nobody answered: an address that isn't there, or a page that failed while it was written. */
@Controller
class FailedPages implements ErrorController {

    private final Problems problems;

    FailedPages(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    String failed(HttpServletRequest request, Locale locale, Model page) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = Objects.requireNonNullElse(
                HttpStatus.resolve(code instanceof Integer number ? number : 500), HttpStatus.INTERNAL_SERVER_ERROR);
        var thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        page.addAttribute(
                "problem",
                thrown instanceof Exception fault
                        ? problems.detail(fault, locale)
                        : problems.detail(
                                new Problem(status, status == HttpStatus.NOT_FOUND ? "NOT_FOUND" : "BAD_REQUEST"),
                                locale));
        page.addAttribute("here", "/");
        page.addAttribute("path", "/error");
        page.addAttribute("viewer", null);
        return "workbench/problem";
    }
}
