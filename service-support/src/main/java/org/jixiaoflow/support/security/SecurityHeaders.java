package org.jixiaoflow.support.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What browsers are told not to do with our pages. Scripts and styles come from files of ours only. */
public final class SecurityHeaders {

    private static final String HEADER = "Content-Security-Policy";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'%s; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'%s; frame-ancestors 'none'; base-uri 'none'";
    /** The description of the interface is shown by a library that writes styles into its elements. */
    private static final String FOREIGN_PAGES = "/swagger-ui";

    private SecurityHeaders() {}

    /**
     * The headers.
     *
     * @param forms further origins that forms may lead to, redirects included
     */
    public static Customizer<HeadersConfigurer<HttpSecurity>> withForms(String... forms) {
        var targets = forms.length == 0 ? "" : " " + String.join(" ", forms);
        return headers -> headers.addHeaderWriter((request, response) -> {
                    // A page may have a policy of its own.
                    if (!response.containsHeader(HEADER)) {
                        response.setHeader(HEADER, POLICY.formatted(styles(request), targets));
                    }
                })
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        permissions -> permissions.policy("camera=(), geolocation=(), microphone=(), payment=()"));
    }

    private static String styles(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + FOREIGN_PAGES) ? " 'unsafe-inline'" : "";
    }
}
