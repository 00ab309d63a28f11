package org.jixiaoflow.workbench.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jixiaoflow.workbench.services.Introductions;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Tells every page who looks at it, as {@code viewer}, and where it is, as {@code here}. */
final class FrameOfPage implements HandlerInterceptor {

    private final Introductions introductions;

    FrameOfPage(Introductions introductions) {
        this.introductions = introductions;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        var view = page == null ? null : page.getViewName();
        if (page == null || view == null || view.startsWith("redirect:")) {
            return;
        }
        page.addObject("here", here(request));
        page.addObject("path", request.getRequestURI());
        if (request.getUserPrincipal() != null && !page.getModel().containsKey("viewer")) {
            page.addObject("viewer", introductions.viewer());
        }
    }

    /** The page's own address, to come back to. */
    static String here(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return "/";
        }
        return request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }
}
