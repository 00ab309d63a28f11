package org.jixiaoflow.review.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.desk.DeskTest.row;
import static org.jixiaoflow.schemas.DecisionTrigger.APPROVE;
import static org.jixiaoflow.schemas.DecisionTrigger.GRANT_ADJUST;
import static org.jixiaoflow.schemas.DecisionTrigger.PASS;
import static org.jixiaoflow.schemas.DecisionTrigger.RETURN;
import static org.jixiaoflow.schemas.DecisionTrigger.REVOKE;

import java.util.List;
import java.util.Set;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.tracking.FormRow;
import org.jixiaoflow.review.workflow.Workflow;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.security.Caller;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A caller may")
@NullUnmarked
class AllowedActionsTest {

    private final AllowedActions actions = new AllowedActions(new Workflow());
    private final Caller second = reviewer("finance", List.of(), Samples.SECOND);
    private final Caller last = reviewer("finance", List.of(), Samples.LAST);

    @Test
    @DisplayName("return or pass what stands at a stage of theirs, and approve it at the last")
    void underReview() {
        assertThat(of(row(FormState.SUBMITTED, Samples.SECOND, Trigger.PASS), second))
                .containsExactly(RETURN, PASS);
        assertThat(of(row(FormState.SUBMITTED, Samples.LAST, Trigger.PASS), last))
                .containsExactly(RETURN, APPROVE);
    }

    @Test
    @DisplayName("revoke an approval of their stage or grant an adjustment, which is granted once")
    void approved() {
        assertThat(of(row(FormState.APPROVED, null, Trigger.APPROVE), last)).containsExactly(REVOKE, GRANT_ADJUST);
        assertThat(of(row(FormState.APPROVED, null, Trigger.GRANT_ADJUST), last))
                .containsExactly(REVOKE);
        assertThat(of(row(FormState.APPROVED, null, Trigger.APPROVE), second)).isEmpty();
    }

    @Test
    @DisplayName("do nothing with a form that stands elsewhere, or with the department")
    void elsewhere() {
        assertThat(of(row(FormState.SUBMITTED, Samples.FIRST, Trigger.SUBMIT), second))
                .isEmpty();
        assertThat(of(row(FormState.RETURNED, null, Trigger.RETURN), second)).isEmpty();
        assertThat(of(row(FormState.DRAFT, null, Trigger.SAVE), second)).isEmpty();
    }

    @Test
    @DisplayName("never decide on a form of a department they file for, nor without being a reviewer")
    void never() {
        var form = row(FormState.SUBMITTED, Samples.SECOND, Trigger.PASS);

        assertThat(of(form, reviewer(Samples.DEPARTMENT, List.of(), Samples.SECOND)))
                .isEmpty();
        assertThat(of(form, reviewer("finance", List.of(Samples.DEPARTMENT), Samples.SECOND)))
                .isEmpty();
        assertThat(of(form, reviewer("finance", List.of("*"), Samples.SECOND))).isEmpty();
        assertThat(of(form, new Caller("li", "李", Set.of("auditor"), null, List.of(), List.of(Samples.SECOND))))
                .isEmpty();
    }

    private List<DecisionTrigger> of(FormRow form, Caller caller) {
        return actions.of(form, Samples.templates().named("default"), caller);
    }

    private static Caller reviewer(String department, List<String> departments, String stage) {
        return new Caller("wang", "王", Set.of("reviewer"), department, departments, List.of(stage));
    }
}
