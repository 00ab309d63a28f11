package org.jixiaoflow.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.jixiaoflow.schemas.contract.FormId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A form's journey")
class JourneyTest {

    @Test
    @DisplayName("is found again by the form's id, which is a valid one of its own")
    void identity() {
        var ids = new HashSet<String>();

        IntStream.range(0, 2 * Journey.PERIOD).mapToObj(Journey::new).forEach(journey -> {
            assertThat(FormId.parse(journey.formId())).isPresent();
            assertThat(Journey.of(journey.formId())).isEqualTo(journey);
            assertThat(ids.add(journey.formId())).isTrue();
        });
    }

    @Test
    @DisplayName("is five commands long, and seven if the form is returned, which a fifth of them are")
    void commands() {
        assertThat(Journey.commands(0, Journey.PERIOD)).isEqualTo(Journey.PERIOD * 5 + Journey.PERIOD / 5 * 2);
    }

    @Test
    @DisplayName("gives each of its commands an id of its own")
    void commandIds() {
        var journey = new Journey(0);

        assertThat(journey.steps().stream().map(journey::commandId)).doesNotHaveDuplicates();
        assertThat(journey.commandId(Step.SAVE)).isNotEqualTo(new Journey(1).commandId(Step.SAVE));
    }
}
