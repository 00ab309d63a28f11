package org.jixiaoflow.workbench.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jixiaoflow.workbench.live.Hints;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Tells every page who looks at it, as {@code viewer}, where it is, as {@code here}, where else one may go, as {@code menu}, and the hint it shows at least, as {@code heard}. */
final class FrameOfPage implements HandlerInterceptor {

    private static final String HEARD = FrameOfPage.class.getName() + ".HEARD";

    private final Introductions introductions;
    private final Hints hints;
    private final Show show;

    FrameOfPage(Introductions introductions, Hints hints, Show show) {
        this.introductions = introductions;
        this.hints = hints;
        this.show = show;
    }

    /** Before anything is asked that the page shows. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(HEARD, hints.shown());
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        var view = page == null ? null : page.getViewName();
        if (page == null || view == null || view.startsWith("redirect:")) {
            return;
        }
        page.addObject("words", show); // what names a fragment may call no bean
        page.addObject("here", here(request));
        page.addObject("path", request.getRequestURI());
        page.addObject("heard", request.getAttribute(HEARD));
        if (request.getUserPrincipal() != null) {
            var viewer = page.getModel().get("viewer") instanceof Viewer known ? known : introductions.viewer();
            page.addObject("viewer", viewer);
            page.addObject("menu", Menu.of(viewer, request.getRequestURI()));
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
