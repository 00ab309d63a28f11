package org.jixiaoflow.workbench.shell;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where somebody signs in again beside a page they had open: it tells that page, and closes. */
@Controller
class SignedInController {

    @GetMapping("/signed-in")
    String signedIn() {
        return "workbench/signed-in";
    }
}
