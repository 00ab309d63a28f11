package org.jixiaoflow.review.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jixiaoflow.schemas.contract.FormId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Who asked for a form")
class AccessesTest {

    private static final FormId FORM =
            FormId.parse("231083-2022-OBJECTIVE-finance").orElseThrow();
    private static final String LINE = """
            {"time":"2026-03-02T04:00:%02dZ","actor":"%s","roles":["reviewer"],"method":"GET","endpoint":"/api/v1/forms/{formId}","formId":"%s","from":"10.0.0.7","status":200}""";

    @TempDir
    private Path logs;

    @Test
    @DisplayName("is told from the log and the older ones beside it, the newest first")
    void found() throws IOException {
        log("access.log", LINE.formatted(30, "li", FORM), LINE.formatted(31, "wang", FORM + "-unit"));
        log("access.log.1", LINE.formatted(20, "zhao", FORM), "{\"time\":\"2026-03", "{\"formId\":\"" + FORM + "\"}");
        log("access.log.bak", LINE.formatted(10, "copy", FORM));

        var found = in(logs.resolve("access.log")).of(FORM);

        assertThat(found.items())
                .extracting(Accesses.Access::actor, Accesses.Access::from, Accesses.Access::status)
                .containsExactly(tuple("li", "10.0.0.7", 200), tuple("zhao", "10.0.0.7", 200));
        assertThat(found.total()).isEqualTo(2);
        assertThat(found.kept()).isTrue();
    }

    @Test
    @DisplayName("is told from logs that are numbered or dated, and whatever a full disk left of a character")
    void rotated() throws IOException {
        log("access.log", LINE.formatted(30, "li", FORM));
        log("access.log.2026-03-01", LINE.formatted(20, "zhao", FORM));
        log("access.log-20260228", LINE.formatted(10, "wang", FORM));
        Files.write(logs.resolve("access.log.1"), new byte[] {'{', (byte) 0xE6, (byte) 0xB0});

        assertThat(in(logs.resolve("access.log")).of(FORM).items())
                .extracting(Accesses.Access::actor)
                .containsExactly("li", "zhao", "wang");
    }

    @Test
    @DisplayName("is counted however many they are, and the newest are told")
    void many() throws IOException {
        log(
                "access.log",
                IntStream.range(0, 600)
                        .mapToObj(number -> LINE.formatted(number / 10, "li", FORM))
                        .toArray(String[]::new));

        var found = in(logs.resolve("access.log")).of(FORM);

        assertThat(found.total()).isEqualTo(600);
        assertThat(found.items()).hasSize(500);
        assertThat(found.items().get(0).time()).isAfter(found.items().get(499).time());
    }

    @Test
    @DisplayName("isn't known where the log is kept elsewhere")
    void elsewhere() {
        assertThat(new Accesses(new AuditSettings(null)).of(FORM).kept()).isFalse();
        assertThat(in(logs.resolve("nowhere/access.log")).of(FORM).items()).isEmpty();
    }

    private static Accesses in(Path log) {
        return new Accesses(new AuditSettings(log));
    }

    private void log(String name, String... lines) throws IOException {
        Files.write(logs.resolve(name), List.of(lines));
    }
}
