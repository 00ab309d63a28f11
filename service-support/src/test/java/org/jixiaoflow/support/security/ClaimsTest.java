package org.jixiaoflow.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

@DisplayName("The claims of a token")
class ClaimsTest {

    private static final Instant FROM = Instant.parse("2022-03-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2022-03-15T00:00:00Z");

    private final Claims claims = new Claims(Map.of(
            "sub",
            "wang",
            "name",
            "王",
            "roles",
            List.of("clerk"),
            "regions",
            List.of("231083", "231084"),
            "department",
            "finance",
            "substitutes",
            List.of(Map.of(
                    "person",
                    "zhao",
                    "name",
                    "赵",
                    "roles",
                    List.of("reviewer"),
                    "region",
                    "231000",
                    "stages",
                    List.of("FINANCE_DIVISION"),
                    "stage_departments",
                    List.of("education"),
                    "from",
                    "2022-03-01T08:00:00+08:00",
                    "to",
                    "2022-03-15T08:00:00+08:00"))));

    @Test
    @DisplayName("name the caller, who by themselves has only their own rights")
    void self() {
        var caller = claims.caller();

        assertThat(caller.roles()).containsExactly("clerk");
        assertThat(caller.department()).isEqualTo("finance");
        assertThat(caller.stages()).isEmpty();
        assertThat(caller.regions().codes()).containsExactly("231083", "231084");
        assertThat(caller.actor("clerk").getActingFor()).isNull();
    }

    @Test
    @DisplayName("give a substitute the other's rights and none of their own, under their own name")
    void substitute() {
        var caller = claims.substitutes(FROM).findFirst().orElseThrow();

        assertThat(caller.id()).isEqualTo("wang");
        assertThat(caller.roles()).isEqualTo(Set.of("reviewer"));
        assertThat(caller.department()).isNull();
        assertThat(caller.stages()).containsExactly("FINANCE_DIVISION");
        assertThat(caller.stageDepartments()).containsExactly("education");
        assertThat(caller.regions().codes()).containsExactly("231000");
        assertThat(caller.filesFor()).containsExactly("finance");
        var actor = caller.actor("reviewer");
        assertThat(actor.getActingFor()).isEqualTo("zhao");
        assertThat(actor.getActingForName()).isEqualTo("赵");
        assertThat(actor.getActingFrom()).isEqualTo(FROM);
        assertThat(actor.getActingUntil()).isEqualTo(UNTIL);
        assertThat(actor.getRegions()).containsExactly("231000");
        assertThat(actor.getPersonalRoles()).containsExactly("clerk");
        assertThat(actor.getPersonalDepartments()).containsExactly("finance");
    }

    @Test
    @DisplayName("make nobody a substitute before the dates, after them, or for anybody else")
    void notASubstitute() {
        assertRefused("zhao", FROM.minusMillis(1));
        assertRefused("zhao", UNTIL);
        assertRefused("sun", FROM);
    }

    @Test
    @DisplayName("make nobody a substitute without dates that can be read")
    void withoutDates() {
        var open = Map.<String, Object>of("person", "zhao", "from", "2022-03-01T00:00:00Z");
        var unreadable = Map.<String, Object>of("person", "zhao", "from", "yesterday", "to", "2099-01-01T00:00:00Z");
        var claims = new Claims(Map.of("sub", "wang", "substitutes", List.of(open, unreadable, "zhao")));

        assertThat(claims.substitutes(FROM)).isEmpty();
    }

    @Test
    @DisplayName("give nobody a region that they don't name")
    void withoutRegions() {
        assertThat(new Claims(Map.of("sub", "wang")).caller().regions().isEmpty())
                .isTrue();
    }

    @Test
    @DisplayName("that name nobody are no token of ours")
    void nobody() {
        assertThatThrownBy(() -> new Claims(Map.of("name", "王")).caller())
                .isInstanceOf(InvalidBearerTokenException.class);
    }

    private void assertRefused(String person, Instant now) {
        assertThat(claims.substitutes(now))
                .noneMatch(caller ->
                        caller.mandate() != null && caller.mandate().person().equals(person));
    }
}
