package org.jixiaoflow.support.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jixiaoflow.support.web.RateLimit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.util.StringUtils;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * One way in: a bearer token with each request. Everything needs it but health, the description of the interface and the door that leads
 * people to the workbench, which hold no data.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration"
        })
@ConditionalOnWebApplication
@EnableConfigurationProperties(SecuritySettings.class)
@Import(Door.class)
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/actuator/health",
        "/actuator/health/**",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/swagger-ui.html",
        "/swagger-ui/**",
        Door.PLACE
    };
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Tokens travel in a header, which no foreign page can make a browser send: no session, no forgery of requests. */
    @Bean
    SecurityFilterChain bearerTokens(
            HttpSecurity http,
            TokenProblems problems,
            RateLimit uploads,
            RateLimit writes,
            ObjectProvider<Clock> clock,
            ObjectProvider<OpenPlaces> open)
            throws Exception {
        return http.authorizeHttpRequests(requests -> signedIn(requests, open))
                .headers(SecurityHeaders.withForms())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .addFilterBefore(problems, SecurityContextHolderFilter.class)
                .addFilterAfter(
                        new RefusalLog(clock.getIfAvailable(Clock::systemUTC)), SecurityContextHolderFilter.class)
                .addFilterAfter(uploads, AuthorizationFilter.class)
                .addFilterAfter(writes, AuthorizationFilter.class)
                .build();
    }

    private static void signedIn(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            ObjectProvider<OpenPlaces> open) {
        open.forEach(places ->
                requests.requestMatchers(places.paths().toArray(String[]::new)).permitAll());
        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(OPEN)
                .permitAll()
                .anyRequest()
                .authenticated();
    }

    @Bean
    Issuer issuer(SecuritySettings settings) {
        return new Issuer(settings);
    }

    @Bean
    @FilterRegistration(enabled = false)
    TokenProblems tokenProblems(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors, LocaleResolver locales) {
        return new TokenProblems(errors, locales);
    }

    @Bean
    @FilterRegistration(enabled = false)
    RateLimit uploads(
            SecuritySettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors,
            LocaleResolver locales) {
        return new RateLimit(
                request -> isUpload(request) ? request.getRemoteUser() : null,
                settings.uploadsPerMinute(),
                errors,
                locales);
    }

    /** As whatever reads the parts does, whatever the letters' case. */
    private static boolean isUpload(HttpServletRequest request) {
        return StringUtils.startsWithIgnoreCase(request.getContentType(), "multipart/");
    }

    @Bean
    @FilterRegistration(enabled = false)
    RateLimit writes(
            SecuritySettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors,
            LocaleResolver locales) {
        return new RateLimit(
                request -> READING.contains(request.getMethod()) ? null : request.getRemoteUser(),
                settings.writesPerMinute(),
                errors,
                locales);
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
    Callers callers(SecuritySettings settings, ObjectProvider<Clock> clock, ObjectProvider<Mandates> mandates) {
        return new Callers(clock.getIfAvailable(Clock::systemUTC), settings.combinedRoles(), mandates::stream);
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
