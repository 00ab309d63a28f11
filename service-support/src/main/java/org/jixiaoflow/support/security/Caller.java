package org.jixiaoflow.support.security;

import java.util.List;
import java.util.Set;
import org.jixiaoflow.schemas.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Who calls, by the claims of the bearer token: {@code sub}, {@code name}, {@code roles}, {@code department}, {@code departments},
 * {@code stages}. A controller takes it as a parameter.
 *
 * @param department the caller's own department; null for those who belong to none
 * @param departments further departments the caller speaks for; {@code *} stands for all
 * @param stages review stages the caller acts at
 */
public record Caller(
        String id,
        String name,
        Set<String> roles,
        @Nullable String department,
        List<String> departments,
        List<String> stages) {

    static Caller of(Jwt token) {
        var id = token.getSubject();
        if (id == null) {
            throw new InvalidBearerTokenException("The token names nobody");
        }
        var name = token.getClaimAsString("name");
        return new Caller(
                id,
                name == null ? id : name,
                Set.copyOf(list(token, "roles")),
                token.getClaimAsString("department"),
                list(token, "departments"),
                list(token, "stages"));
    }

    private static List<String> list(Jwt token, String claim) {
        var list = token.getClaimAsStringList(claim);
        return list == null ? List.of() : List.copyOf(list);
    }

    /** Whether the caller has one of {@code wanted}. */
    public boolean has(String... wanted) {
        return Set.of(wanted).stream().anyMatch(roles::contains);
    }

    /** The caller as the contract's actor, acting in {@code role}. */
    public Actor actor(String role) {
        return Actor.newBuilder()
                .setId(id)
                .setName(name)
                .setRole(role)
                .setDepartmentCode(department)
                .setDepartments(departments)
                .setStages(stages)
                .build();
    }
}
