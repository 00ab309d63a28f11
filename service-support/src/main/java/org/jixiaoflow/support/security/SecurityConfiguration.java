package org.jixiaoflow.support.security;

import java.time.Clock;
import java.util.List;
import org.jixiaoflow.support.web.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every request needs a bearer token but health and the description of the interface, which hold no data. */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.OAuth2ResourceServerAutoConfiguration"
        })
@ConditionalOnWebApplication
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/actuator/health",
        "/actuator/health/**",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/swagger-ui.html",
        "/swagger-ui/**"
    };

    @Bean
    SecurityFilterChain bearerTokens(
            HttpSecurity http,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver errors,
            LocaleResolver locales)
            throws Exception {
        AuthenticationEntryPoint unauthenticated = (request, response, refusal) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
            errors.resolveException(request, response, null, new Problem(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED"));
        };
        AccessDeniedHandler forbidden = (request, response, refusal) -> {
            request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
            errors.resolveException(request, response, null, new Problem(HttpStatus.FORBIDDEN, "FORBIDDEN"));
        };
        return http.authorizeHttpRequests(requests ->
                        requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Tokens travel in a header, which no foreign page can make a browser send.
                .csrf(AbstractHttpConfigurer::disable)
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler(forbidden))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(unauthenticated).accessDeniedHandler(forbidden))
                .build();
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

    /** The issuer to trust, where keys are given directly and not by the issuer. */
    @Bean
    @ConditionalOnProperty("jixiao.security.issuer")
    OAuth2TokenValidator<Jwt> issuedByTheIssuer(Environment settings) {
        return new JwtIssuerValidator(settings.getRequiredProperty("jixiao.security.issuer"));
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
