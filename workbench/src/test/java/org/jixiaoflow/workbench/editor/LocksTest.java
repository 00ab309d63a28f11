package org.jixiaoflow.workbench.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jixiaoflow.schemas.FormKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What may be typed")
class LocksTest {

    private static final String TARGET = "/indicators/i1/target";

    @Test
    @DisplayName("is everything of a draft")
    void draft() {
        var locks = new Locks(FormKind.OBJECTIVE, List.of());

        assertThat(locks.opens(TARGET)).isTrue();
        assertThat(locks.opensRows(Table.INDICATORS)).isTrue();
        assertThat(locks.areSome()).isFalse();
    }

    @Test
    @DisplayName("is only what was opened after a return")
    void returned() {
        var locks = new Locks(FormKind.OBJECTIVE, List.of(TARGET, "/tasks/t1"));

        assertThat(locks.opens(TARGET)).isTrue();
        assertThat(locks.opens("/tasks/t1/name")).isTrue();
        assertThat(locks.opens("/indicators/i1/name")).isFalse();
        assertThat(locks.opens("/indicators/i10/target")).isFalse();
        assertThat(locks.opens("/tasks/t10/name")).isFalse();
        assertThat(locks.opensRows(Table.TASKS)).isFalse();
    }

    @Test
    @DisplayName("is rows, too, where a whole list was opened")
    void list() {
        assertThat(new Locks(FormKind.OBJECTIVE, List.of("/tasks")).opensRows(Table.TASKS))
                .isTrue();
    }

    @Test
    @DisplayName("is in a self-evaluation what was reached, not what was planned")
    void evaluation() {
        var locks = new Locks(FormKind.SELF_EVALUATION, List.of());

        assertThat(locks.opens("/indicators/i1/actual")).isTrue();
        assertThat(locks.opens("/execution/executed")).isTrue();
        assertThat(locks.opens(TARGET)).isFalse();
        assertThat(locks.opens("/annualGoals/g1/text")).isFalse();
        assertThat(locks.opensRows(Table.INDICATORS)).isFalse();
    }
}
