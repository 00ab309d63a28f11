package org.jixiaoflow.workbench.session;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.function.Function;
import org.jixiaoflow.support.security.RefusalLog;
import org.jixiaoflow.support.security.SecurityHeaders;
import org.jixiaoflow.support.web.RateLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/**
 * One way in: a session that begins with signing in at the issuer. The tokens it gives stay on this side; a browser only ever has the
 * session's cookie.
 */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    private static final String[] OPEN = {
        "/assets/**", "/webjars/**", "/language", "/verify", "/verify/file", "/health", "/favicon.ico"
    };
    private static final String SIGN_IN = "/oauth2/authorization/" + Issuer.REGISTRATION;

    @Bean
    SecurityFilterChain sessions(
            HttpSecurity http,
            SignInSettings settings,
            Issuer issuer,
            SessionProblems problems,
            RateLimit uploads,
            Clock clock)
            throws Exception {
        var requests = new HttpSessionRequestCache();
        requests.setRequestMatcher(SignInConfiguration::isPage);
        return http.authorizeHttpRequests(
                        rules -> rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .headers(SecurityHeaders.withForms(settings.issuerOrigin()))
                .requestCache(cache -> cache.requestCache(requests))
                .oauth2Login(login ->
                        login.loginPage(SIGN_IN).failureHandler(problems).addObjectPostProcessor(refusedBy(problems)))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessHandler(signedOut(issuer)))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(SIGN_IN), SignInConfiguration::isPage)
                        .defaultAuthenticationEntryPointFor(problems, request -> true)
                        .accessDeniedHandler(problems))
                .addFilterBefore(problems, SecurityContextHolderFilter.class)
                .addFilterAfter(new RefusalLog(clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new SessionAge(settings.session(), clock), SecurityContextHolderFilter.class)
                .addFilterAfter(uploads, AuthorizationFilter.class)
                .build();
    }

    /** What everybody may read needs no session, begins none and reads no cookie but that of the language. */
    @Bean
    @Order(1)
    SecurityFilterChain everybody(HttpSecurity http) throws Exception {
        return http.securityMatcher("/public", "/public/**")
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .headers(SecurityHeaders.withForms())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Signing out here is signing out of the issuer. */
    private static LogoutSuccessHandler signedOut(Issuer issuer) {
        var handler = new OidcClientInitiatedLogoutSuccessHandler(issuer);
        handler.setPostLogoutRedirectUri("{baseUrl}/");
        return handler;
    }

    /** The way to the issuer may fail before anybody signs in. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> refusedBy(SessionProblems problems) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(problems);
                return filter;
            }
        };
    }

    /** What a script fetches is told that nobody is signed in; only a page that somebody opens leads to signing in. */
    static boolean isPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && !isFragment(request)
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    static boolean isFragment(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null || request.getHeader("X-Workbench") != null;
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @FilterRegistration(enabled = false)
    SessionProblems sessionProblems(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors,
            LocaleResolver locales,
            Clock clock) {
        return new SessionProblems(errors, locales, SIGN_IN, clock);
    }

    /** Tokens of the issuer stay in the session they began, and go with it. */
    @Bean
    OAuth2AuthorizedClientRepository authorizedClients() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    @FilterRegistration(enabled = false)
    RateLimit uploads(
            SignInSettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors,
            LocaleResolver locales) {
        Function<HttpServletRequest, @Nullable String> sender = request -> {
            var type = request.getContentType();
            return type != null && type.startsWith("multipart/") ? request.getRemoteUser() : null;
        };
        return new RateLimit(sender, settings.uploadsPerMinute(), errors, locales);
    }
}
