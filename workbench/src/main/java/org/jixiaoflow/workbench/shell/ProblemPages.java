package org.jixiaoflow.workbench.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.support.web.Problems;
import org.jixiaoflow.workbench.services.Introductions;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.ServiceDown;
import org.jixiaoflow.workbench.services.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Shows a problem as a page to a browser that asked for one, as a part of a page to a script; other programs get problem details. */
final class ProblemPages implements HandlerExceptionResolver {

    private final Problems problems;
    private final Introductions introductions;
    private final ObjectProvider<ThymeleafViewResolver> views;

    ProblemPages(Problems problems, Introductions introductions, ObjectProvider<ThymeleafViewResolver> views) {
        this.problems = problems;
        this.introductions = introductions;
        this.views = views;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        var fragment = request.getHeader("HX-Request") != null || request.getHeader("X-Workbench") != null;
        // What is half sent is cut off, so that nobody takes it for the whole with a page at its end.
        if (response.isCommitted()
                || thrown instanceof AccessDeniedException
                || thrown instanceof AuthenticationException) {
            return null;
        }
        if (!fragment && (accept == null || !accept.contains(MediaType.TEXT_HTML_VALUE))) {
            return null;
        }
        if (!fragment
                && isSignedOut(thrown)
                && request.getMethod().equals("GET")
                && request.getUserPrincipal() != null) {
            return again(request, response);
        }
        var locale = RequestContextUtils.getLocale(request);
        var detail = detail(thrown, locale);
        response.setStatus(detail.getStatus());
        var model = new HashMap<String, Object>();
        model.put("problem", detail);
        model.put("here", FrameOfPage.here(request));
        model.put("path", request.getRequestURI());
        model.put("nobody", !fragment && frame(model, thrown, locale, request).isEmpty());
        render(fragment ? "workbench/problem-part" : "workbench/problem", model, locale, request, response);
        return new ModelAndView();
    }

    /** The head that every page has, for whoever looks at it. */
    private Optional<Viewer> frame(
            Map<String, Object> model, Exception thrown, Locale locale, HttpServletRequest request) {
        // A request that is refused before it reaches the dispatcher has what its browser prefers.
        LocaleContextHolder.setLocale(locale);
        var viewer = introductions.whoIsShown(thrown);
        viewer.ifPresent(known -> {
            model.put("viewer", known);
            model.put("menu", Menu.of(known, request.getRequestURI()));
        });
        return viewer;
    }

    private static boolean isSignedOut(Exception thrown) {
        return thrown instanceof Problem problem && problem.code().equals("SIGNED_OUT");
    }

    /** The token is over but the session wasn't: without it, the same address leads to signing in. */
    private static ModelAndView again(HttpServletRequest request, HttpServletResponse response) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        try {
            response.sendRedirect(FrameOfPage.here(request));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    static ProblemDetail detail(Refusal refused) {
        var detail = ProblemDetail.forStatusAndDetail(
                Objects.requireNonNullElse(HttpStatus.resolve(refused.status()), HttpStatus.BAD_REQUEST),
                refused.detail());
        detail.setProperty("code", refused.code());
        return detail;
    }

    private ProblemDetail detail(Exception thrown, Locale locale) {
        if (thrown instanceof Refusal refused) {
            return detail(refused);
        }
        if (thrown instanceof ServiceDown down) {
            return problems.detail(
                    new Problem(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "SERVICE_DOWN_" + down.service().toUpperCase(Locale.ROOT)),
                    locale);
        }
        return problems.detail(thrown, locale);
    }

    /** Here and now: whoever refuses before a request reaches the dispatcher renders nothing. */
    private void render(
            String name,
            Map<String, ?> model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var view = Objects.requireNonNull(views.getObject().resolveViewName(name, locale));
            view.render(model, request, response);
        } catch (Exception e) {
            throw new IllegalStateException("The page of a problem can't be shown", e);
        }
    }
}
