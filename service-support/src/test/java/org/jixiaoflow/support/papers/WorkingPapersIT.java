package org.jixiaoflow.support.papers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Working papers")
@NullUnmarked
class WorkingPapersIT {

    private static final Instant NOW = Instant.parse("2022-02-01T00:00:00Z");
    private static final String FORM = "231083-2022-OBJECTIVE-audit";

    private static EmbeddedPostgres database;

    private final Clock clock = mock();
    private JdbcClient sql;
    private WorkingPapers<Note> papers;

    record Note(String text) {}

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() {
        when(clock.instant()).thenReturn(NOW);
        sql = JdbcClient.create(database.getPostgresDatabase());
        sql.sql("drop table if exists note").update();
        sql.sql("""
                create table note (person text, form_id text, base_version bigint, number bigint, kept_at timestamptz, content json,
                  primary key (person, form_id))""").update();
        papers = new WorkingPapers<>(
                sql,
                JsonMapper.builder().build(),
                Note.class,
                "note",
                new PaperSettings(DataSize.ofBytes(100), 2, Duration.ofDays(30)),
                clock);
    }

    @Test
    @DisplayName("are kept for each person alone, the newest in place of the one before, whatever characters they hold")
    void kept() {
        papers.keep("wang", FORM, 3, Precondition.NONE, new Note("一\u0000"));
        papers.keep("li", FORM, 3, Precondition.NONE, new Note("二"));
        papers.keep("wang", FORM, 4, Precondition.NONE, new Note("三\u0000"));

        assertThat(papers.find("wang", FORM)).contains(new WorkingPaper<>(FORM, 4, 2, NOW, new Note("三\u0000")));
        assertThat(papers.find("li", FORM).orElseThrow().content()).isEqualTo(new Note("二"));
        assertThat(papers.find("zhao", FORM)).isEmpty();

        papers.drop("wang", FORM);
        papers.drop("wang", FORM);

        assertThat(papers.find("wang", FORM)).isEmpty();
        assertThat(papers.find("li", FORM)).isPresent();
    }

    @Test
    @DisplayName("aren't written over by a window that saw another one, which is told what there is")
    void windows() {
        var first = papers.keep("wang", FORM, 3, seen(0), new Note("one window"));
        papers.keep("wang", FORM, 3, seen(first.number()), new Note("the same"));

        assertThatThrownBy(() -> papers.keep("wang", FORM, 3, seen(first.number()), new Note("another")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("PAPER_CHANGED"));
        assertThatThrownBy(() -> papers.keep("wang", FORM, 3, seen(0), new Note("another")))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> papers.keep("wang", "231083-2022-OBJECTIVE-health", 3, seen(7), new Note("lost")))
                .isInstanceOf(Problem.class);
        assertThat(papers.find("wang", FORM).orElseThrow().content()).isEqualTo(new Note("the same"));
    }

    private static Precondition seen(long number) {
        return new Precondition(number, true);
    }

    @Test
    @DisplayName("are bounded in size, number and age")
    void bounded() {
        assertThatThrownBy(() -> papers.keep("wang", FORM, 0, Precondition.NONE, new Note("x".repeat(100))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("TOO_LARGE"));

        papers.keep("li", "old", 0, Precondition.NONE, new Note("too old one day"));
        when(clock.instant()).thenReturn(NOW.plus(Duration.ofDays(20)));
        papers.keep("wang", "first", 0, Precondition.NONE, new Note("one too many"));
        when(clock.instant()).thenReturn(NOW.plus(Duration.ofDays(31)));
        papers.keep("wang", "second", 0, Precondition.NONE, new Note("kept"));
        papers.keep("wang", "third", 0, Precondition.NONE, new Note("kept"));

        assertThat(sql.sql("select form_id from note order by form_id")
                        .query(String.class)
                        .list())
                .containsExactly("second", "third");
    }

    @Test
    @DisplayName("that an older program wrote are read as far as they are understood")
    void older() {
        papers.keep("wang", FORM, 0, Precondition.NONE, new Note("kept"));
        sql.sql("update note set content = '{\"text\": \"kept\", \"once\": 1}'").update();

        assertThat(papers.find("wang", FORM).orElseThrow().content()).isEqualTo(new Note("kept"));
    }
}
