package org.jixiaoflow.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Substitution;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.ServletWebRequest;

@DisplayName("Callers")
@NullUnmarked
class CallersTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2022-03-01T00:00:00Z"), ZoneOffset.UTC);

    private final Callers callers = new Callers(NOW, false, Stream::empty);
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({
        "business-administrator, operator",
        "operator, security-administrator",
        "auditor, final-reviewer",
        "clerk, operator",
        "business-administrator, final-reviewer"
    })
    @DisplayName("hold no two offices")
    void combined(String one, String other) {
        signIn(List.of(one, other), List.of());

        assertThatThrownBy(() -> callers.caller(new ServletWebRequest(request)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("COMBINED_ROLES"));
        assertThat(new Callers(NOW, true, Stream::empty)
                        .caller(new ServletWebRequest(request))
                        .roles())
                .containsExactlyInAnyOrder(one, other);
    }

    @Test
    @DisplayName("are several things of one office")
    void oneOffice() {
        signIn(List.of("clerk", "reviewer"), List.of());

        assertThat(callers.caller(new ServletWebRequest(request)).roles()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"zhang, zhang", "%E5%BC%A0%E4%B8%89, 张三", "50%, 50%"})
    @DisplayName("stand in for whomever a header names, who may be called what no header can hold")
    void named(String header, String person) {
        signIn(
                List.of("reviewer"),
                List.of(Map.of(
                        "person",
                        person,
                        "roles",
                        List.of("reviewer"),
                        "from",
                        "2022-01-01T00:00:00Z",
                        "to",
                        "2023-01-01T00:00:00Z")));
        request.addHeader("Acting-For", header);

        assertThat(callers.caller(new ServletWebRequest(request)).mandate()).isNotNull();
        assertThat(callers.caller(new ServletWebRequest(request)).id()).isEqualTo("wang");
    }

    @Test
    @DisplayName("stand in for nobody of another office, and aren't offered to")
    void substitutes() {
        signIn(
                List.of("clerk"),
                List.of(Map.of(
                        "person",
                        "zheng",
                        "roles",
                        List.of("auditor"),
                        "from",
                        "2022-01-01T00:00:00Z",
                        "to",
                        "2023-01-01T00:00:00Z")));
        request.addHeader("Acting-For", "zheng");

        assertThat(callers.substitutes()).isEmpty();
        assertThatThrownBy(() -> callers.caller(new ServletWebRequest(request)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("COMBINED_ROLES"));
    }

    @Nested
    @DisplayName("named by somebody as their substitute")
    class NamedByThemselves {

        private final Substitution said = Substitution.newBuilder()
                .setId(UUID.randomUUID())
                .setPerson("zhao")
                .setPersonName("赵")
                .setRoles(List.of("final-reviewer"))
                .setRegions(List.of("231083"))
                .setStages(List.of("PERFORMANCE_DIVISION"))
                .setStageDepartments(List.of())
                .setSubstitute("wang")
                .setSubstituteName("王")
                .setFrom(NOW.instant())
                .setUntil(NOW.instant().plusSeconds(1))
                .setChangedBy("zhao")
                .setChangedByName("赵")
                .setChangedAt(NOW.instant())
                .build();

        @Test
        @DisplayName("have what that person had, under their own name")
        void standIn() {
            signIn(List.of("reviewer"), List.of(), "231083");
            request.addHeader("Acting-For", "zhao");

            var caller = naming(said).caller(new ServletWebRequest(request));

            assertThat(caller.id()).isEqualTo("wang");
            assertThat(caller.roles()).containsExactly("final-reviewer");
            assertThat(caller.stages()).containsExactly("PERFORMANCE_DIVISION");
            assertThat(caller.mandate().ownRoles()).containsExactly("reviewer");
            assertThat(naming(said).substitutes()).hasSize(1);
        }

        @Test
        @DisplayName("stand in for nobody before it begins, when it is over, or for anybody else")
        void outside() {
            signIn(List.of("reviewer"), List.of(), "231083");

            assertRefused(changed(said.getFrom().plusMillis(1), said.getUntil()), "zhao");
            assertRefused(changed(said.getFrom().minusSeconds(9), said.getFrom()), "zhao");
            assertRefused(said, "sun");
        }

        @ParameterizedTest
        @CsvSource({"clerk, 231083", "reviewer, 231084", "operator, 231083", "auditor, *"})
        @DisplayName("stand in no longer once their own office or region is another")
        void moved(String role, String region) {
            signIn(List.of(role), List.of(), region);

            assertRefused(said, "zhao");
            assertThat(naming(said).substitutes()).isEmpty();
        }

        private Substitution changed(Instant from, Instant until) {
            return Substitution.newBuilder(said).setFrom(from).setUntil(until).build();
        }

        private void assertRefused(Substitution substitution, String person) {
            var asked = new MockHttpServletRequest();
            asked.addHeader("Acting-For", person);
            assertThatThrownBy(() -> naming(substitution).caller(new ServletWebRequest(asked)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("NOT_SUBSTITUTE"));
        }

        private Callers naming(Substitution substitution) {
            return new Callers(
                    NOW,
                    false,
                    () -> Stream.of(substitute -> Stream.of(substitution)
                            .filter(each -> each.getSubstitute().equals(substitute))));
        }
    }

    private static void signIn(List<String> roles, List<Map<String, Object>> substitutes) {
        signIn(roles, substitutes, "231083");
    }

    private static void signIn(List<String> roles, List<Map<String, Object>> substitutes, String region) {
        var token = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .subject("wang")
                .claim("roles", roles)
                .claim("region", List.of(region))
                .claim("substitutes", substitutes)
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token));
    }
}
