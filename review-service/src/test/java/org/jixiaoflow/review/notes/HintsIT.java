package org.jixiaoflow.review.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.review.notes.Presence.Doing;
import org.jixiaoflow.review.tracking.ReviewDatabase;
import org.jixiaoflow.support.security.Caller;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Colleagues")
@NullUnmarked
class HintsIT {

    private static final Instant NOW = Instant.parse("2022-02-01T00:00:00Z");
    private static final String FORM = "231083-2022-OBJECTIVE-civil-affairs.home-1";

    private final Caller wang = reviewer("wang", "王芳");
    private final Caller li = reviewer("li", "李卫国");
    private final Caller clerk =
            new Caller("zhang", "张敏", Set.of("clerk"), Regions.EVERY, "civil-affairs", List.of(), List.of());

    private final JdbcClient sql = ReviewDatabase.empty();
    private final Clock clock = mock();
    private final Hints hints = new Hints(sql, new NoteSettings(Duration.ofHours(8), Duration.ofSeconds(45), 2), clock);

    @BeforeEach
    void now() {
        later(Duration.ZERO);
    }

    @Nested
    @DisplayName("who claim a form")
    class Claims {

        @Test
        @DisplayName("have it until they give it back or it ends by itself; who comes later is told who has it")
        void claims() {
            assertThat(hints.claim(FORM, wang).person()).isEqualTo("wang");
            assertThat(hints.claim(FORM, li).name()).isEqualTo("王芳");

            hints.release(FORM);
            assertThat(hints.claim(FORM, li).person()).isEqualTo("li");

            later(Duration.ofHours(9));
            assertThat(hints.claims(List.of(FORM))).isEmpty();
            assertThat(hints.claim(FORM, wang).claimedAt()).isEqualTo(NOW.plus(Duration.ofHours(9)));
        }

        @Test
        @DisplayName("have it no longer once it was handed over, and nobody takes it from whom it was handed to")
        void handedOver() {
            hints.claim(FORM, wang);
            handOver("li", NOW);

            assertThat(hints.claims(List.of(FORM)).get(FORM)).satisfies(claim -> {
                assertThat(claim.person()).isEqualTo("li");
                assertThat(claim.by()).isEqualTo("赵主任");
                assertThat(claim.until()).isNull();
            });
            assertThat(hints.claim(FORM, wang).person()).isEqualTo("li");

            handOver(null, NOW);
            assertThat(hints.claims(List.of(FORM)).get(FORM).person()).isEqualTo("wang");
        }

        @Test
        @DisplayName("have it where it stood alone: at the next stage it is nobody's")
        void movedOn() {
            hints.claim(FORM, wang);
            handOver(null, NOW.plusSeconds(60));

            assertThat(hints.claims(List.of(FORM))).isEmpty();
            later(Duration.ofMinutes(2));
            assertThat(hints.claim(FORM, li).person()).isEqualTo("li");
        }

        @Test
        @DisplayName("again have it for longer, since when they took it")
        void again() {
            hints.claim(FORM, wang);
            later(Duration.ofHours(7));

            var again = hints.claim(FORM, wang);

            assertThat(again.claimedAt()).isEqualTo(NOW);
            assertThat(again.until()).isEqualTo(NOW.plus(Duration.ofHours(15)));
        }
    }

    @Nested
    @DisplayName("who have a form open")
    class Open {

        @Test
        @DisplayName("see each other, but a department not its reviewers, nor they the department")
        void sides() {
            hints.open(FORM, Doing.REVIEWING, wang);
            hints.open(FORM, Doing.EDITING, clerk);

            assertThat(hints.present(List.of(FORM), li).get(FORM))
                    .containsExactly(new Presence("wang", "王芳", Doing.REVIEWING, NOW));
            assertThat(hints.present(List.of(FORM), wang)).isEmpty();
            assertThat(hints.present(List.of(FORM), clerk)).isEmpty();
            var other = new Caller("zhao", "赵", Set.of("head"), Regions.EVERY, "civil-affairs", List.of(), List.of());
            assertThat(hints.present(List.of(FORM), other).get(FORM))
                    .extracting(Presence::name)
                    .containsExactly("张敏");
        }

        @Test
        @DisplayName("are forgotten when they close it, or say nothing for a while")
        void gone() {
            hints.open(FORM, Doing.READING, wang);
            hints.open(FORM, Doing.REVIEWING, li);
            hints.close(FORM, wang);
            assertThat(hints.present(List.of(FORM), clerkOfFinance()).get(FORM))
                    .extracting(Presence::person)
                    .containsExactly("li");

            later(Duration.ofSeconds(46));

            assertThat(hints.present(List.of(FORM), clerkOfFinance())).isEmpty();
        }

        private Caller clerkOfFinance() {
            return new Caller("sun", "孙", Set.of("reviewer"), Regions.EVERY, "finance", List.of(), List.of());
        }
    }

    @Test
    @DisplayName("each have their own last look at a form, never an older one than before")
    void looks() {
        hints.looked(FORM, "wang", 2);
        hints.looked(FORM, "wang", 1);
        hints.looked(FORM, "li", 1);

        assertThat(hints.look(FORM, "wang")).contains(new Look(2, NOW));
        assertThat(hints.look(FORM, "li")).contains(new Look(1, NOW));
        assertThat(hints.look(FORM, "zhang")).isEmpty();
    }

    /** Where the form stands since then, and whom it was handed over to there. */
    private void handOver(@Nullable String person, Instant since) {
        sql.sql("""
                        insert into review.form (form_id, region_code, year, kind, department_code, state, stage, version, revision,
                          template_id, since, changed_at, last_trigger, last_step, last_actor, open_comments, passed_stages, reviewer_ids,
                          errors, warnings, advice, answered_comments, handed_to, handed_to_name, handed_by, handed_at)
                        values (:form, '231083', 2022, 'OBJECTIVE', 'civil-affairs', 'SUBMITTED', 'FINANCE_DIVISION', 3, 1,
                          'default', cast(:since as timestamptz), now(), 'HAND_OVER', 'SUBMIT', '赵主任', 0, '{}', '{}',
                          0, 0, 0, 0, :person, :person, '赵主任', cast(:since as timestamptz))
                        on conflict (form_id) do update set handed_to = excluded.handed_to, since = excluded.since""")
                .param("form", FORM)
                .param("person", person)
                .param("since", since.toString())
                .update();
    }

    private void later(Duration duration) {
        when(clock.instant()).thenReturn(NOW.plus(duration));
    }

    private static Caller reviewer(String id, String name) {
        return new Caller(
                id, name, Set.of("reviewer"), Regions.EVERY, "finance", List.of(), List.of("FINANCE_DIVISION"));
    }
}
