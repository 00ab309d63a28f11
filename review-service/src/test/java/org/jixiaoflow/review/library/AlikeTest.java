package org.jixiaoflow.review.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Names of indicators")
class AlikeTest {

    @Test
    @DisplayName("are one if they differ in spaces, punctuation, width or case only")
    void one() {
        assertThat(Names.key(" 资金发放（及时率）")).isEqualTo(Names.key("资金发放及时率"));
        assertThat(Names.key("ＡＱＩ优良天数")).isEqualTo(Names.key("AQI 优良天数")).isEqualTo(Names.key("aqi优良天数"));
        assertThat(Names.key("……")).isEmpty();
        assertThat(Names.key(null)).isEmpty();
    }

    @Test
    @DisplayName("are alike if most pairs of their characters are the same, whichever comes first")
    void alike() {
        var alike = Alike.of(List.of("资金发放及时率", "困难群众救助人数", "资金发放及时性", "救助困难群众人数", "服务对象满意度", "救助对象满意度"));

        assertThat(alike)
                .containsEntry("资金发放及时率", List.of("资金发放及时性"))
                .containsEntry("资金发放及时性", List.of("资金发放及时率"))
                .containsEntry("救助困难群众人数", List.of("困难群众救助人数"))
                .doesNotContainKeys("服务对象满意度", "救助对象满意度");
    }
}
