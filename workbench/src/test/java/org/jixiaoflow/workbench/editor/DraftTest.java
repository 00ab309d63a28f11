package org.jixiaoflow.workbench.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A draft in somebody's editor")
class DraftTest {

    private static final Locks OPEN = new Locks(FormKind.OBJECTIVE, List.of());
    private static final String TARGET = "/indicators/i1/target";
    private static final String WEIGHT = "/indicators/i1/weight";

    private static FormContent saved() {
        return FormContent.newBuilder()
                .setDepartmentName("民政局")
                .setAnnualGoals(List.of(new AnnualGoal("g1", "保障困难群众基本生活")))
                .setIndicators(List.of(indicator("i1", "救助人数"), indicator("i2", "及时率")))
                .build();
    }

    private static Indicator indicator(String id, String name) {
        return Indicator.newBuilder()
                .setId(id)
                .setLevel1("产出指标")
                .setName(name)
                .setOperator(Operator.GE)
                .setDirection(Direction.POSITIVE)
                .setTarget("98")
                .setWeight(new BigDecimal("20.00"))
                .build();
    }

    @Test
    @DisplayName("gives back what is saved where nobody typed")
    void unchanged() {
        assertThat(Draft.of(saved()).content(saved())).isEqualTo(saved());
    }

    @Test
    @DisplayName("is the same after it was kept")
    void kept() {
        var draft = Draft.of(saved());

        assertThat(Draft.fromJson(draft.toJson())).isEqualTo(draft);
    }

    @Test
    @DisplayName("shows numbers without zeros nobody typed")
    void plainNumbers() {
        assertThat(Draft.of(saved()).text(WEIGHT)).isEqualTo("20");
    }

    @Test
    @Timeout(5)
    @DisplayName("takes no number that takes long to write out, and keeps what was typed")
    void hugeNumbers() {
        for (var typed : List.of("1E100000000", "-1e-999999999", "1".repeat(1_000_000))) {
            var draft = Draft.posted(Map.of(WEIGHT, List.of(typed)), Draft.of(saved()), OPEN);

            assertThat(draft.faults()).containsOnlyKeys(WEIGHT);
            assertThat(draft.text(WEIGHT)).isEqualTo(typed);
            assertThat(draft.content(saved()).getIndicators().get(0).getWeight())
                    .isNull();
        }
    }

    @Test
    @DisplayName("is blank until something is typed, whosever it is")
    void blank() {
        var draft = Draft.of(null);
        draft.set(Draft.DEPARTMENT, "民政局");
        draft.change("add:indicators");

        assertThat(draft.isBlank()).isTrue();

        draft.set(Draft.path(Table.INDICATORS, draft.rowsOf(Table.INDICATORS).get(0), "name"), "救助人数");

        assertThat(draft.isBlank()).isFalse();
    }

    @Nested
    @DisplayName("when it is posted")
    class Posted {

        @Test
        @DisplayName("takes what is typed, without the space around it")
        void typed() {
            var draft = Draft.posted(Map.of(TARGET, List.of(" 99 ")), Draft.of(saved()), OPEN);

            assertThat(draft.content(saved()).getIndicators().get(0).getTarget())
                    .isEqualTo("99");
        }

        @Test
        @DisplayName("leaves what is locked as it is")
        void locked() {
            var locks = new Locks(FormKind.OBJECTIVE, List.of(TARGET));
            var draft = Draft.posted(
                    Map.of(TARGET, List.of("99"), WEIGHT, List.of("1"), "order:indicators", List.of("i2", "i1")),
                    Draft.of(saved()),
                    locks);

            assertThat(draft.text(TARGET)).isEqualTo("99");
            assertThat(draft.text(WEIGHT)).isEqualTo("20");
            assertThat(draft.rowsOf(Table.INDICATORS)).containsExactly("i1", "i2");
        }

        @Test
        @DisplayName("has no row and no field that nobody knows")
        void madeUp() {
            var draft = Draft.posted(
                    Map.of(
                            "/indicators/i9/name", List.of("x"),
                            "/indicators/i1/id", List.of("x"),
                            "/secret", List.of("x"),
                            "order:indicators", List.of("i1", "i1", "<script>", "+i1")),
                    Draft.of(saved()),
                    OPEN);

            assertThat(draft.rowsOf(Table.INDICATORS)).containsExactly("i1", "+i1");
            assertThat(draft.fields()).doesNotContainKeys("/indicators/i9/name", "/indicators/i1/id", "/secret");
        }

        @Test
        @DisplayName("keeps a half-typed number as it is typed, and says so")
        void halfTyped() {
            var draft = Draft.posted(Map.of(WEIGHT, List.of("2o")), Draft.of(saved()), OPEN);

            assertThat(draft.text(WEIGHT)).isEqualTo("2o");
            assertThat(draft.faults()).containsExactly(Map.entry(WEIGHT, "2o"));
        }

        @Test
        @DisplayName("reads a number with thousands apart")
        void thousands() {
            var draft = Draft.posted(Map.of(WEIGHT, List.of("1,000.5")), Draft.of(saved()), OPEN);

            assertThat(draft.faults()).isEmpty();
            assertThat(draft.content(saved()).getIndicators().get(0).getWeight())
                    .isEqualByComparingTo("1000.5");
        }
    }

    @Nested
    @DisplayName("at a button beside a row")
    class Buttons {

        private final Draft draft = Draft.of(saved());

        @Test
        @DisplayName("copies the row under an id of its own")
        void copies() {
            draft.change("copy:indicators:i1");

            assertThat(draft.rowsOf(Table.INDICATORS)).containsExactly("i1", "+i1", "i2");
            assertThat(draft.text("/indicators/+i1/name")).isEqualTo("救助人数");
        }

        @Test
        @DisplayName("deletes the row with all that was in it")
        void deletes() {
            draft.change("delete:indicators:i1");

            assertThat(draft.content(saved()).getIndicators())
                    .extracting(Indicator::getId)
                    .containsExactly("i2");
            assertThat(draft.text(TARGET)).isEmpty();
        }

        @Test
        @DisplayName("moves the row, and leaves the first one first")
        void moves() {
            draft.change("up:indicators:i2");
            draft.change("up:indicators:i2");

            assertThat(draft.rowsOf(Table.INDICATORS)).containsExactly("i2", "i1");
        }

        @Test
        @DisplayName("does nothing that no button says")
        void nonsense() {
            var before = draft.copy();

            for (var what :
                    List.of("", "delete", "delete:indicators", "delete:indicators:i9", "drop:tables", "up:x:i1")) {
                draft.change(what);
            }

            assertThat(draft).isEqualTo(before);
        }
    }
}
