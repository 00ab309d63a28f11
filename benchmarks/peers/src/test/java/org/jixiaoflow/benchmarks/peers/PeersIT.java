package org.jixiaoflow.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jixiaoflow.benchmarks.comparison.Contestant;
import org.jixiaoflow.benchmarks.comparison.Peers;
import org.jixiaoflow.benchmarks.load.Journey;
import org.jixiaoflow.benchmarks.load.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No figures are tested: they are the machine's. */
@DisplayName("What the pipeline is measured beside")
class PeersIT {

    private static final int AT_ONCE = 20;
    private static final int FORMS = 40;

    @TempDir
    Path data;

    static List<Contestant> peers() {
        return Peers.all(AT_ONCE, true);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("peers")
    @DisplayName(
            "takes every form all the way, keeps what was filed and decided, and refuses a command that comes out of turn")
    void everyForm(Peer peer) {
        try (var running = peer.start(data)) {
            running.take(0, FORMS, through -> {});

            var desk = running.desk();
            assertThat(running.commands().ended()).isEqualTo(FORMS);
            assertThat(desk.count("form where state = 'APPROVED' and total = 90.00 and grade = 'EXCELLENT'"))
                    .isEqualTo(FORMS);
            assertThat(desk.count("score where total = 90.00")).isEqualTo(FORMS);
            assertThat(desk.count("filed")).isEqualTo(written(Step.SAVE, Step.SUBMIT, Step.RESUBMIT));
            assertThat(desk.count("decided")).isEqualTo(written(Step.RETURN, Step.APPROVE));
            assertThat(desk.count("form where version = 7")).isEqualTo(written(Step.RETURN));

            var late = new Journey(1);
            assertThatThrownBy(() -> running.commands()
                            .accept(Step.SUBMIT.command(late, Instant.now()))
                            .join())
                    .hasMessageContaining("is not its department's: APPROVED");
            assertThat(desk.count("filed")).isEqualTo(written(Step.SAVE, Step.SUBMIT, Step.RESUBMIT));
        }
    }

    private static long written(Step... steps) {
        return IntStream.range(0, FORMS)
                .mapToObj(number -> new Journey(number).steps())
                .flatMap(List::stream)
                .filter(List.of(steps)::contains)
                .count();
    }
}
