package org.jixiaoflow.schemas.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.quantity.Unit.Family;
import org.jixiaoflow.schemas.quantity.UnitFamilies.Names;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Families of units")
@NullUnmarked
class UnitFamiliesTest {

    @Test
    @DisplayName("may be given other units; those of other families stay")
    void own() {
        var families = UnitFamilies.usual().with(Map.of(Family.COUNT, List.of(names("个", null), names("打", "12"))));

        assertThat(Quantity.read("2", "打", families).asQuantity())
                .hasValueSatisfying(dozens -> assertThat(dozens.value()).isEqualByComparingTo("24"));
        assertThat(families.unit("打").goesWith(families.unit("个"))).isTrue();
        assertThat(families.unit("打").goesWith(families.unit("件"))).isFalse();
        assertThat(families.unit("亿元").factor()).isEqualByComparingTo("100000000");
        assertThat(UnitFamilies.usual().unit("打").base()).isEqualTo("打");
    }

    @Test
    @DisplayName("may not contradict each other")
    void contradictions() {
        assertThatThrownBy(() -> with(Family.TIME, names("天", null), new Names(List.of("月"), "旬", BigDecimal.TEN)))
                .hasMessage("family TIME is counted in [天, 旬]; it can only be one");
        assertThatThrownBy(() -> with(Family.TIME, new Names(List.of("月"), "旬", BigDecimal.TEN)))
                .hasMessage("base unit 旬 of family TIME is 1 of 旬 in family COUNT");
        assertThatThrownBy(() -> with(Family.MONEY, new Names(List.of("元"), null, BigDecimal.TEN)))
                .hasMessage("base unit 元 of family MONEY is 10 of 元 in family MONEY");
        assertThatThrownBy(() -> with(Family.MONEY)).hasMessage("family MONEY has no unit");
        assertThatThrownBy(() -> with(Family.COUNT, names("打", "0"))).hasMessage("unit [打] is 0 of its base");
    }

    private static UnitFamilies with(Family family, Names... units) {
        return UnitFamilies.usual().with(Map.of(family, List.of(units)));
    }

    private static Names names(String name, String factor) {
        return factor == null
                ? new Names(List.of(name), null, null)
                : new Names(List.of(name), "个", new BigDecimal(factor));
    }
}
