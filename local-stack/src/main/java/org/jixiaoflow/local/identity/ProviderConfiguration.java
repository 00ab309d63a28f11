package org.jixiaoflow.local.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jixiaoflow.support.security.RefusalLog;
import org.jixiaoflow.support.security.SecurityHeaders;
import org.jixiaoflow.support.web.RateLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.web.servlet.LocaleResolver;

/** OpenID Connect as Spring Authorization Server does it, with our people, our claims and our sign-in page. */
@Configuration(proxyBeanMethods = false)
@ProviderParts
@Import(SignInController.class)
class ProviderConfiguration {

    /** Guessing one person's password, and guessing many people's from one place. */
    private static final int ATTEMPTS_PER_PERSON = 10;

    private static final int ATTEMPTS_PER_PLACE = 30;

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http, Clients clients) throws Exception {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults());
                })
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .headers(SecurityHeaders.withForms(clients.origins()))
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(SignInController.PAGE),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, Clients clients, LocaleResolver locales) throws Exception {
        var log = new RefusalLog(Clock.systemUTC(), request -> request.getParameter("username"));
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/assets/**", SignInController.PAGE, SignInController.TOO_MANY)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .headers(SecurityHeaders.withForms(clients.origins()))
                .formLogin(login -> login.loginPage(SignInController.PAGE)
                        .failureHandler(failed(log))
                        .successHandler(succeeded(
                                clients.pages().values().iterator().next().toString(), log)))
                .addFilterAfter(log, SecurityContextHolderFilter.class)
                .addFilterBefore(
                        limit(ATTEMPTS_PER_PLACE, HttpServletRequest::getRemoteAddr, locales),
                        UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(
                        limit(ATTEMPTS_PER_PERSON, ProviderConfiguration::person, locales),
                        UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    private static AuthenticationFailureHandler failed(RefusalLog log) {
        var back = new SimpleUrlAuthenticationFailureHandler(SignInController.PAGE + "?failed");
        return (request, response, failure) -> {
            log.signIn(request, request.getParameter("username"), HttpStatus.UNAUTHORIZED);
            back.onAuthenticationFailure(request, response, failure);
        };
    }

    private static AuthenticationSuccessHandler succeeded(String home, RefusalLog log) {
        var onwards = new SavedRequestAwareAuthenticationSuccessHandler();
        onwards.setDefaultTargetUrl(home);
        return (request, response, person) -> {
            log.signIn(request, person.getName(), HttpStatus.OK);
            onwards.onAuthenticationSuccess(request, response, person);
        };
    }

    private static String person(HttpServletRequest request) {
        var name = request.getParameter("username");
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    /** Attempts to sign in, counted by {@code whose}; too many come back to the sign-in page. */
    private static RateLimit limit(int perMinute, Function<HttpServletRequest, String> whose, LocaleResolver locales) {
        Function<HttpServletRequest, @Nullable String> attempt = request ->
                request.getMethod().equals("POST") && request.getServletPath().equals(SignInController.PAGE)
                        ? whose.apply(request)
                        : null;
        return new RateLimit(attempt, perMinute, SignInController::tooMany, locales);
    }

    @Bean
    RegisteredClientRepository registeredClients(Clients clients) {
        return new InMemoryRegisteredClientRepository(clients.registered());
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new Authorizations();
    }

    @Bean
    PasswordEncoder secrets() {
        return new PlainSecrets();
    }

    /** Looked up each time, since people come and go. */
    @Bean
    UserDetailsService people(Identity identity) {
        return name -> identity.people().people().stream()
                .filter(person -> person.id().equalsIgnoreCase(name))
                .findFirst()
                .map(person -> User.withUsername(person.id())
                        .password(identity.secrets(List.of(person.id())).get(person.id()))
                        .authorities(List.of())
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException(name));
    }

    @Bean
    JWKSource<SecurityContext> keys(Identity identity) {
        return new ImmutableJWKSet<>(new JWKSet(identity.keys()));
    }

    @Bean
    JwtDecoder ownTokens(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings settings(Identity identity) {
        return AuthorizationServerSettings.builder().issuer(identity.issuer()).build();
    }

    /**
     * An access token is for the services' interfaces; an ID token tells a page who signed in. Both say what the person may do by now, and
     * whoever is known no more gets none, however they came by the right to ask.
     */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(Identity identity) {
        return context -> {
            var person = identity.people()
                    .find(Objects.requireNonNull(context.<Authentication>getPrincipal())
                            .getName())
                    .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
            context.getClaims().claims(claims -> {
                claims.putAll(person.claims());
                if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                    claims.put("aud", List.of(Identity.AUDIENCE));
                }
            });
        };
    }
}
