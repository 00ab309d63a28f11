package org.jixiaoflow.support.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes {@code Accept: text/csv} and other kinds of files for the parameter {@code format}, which does the same. */
final class FormatByAccept extends OncePerRequestFilter {

    static final String PARAMETER = "format";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final Map<String, String> FORMATS = Map.of(
            "text/csv", "csv", OFFICE + "spreadsheetml.sheet", "xlsx", OFFICE + "wordprocessingml.document", "docx");

    /** Whether a request says by its header alone what format it wants. */
    static boolean decided(HttpServletRequest request) {
        return request.getAttribute(FormatByAccept.class.getName()) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var wanted = HttpMethod.GET.matches(request.getMethod()) ? wanted(request.getHeader(HttpHeaders.ACCEPT)) : null;
        if (wanted == null || Objects.toString(request.getQueryString(), "").contains(PARAMETER + "=")) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(FormatByAccept.class.getName(), wanted);
        chain.doFilter(new WithFormat(request, wanted), response);
    }

    /** The format of what is liked best, if that is a file. */
    private static @Nullable String wanted(@Nullable String accept) {
        if (accept == null) {
            return null;
        }
        try {
            var types = MediaType.parseMediaTypes(accept);
            MediaType best = null;
            for (var type : types) {
                best = best == null || type.getQualityValue() > best.getQualityValue() ? type : best;
            }
            return Optional.ofNullable(best)
                    .map(type -> FORMATS.get(type.getType() + "/" + type.getSubtype()))
                    .orElse(null);
        } catch (InvalidMediaTypeException unreadable) {
            return null;
        }
    }

    private static final class WithFormat extends HttpServletRequestWrapper {

        private final String format;

        WithFormat(HttpServletRequest request, String format) {
            super(request);
            this.format = format;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return name.equals(PARAMETER) ? format : super.getParameter(name);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return name.equals(PARAMETER) ? new String[] {format} : super.getParameterValues(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var parameters = new HashMap<>(super.getParameterMap());
            parameters.put(PARAMETER, new String[] {format});
            return parameters;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }
    }
}
