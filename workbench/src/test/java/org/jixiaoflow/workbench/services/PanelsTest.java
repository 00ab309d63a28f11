package org.jixiaoflow.workbench.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.AdditionalAnswers.returnsFirstArg;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jixiaoflow.workbench.session.Passes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Parts of a page")
class PanelsTest {

    private final Passes passes = mock(Passes.class);
    private final Panels panels = new Panels(passes);

    @BeforeEach
    void somebodyIsSignedIn() {
        given(passes.lend(any())).willAnswer(returnsFirstArg());
    }

    @AfterEach
    void stop() {
        panels.stop();
    }

    @Test
    @DisplayName("are asked for at the same time")
    void together() {
        var all = new CyclicBarrier(3);
        Supplier<Integer> waits = () -> meet(all);

        var asked = IntStream.range(0, 3).mapToObj(each -> panels.ask(waits)).toList();

        assertThat(asked.stream().map(Supplier::get)).containsExactlyInAnyOrder(0, 1, 2);
    }

    private static int meet(CyclicBarrier all) {
        try {
            return all.await(30, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new AssertionError(alone);
        }
    }

    @Test
    @DisplayName("say to whoever takes them what was refused")
    void refused() {
        var refusal = new Refusal(404, Map.of("code", "UNKNOWN_FORM"));

        Supplier<String> asked = panels.ask(() -> {
            throw refusal;
        });

        assertThatThrownBy(asked::get).isSameAs(refusal);
    }
}
