package org.jixiaoflow.workbench.audit;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 检验: whoever has an export proves it in their own browser; nothing is sent here. */
@Controller
class VerifyController {

    private final VerifyPage verify;

    VerifyController(VerifyPage verify) {
        this.verify = verify;
    }

    @GetMapping("/verify")
    String show(HttpServletResponse response, Model page) {
        return page(false, response, page);
    }

    /** The same as a file, for those who would rather not ask us. */
    @GetMapping("/verify/file")
    String file(HttpServletResponse response, Model page) {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("jixiao-verify.html")
                        .build()
                        .toString());
        return page(true, response, page);
    }

    private String page(boolean alone, HttpServletResponse response, Model page) {
        response.setHeader("Content-Security-Policy", verify.policy() + "; frame-ancestors 'none'");
        page.addAttribute("verify", verify);
        page.addAttribute("alone", alone);
        return "workbench/verify";
    }
}
