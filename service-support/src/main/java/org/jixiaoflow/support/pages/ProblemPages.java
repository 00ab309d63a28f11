package org.jixiaoflow.support.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jixiaoflow.support.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Shows a problem as a page to a browser that asked for one; programs get problem details. */
final class ProblemPages implements HandlerExceptionResolver {

    private static final String VIEW = "support/problem";

    private final Problems problems;
    private final ObjectProvider<ThymeleafViewResolver> views;

    ProblemPages(Problems problems, ObjectProvider<ThymeleafViewResolver> views) {
        this.problems = problems;
        this.views = views;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null
                || !accept.contains(MediaType.TEXT_HTML_VALUE)
                || thrown instanceof AccessDeniedException
                || thrown instanceof AuthenticationException) {
            return null;
        }
        var locale = RequestContextUtils.getLocale(request);
        var detail = problems.detail(thrown, locale);
        response.setStatus(detail.getStatus());
        render(Map.of("problem", detail), locale, request, response);
        return new ModelAndView();
    }

    /** Here and now: whoever refuses before a request reaches the dispatcher renders nothing. */
    private void render(Map<String, ?> model, Locale locale, HttpServletRequest request, HttpServletResponse response) {
        try {
            var view = Objects.requireNonNull(views.getObject().resolveViewName(VIEW, locale));
            view.render(model, request, response);
        } catch (Exception e) {
            throw new IllegalStateException("The page of a problem can't be shown", e);
        }
    }
}
