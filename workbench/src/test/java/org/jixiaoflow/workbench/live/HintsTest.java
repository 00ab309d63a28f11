package org.jixiaoflow.workbench.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jixiaoflow.fixtures.ManualClock;
import org.jixiaoflow.workbench.services.Me;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@DisplayName("A page whose stream was away for a moment")
class HintsTest {

    private static final Pattern ID = Pattern.compile("id:(\\d+)");

    private final ManualClock clock = new ManualClock(Instant.parse("2023-05-01T08:00:00Z"));
    private final Hints hints = new Hints(clock, Runnable::run);
    private final MockMvc mvc =
            MockMvcBuilders.standaloneSetup(new Streams(hints)).build();

    @Test
    @DisplayName("is told what it missed, and nothing that is for others")
    void missed() throws Exception {
        var heard = lastId(stream(null));
        hints.tell(new Hint("form", "mine", 2L), listener -> true);
        hints.tell(new Hint("form", "theirs", 2L), listener -> false);

        var again = stream(heard);

        assertThat(again).contains("\"mine\"").doesNotContain("theirs");
        assertThat(stream(lastId(again))).doesNotContain("mine");
    }

    @Test
    @DisplayName("is told that anything may have changed once that isn't known any more")
    void longAgo() throws Exception {
        for (var number = 0; number < 1001; number++) {
            hints.tell(new Hint("form", "f" + number, 1L), listener -> true);
        }

        for (var heard : List.of("0", "17", "before the restart", "9".repeat(30))) {
            assertThat(stream(heard)).contains("anything").doesNotContain("f1000");
        }
    }

    @Test
    @DisplayName("is told nothing of the past at first")
    void first() throws Exception {
        hints.tell(new Hint("form", "mine", 2L), listener -> true);

        assertThat(stream(null)).doesNotContain("hint");
    }

    @Test
    @DisplayName("is told what came while it was made, and what the views may not have shown by then")
    void whileItWasMade() throws Exception {
        hints.tell(new Hint("form", "shown", 2L), listener -> true);
        clock.pass(Duration.ofSeconds(10));
        hints.tell(new Hint("form", "just before", 2L), listener -> true);
        clock.pass(Duration.ofSeconds(1));
        var shown = hints.shown();
        hints.tell(new Hint("form", "meanwhile", 2L), listener -> true);

        assertThat(stream(String.valueOf(shown)))
                .contains("just before", "meanwhile")
                .doesNotContain("shown");
    }

    @Test
    @DisplayName("is told nothing more once nobody reads what waits for it, and keeps nobody else waiting meanwhile")
    void stuckReader() {
        var stuck = new ArrayDeque<Runnable>();
        var page = new HintStream(new SseEmitter(), stuck::add);

        var taken = IntStream.range(0, 3000)
                .filter(number -> page.send(SseEmitter.event().comment("hint " + number)))
                .count();

        assertThat(stuck).hasSize(1);
        assertThat(taken).isEqualTo(2 * Hints.KEPT);
        assertThat(page.send(SseEmitter.event().comment("later"))).isFalse();
    }

    private String stream(@Nullable String heard) throws Exception {
        var request = get("/live");
        return mvc.perform(heard == null ? request : request.header("Last-Event-ID", heard))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static String lastId(String stream) {
        return ID.matcher(stream)
                .results()
                .map(found -> found.group(1))
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    @RestController
    record Streams(Hints hints) {

        @GetMapping("/live")
        SseEmitter live(@RequestHeader(name = "Last-Event-ID", required = false) @Nullable String heard) {
            var reader = new Me(
                    "li", "李", null, List.of(), null, List.of(), List.of(), List.of(), List.of(), false, false,
                    List.of(), List.of(), List.of(), List.of());
            return hints.open(reader, heard);
        }
    }
}
