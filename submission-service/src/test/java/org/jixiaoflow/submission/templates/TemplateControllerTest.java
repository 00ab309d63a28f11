package org.jixiaoflow.submission.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.Set;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.support.security.Caller;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What forms are held to")
class TemplateControllerTest {

    private static final Caller CLERK =
            new Caller("zhang", "张", Set.of("clerk"), Regions.EVERY, "finance", List.of(), List.of());
    private final TemplateController templates = new TemplateController(Presets.all(), mock());

    @Test
    @DisplayName("is told by region and year, with the levels, their points and what the weights must add up to")
    void told() {
        var template = templates.template(CLERK, "231083", 2022);

        assertThat(template.id()).isEqualTo("hailin-2022");
        assertThat(template.heaviest()).isEqualTo(Severity.WARN);
        assertThat(template.indicatorPoints()).isEqualByComparingTo("90");
        assertThat(template.levels()).extracting(TemplateView.LevelView::name).containsExactly("产出指标", "效益指标", "满意度指标");
        assertThat(template.levels().get(0).expected()).contains("数量指标", "成本指标");
        assertThat(template.levels().get(2).points()).isEqualByComparingTo("10");
    }

    @Test
    @DisplayName("is the template for all where none is for that region or year")
    void standard() {
        assertThat(templates.template(CLERK, "231083", 2030).id()).isEqualTo("standard");
        assertThat(templates.template(CLERK, null, null).id()).isEqualTo("standard");
    }
}
