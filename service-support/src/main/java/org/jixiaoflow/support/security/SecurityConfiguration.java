package org.jixiaoflow.support.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jixiaoflow.support.web.RateLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Two ways in: a bearer token with each request, for programs, or a session that begins with signing in at the issuer, for people at
 * pages. Everything needs one of them but health, the description of the interface and the pages' looks, which hold no data.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/actuator/health",
        "/actuator/health/**",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/swagger-ui.html",
        "/swagger-ui/**",
        "/assets/**"
    };
    private static final String SIGN_IN = "/oauth2/authorization/" + Issuer.REGISTRATION;

    /** Tokens travel in a header, which no foreign page can make a browser send: no session, no forgery of requests. */
    @Bean
    @Order(1)
    SecurityFilterChain bearerTokens(HttpSecurity http, SecuritySettings settings, Refusing refusing, RateLimit uploads)
            throws Exception {
        return http.securityMatcher(SecurityConfiguration::hasToken)
                .authorizeHttpRequests(SecurityConfiguration::signedIn)
                .headers(SecurityHeaders.withForms(settings.issuerOrigin()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(refusing)
                        .accessDeniedHandler(refusing))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusing).accessDeniedHandler(refusing))
                .addFilterBefore(refusing, SecurityContextHolderFilter.class)
                .addFilterAfter(uploads, AuthorizationFilter.class)
                .build();
    }

    /** Only pages lead to signing in; a program without a token is told so. */
    @Bean
    @Order(2)
    SecurityFilterChain sessions(
            HttpSecurity http,
            SecuritySettings settings,
            Issuer issuer,
            Refusing refusing,
            RateLimit uploads,
            ObjectProvider<Clock> clock)
            throws Exception {
        var requests = new HttpSessionRequestCache();
        requests.setRequestMatcher(SecurityConfiguration::isPage);
        var age = new SessionAge(settings.session(), clock.getIfAvailable(Clock::systemUTC));
        return http.authorizeHttpRequests(SecurityConfiguration::signedIn)
                .headers(SecurityHeaders.withForms(settings.issuerOrigin()))
                .requestCache(cache -> cache.requestCache(requests))
                .oauth2Login(login ->
                        login.loginPage(SIGN_IN).failureHandler(refusing).addObjectPostProcessor(refusedBy(refusing)))
                .logout(logout -> logout.logoutSuccessHandler(signedOut(issuer)))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(SIGN_IN), SecurityConfiguration::isPage)
                        .defaultAuthenticationEntryPointFor(refusing, request -> true)
                        .accessDeniedHandler(refusing))
                .addFilterBefore(refusing, SecurityContextHolderFilter.class)
                .addFilterBefore(age, SecurityContextHolderFilter.class)
                .addFilterAfter(uploads, AuthorizationFilter.class)
                .build();
    }

    private static void signedIn(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(OPEN)
                .permitAll()
                .anyRequest()
                .authenticated();
    }

    /** Signing out of a service is signing out of the issuer, and so of the other services when their sessions end. */
    private static LogoutSuccessHandler signedOut(Issuer issuer) {
        var handler = new OidcClientInitiatedLogoutSuccessHandler(issuer);
        handler.setPostLogoutRedirectUri("{baseUrl}/");
        return handler;
    }

    /** The way to the issuer may fail before anybody signs in. */
    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> refusedBy(Refusing refusing) {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(refusing);
                return filter;
            }
        };
    }

    private static boolean hasToken(HttpServletRequest request) {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    }

    private static boolean isPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && !request.getRequestURI().startsWith(request.getContextPath() + "/api/")
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    @Bean
    Issuer issuer(SecuritySettings settings) {
        return new Issuer(settings);
    }

    @Bean
    @FilterRegistration(enabled = false)
    Refusing refusing(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors, LocaleResolver locales) {
        return new Refusing(errors, locales);
    }

    /** Tokens of the issuer stay in the session they began, and go with it. */
    @Bean
    OAuth2AuthorizedClientRepository authorizedClients() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    @FilterRegistration(enabled = false)
    RateLimit uploads(
            SecuritySettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors,
            LocaleResolver locales) {
        Function<HttpServletRequest, @Nullable String> sender = request -> {
            var type = request.getContentType();
            return type != null && type.startsWith("multipart/") ? request.getRemoteUser() : null;
        };
        return new RateLimit(sender, settings.uploadsPerMinute(), errors, locales);
    }

    @Bean
    JwtAuthenticationConverter rolesAreAuthorities() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(token -> {
            var roles = token.getClaimAsStringList("roles");
            return roles == null
                    ? List.of()
                    : roles.stream()
                            .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                            .toList();
        });
        return converter;
    }

    @Bean
    Callers callers(ObjectProvider<Clock> clock) {
        return new Callers(clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    WebMvcConfigurer callerArgument(Callers callers) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument(callers));
            }
        };
    }
}
