package org.jixiaoflow.review.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.access.workflow.WorkflowPosition;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The workflow")
class WorkflowTest {

    private static final Workflow WORKFLOW = new Workflow();

    private final TransitionMachine machine = new TransitionMachine(Transitions.ALL);

    @DisplayName("follows each transition of the design, and no other")
    @ParameterizedTest(name = "{0} at last stage: {1}, resubmitted: {2}, opens {3}")
    @CsvSource(nullValues = "-", textBlock = """
            -,         false, false, SAVE>DRAFT
            DRAFT,     false, false, SAVE>DRAFT SIGN>DRAFT SUBMIT>SUBMITTED EXTEND>DRAFT REMIND>DRAFT WITHHOLD>DRAFT
            RETURNED,  false, false, SAVE>RETURNED SIGN>RETURNED SUBMIT>SUBMITTED EXTEND>RETURNED REMIND>RETURNED WITHHOLD>RETURNED
            SUBMITTED, false, false, WITHDRAW>DRAFT OPINE>SUBMITTED EXTEND>SUBMITTED REMIND>SUBMITTED WITHHOLD>SUBMITTED HAND_OVER>SUBMITTED CONSULT>SUBMITTED RECALL>SUBMITTED RETURN>RETURNED PASS>SUBMITTED
            SUBMITTED, false, true,  WITHDRAW>RETURNED OPINE>SUBMITTED EXTEND>SUBMITTED REMIND>SUBMITTED WITHHOLD>SUBMITTED HAND_OVER>SUBMITTED CONSULT>SUBMITTED RECALL>SUBMITTED RETURN>RETURNED PASS>SUBMITTED
            SUBMITTED, true,  false, WITHDRAW>DRAFT OPINE>SUBMITTED EXTEND>SUBMITTED REMIND>SUBMITTED WITHHOLD>SUBMITTED HAND_OVER>SUBMITTED CONSULT>SUBMITTED RECALL>SUBMITTED RETURN>RETURNED APPROVE>APPROVED
            SUBMITTED, true,  true,  WITHDRAW>RETURNED OPINE>SUBMITTED EXTEND>SUBMITTED REMIND>SUBMITTED WITHHOLD>SUBMITTED HAND_OVER>SUBMITTED CONSULT>SUBMITTED RECALL>SUBMITTED RETURN>RETURNED APPROVE>APPROVED
            APPROVED,  false, false, REVOKE>SUBMITTED GRANT_ADJUST>APPROVED ADJUST>DRAFT PUBLISH>APPROVED WITHHOLD>APPROVED
            """)
    void followsEachArrow(@Nullable FormState state, boolean lastStage, boolean resubmitted, String opened) {
        var workflowPosition = new WorkflowPosition(state, lastStage, resubmitted);

        var transitions = Arrays.stream(Trigger.values())
                .flatMap(trigger -> WORKFLOW.transition(workflowPosition, trigger).stream())
                .map(transition -> transition.trigger() + ">" + transition.to());

        assertThat(transitions).containsExactlyInAnyOrder(opened.split(" "));
    }

    @DisplayName("answers what the state machine answers")
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyPair")
    void answersWhatTheMachineAnswers(WorkflowPosition workflowPosition, Trigger trigger) {
        var fired = machine.fire(workflowPosition, trigger);

        assertThat(WORKFLOW.transition(workflowPosition, trigger)).isEqualTo(fired);
        assertThat(machine.isIn(fired.isPresent() ? fired.get().to() : workflowPosition.state()))
                .isTrue();
    }

    @DisplayName("has one transition at most for a trigger, the one of the table")
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyPair")
    void isTheTable(WorkflowPosition workflowPosition, Trigger trigger) {
        var open = Transitions.ALL.stream()
                .filter(transition -> transition.leadsFrom(workflowPosition, trigger))
                .toList();

        assertThat(open).hasSizeLessThan(2);
        assertThat(WORKFLOW.transition(workflowPosition, trigger))
                .isEqualTo(open.stream().findFirst());
    }

    @Test
    @DisplayName("leads to the stage a transition says")
    void leadsToStages() {
        var route = List.of("A", "B", "C");

        assertThat(stages(Trigger.SUBMIT, route, null, "B")).containsExactly(Optional.of("A"), Optional.of("B"));
        assertThat(stages(Trigger.PASS, route, "B", null)).containsExactly(Optional.of("C"));
        assertThat(stages(Trigger.REVOKE, route, null, null)).containsExactly(Optional.of("C"));
        assertThat(stages(Trigger.APPROVE, route, "C", null)).containsExactly(Optional.empty());
        assertThat(stages(Trigger.RETURN, route, "B", null)).containsExactly(Optional.empty());
        assertThat(stages(Trigger.OPINE, route, "B", null)).containsExactly(Optional.of("B"));
    }

    @Test
    @DisplayName("knows stages of submitted forms only")
    void knowsStagesOfSubmittedFormsOnly() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkflowPosition(FormState.DRAFT, true, false));
    }

    private static List<Optional<String>> stages(
            Trigger trigger, List<String> route, @Nullable String current, @Nullable String due) {
        return Transitions.ALL.stream()
                .filter(transition -> transition.trigger() == trigger)
                .map(transition -> Optional.ofNullable(transition.stage(route, current, due)))
                .toList();
    }

    static Stream<Arguments> everyPair() {
        return WorkflowPosition.ALL.stream()
                .flatMap(workflowPosition ->
                        Arrays.stream(Trigger.values()).map(trigger -> Arguments.of(workflowPosition, trigger)));
    }
}
