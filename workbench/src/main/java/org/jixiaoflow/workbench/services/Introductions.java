package org.jixiaoflow.workbench.services;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.workbench.session.Passes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Who looks at a page. What the review service says of them is kept for some seconds, no more: rights that were taken away must be gone within a minute. */
@Component
public class Introductions {

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final String KEY = Introductions.class.getName();

    private final Review review;
    private final Passes passes;
    private final Clock clock;

    Introductions(Review review, Passes passes, Clock clock) {
        this.review = review;
        this.passes = passes;
        this.clock = clock;
    }

    private record Kept(String pass, Viewer viewer, Instant until) {}

    /** The signed-in person with the rights they have chosen; in their own name if the choice no longer holds. */
    public Viewer viewer() {
        var attributes = RequestContextHolder.currentRequestAttributes();
        var pass = passes.current();
        var key = "%s/%s/%s".formatted(pass.person(), pass.actingFor(), pass.locale());
        var now = clock.instant();
        if (attributes.getAttribute(KEY, RequestAttributes.SCOPE_SESSION) instanceof Kept kept
                && kept.pass().equals(key)
                && now.isBefore(kept.until())) {
            return kept.viewer();
        }
        var viewer = asked();
        if (!viewer.unknown()) {
            attributes.setAttribute(KEY, new Kept(key, viewer, now.plus(KEPT)), RequestAttributes.SCOPE_SESSION);
        }
        return viewer;
    }

    /**
     * Whoever has that right. What needs one asks for it first, so that nobody else learns whether there is what they name.
     *
     * @throws Problem {@code FORBIDDEN} if the signed-in person hasn't
     * @throws ServiceDown if nobody can be asked whether they have
     */
    public Me permitted(Predicate<Me> right) {
        var viewer = viewer();
        if (viewer.unknown()) {
            throw new ServiceDown("review", null);
        }
        if (!right.test(viewer.me())) {
            throw new Problem(HttpStatus.FORBIDDEN, "FORBIDDEN");
        }
        return viewer.me();
    }

    /** Who is shown a problem, which is shown whatever else fails: by name only where no more can be learnt; nobody who isn't signed in. */
    public Optional<Viewer> whoIsShown(Exception problem) {
        if (person().isEmpty()) {
            return Optional.empty();
        }
        if (problem instanceof ServiceDown down && down.service().equals("review")) {
            return Optional.of(new Viewer(nameOnly(), false, true));
        }
        try {
            return Optional.of(viewer());
        } catch (Problem signedOut) {
            return Optional.empty();
        } catch (RuntimeException unknown) {
            return Optional.of(new Viewer(nameOnly(), false, false));
        }
    }

    private Viewer asked() {
        try {
            return new Viewer(review.me(), false, false);
        } catch (ServiceDown down) {
            return new Viewer(nameOnly(), false, true);
        } catch (Refusal refused) {
            if (passes.actingFor().isEmpty()) {
                throw refused;
            }
            passes.actFor("");
            return new Viewer(review.me(), true, false);
        }
    }

    private static Me nameOnly() {
        return person().map(person -> Me.unknown(person.getName(), name(person.getFullName(), person.getName())))
                .orElseGet(() -> Me.unknown("", ""));
    }

    private static Optional<OidcUser> person() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(Authentication::getPrincipal)
                .filter(OidcUser.class::isInstance)
                .map(OidcUser.class::cast);
    }

    private static String name(@Nullable String name, String otherwise) {
        return name == null ? otherwise : name;
    }
}
