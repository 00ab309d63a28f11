package org.jixiaoflow.workbench.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/** The pass of whoever's request is being answered; their token is refreshed before it is over. */
@Component
public class Passes {

    /** Access tokens may live for a minute only, so little of that is given away. */
    private static final Duration EARLY = Duration.ofSeconds(10);

    private static final ThreadLocal<@Nullable Pass> LENT = new ThreadLocal<>();
    private static final String ACTING_FOR = Passes.class.getName() + ".ACTING_FOR";

    private final OAuth2AuthorizedClientManager clients;

    Passes(Issuer issuer, OAuth2AuthorizedClientRepository authorized) {
        var manager = new DefaultOAuth2AuthorizedClientManager(issuer, authorized);
        manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
                .authorizationCode()
                .refreshToken(refresh -> refresh.clockSkew(EARLY))
                .build());
        this.clients = manager;
    }

    /**
     * The pass of this request.
     *
     * @throws Problem {@code SIGNED_OUT} if there is none any more
     */
    public Pass current() {
        var borrowed = LENT.get();
        if (borrowed != null) {
            return borrowed;
        }
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof OidcUser person)) {
            throw signedOut();
        }
        var request = request();
        var asked = OAuth2AuthorizeRequest.withClientRegistrationId(Issuer.REGISTRATION)
                .principal(authentication)
                .attribute(HttpServletRequest.class.getName(), request)
                .attribute(
                        HttpServletResponse.class.getName(),
                        Objects.requireNonNull(attributes().getResponse()))
                .build();
        try {
            // Two requests of one session must not both spend its refresh token.
            synchronized (WebUtils.getSessionMutex(request.getSession())) {
                var client = clients.authorize(asked);
                if (client == null) {
                    throw signedOut();
                }
                return new Pass(
                        person.getName(),
                        client.getAccessToken().getTokenValue(),
                        actingFor(request),
                        LocaleContextHolder.getLocale());
            }
        } catch (ClientAuthorizationException over) {
            request.getSession().invalidate();
            throw signedOut();
        }
    }

    /** The pass of this request for what everybody may read, whoever is signed in. */
    public static Pass anybodys() {
        return Pass.anybodys(request().getRemoteAddr(), LocaleContextHolder.getLocale());
    }

    /** What {@code source} gives in whatever thread it is asked, with the pass of this request. */
    public <T> Supplier<T> lend(Supplier<T> source) {
        var pass = current();
        return () -> {
            LENT.set(pass);
            try {
                return source.get();
            } finally {
                LENT.remove();
            }
        };
    }

    private static Problem signedOut() {
        return new Problem(HttpStatus.UNAUTHORIZED, "SIGNED_OUT");
    }

    /** In whose name this session acts; empty for the signed-in person's own. */
    public String actingFor() {
        return actingFor(request());
    }

    private static String actingFor(HttpServletRequest request) {
        var session = request.getSession(false);
        var chosen = session == null ? null : session.getAttribute(ACTING_FOR);
        return chosen == null ? "" : chosen.toString();
    }

    /** From now on this session acts for {@code person}; for the signed-in person if that is blank. */
    public void actFor(String person) {
        request().getSession().setAttribute(ACTING_FOR, person.strip());
    }

    private static HttpServletRequest request() {
        return attributes().getRequest();
    }

    private static ServletRequestAttributes attributes() {
        return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    }
}
