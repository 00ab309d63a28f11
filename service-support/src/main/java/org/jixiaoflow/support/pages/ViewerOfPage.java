package org.jixiaoflow.support.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jixiaoflow.support.security.Callers;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Tells every page who looks at it, as {@code viewer}. */
final class ViewerOfPage implements HandlerInterceptor {

    private final Callers callers;

    ViewerOfPage(Callers callers) {
        this.callers = callers;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        var view = page == null ? null : page.getViewName();
        if (page != null && view != null && !view.startsWith("redirect:") && request.getUserPrincipal() != null) {
            page.addObject("viewer", viewer(new ServletWebRequest(request)));
        }
    }

    private Viewer viewer(ServletWebRequest request) {
        try {
            return new Viewer(callers.caller(request), callers.substitutes(), false);
        } catch (Problem over) {
            return new Viewer(callers.self(), callers.substitutes(), true);
        }
    }
}
