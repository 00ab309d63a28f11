package org.jixiaoflow.workbench.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.jixiaoflow.workbench.editor.Merge.Conflict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What two people made of the same form")
class MergeTest {

    private static final String NAME = "/indicators/+i1/name";
    private static final String TARGET = "/indicators/+i1/target";

    private final Draft base = Draft.empty();
    private Draft mine;
    private Draft theirs;

    @BeforeEach
    void oneRow() {
        base.change("add:indicators");
        base.change("add:indicators");
        base.set(NAME, "救助人数");
        base.set(TARGET, "98");
        mine = base.copy();
        theirs = base.copy();
    }

    @Test
    @DisplayName("comes together where each changed another field")
    void apart() {
        mine.set(NAME, "救助人次");
        theirs.set(TARGET, "99");

        var merge = Merge.of(base, mine, theirs);

        assertThat(merge.merged().text(NAME)).isEqualTo("救助人次");
        assertThat(merge.merged().text(TARGET)).isEqualTo("99");
        assertThat(merge.conflicts()).isEmpty();
    }

    @Test
    @DisplayName("keeps mine and names the field where both changed it")
    void together() {
        mine.set(TARGET, "97");
        theirs.set(TARGET, "99");

        var merge = Merge.of(base, mine, theirs);

        assertThat(merge.merged().text(TARGET)).isEqualTo("97");
        assertThat(merge.conflicts()).containsExactly(new Conflict(TARGET, "98", "97", "99"));
    }

    @Test
    @DisplayName("is no conflict where both changed it to the same")
    void same() {
        mine.set(TARGET, "99");
        theirs.set(TARGET, "99");

        assertThat(Merge.of(base, mine, theirs).conflicts()).isEmpty();
    }

    @Test
    @DisplayName("has the rows of both, mine in my order and theirs last")
    void rows() {
        mine.change("up:indicators:+i2");
        theirs.change("add:indicators");
        theirs.set("/indicators/+i3/name", "及时率");

        var merged = Merge.of(base, mine, theirs).merged();

        assertThat(merged.rowsOf(Table.INDICATORS)).containsExactly("+i2", "+i1", "+i3");
        assertThat(merged.text("/indicators/+i3/name")).isEqualTo("及时率");
    }

    @Test
    @DisplayName("loses a row that one deleted, and says so where the other had changed it")
    void deleted() {
        mine.set(TARGET, "97");
        theirs.change("delete:indicators:+i1");

        var merge = Merge.of(base, mine, theirs);

        assertThat(merge.merged().rowsOf(Table.INDICATORS)).containsExactly("+i2");
        assertThat(merge.conflicts()).containsExactly(new Conflict(TARGET, "98", "97", ""));
    }
}
