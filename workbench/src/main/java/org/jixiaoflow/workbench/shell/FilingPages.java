package org.jixiaoflow.workbench.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.services.Introductions;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/** Opens pages for filling in forms to those only who fill in any; what is on them is for the services to refuse. */
final class FilingPages implements HandlerInterceptor {

    static final List<String> PATHS =
            List.of("/forms/new", "/forms/*/edit/**", "/forms/*/submit", "/import", "/import/**");

    private final Introductions introductions;

    FilingPages(Introductions introductions) {
        this.introductions = introductions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var viewer = introductions.viewer();
        if (!viewer.unknown() && !viewer.me().can("SAVE")) {
            throw new Problem(HttpStatus.FORBIDDEN, "NOT_YOUR_ROLE");
        }
        return true;
    }
}
