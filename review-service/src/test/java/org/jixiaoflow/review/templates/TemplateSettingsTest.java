package org.jixiaoflow.review.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.templates.ReviewTemplates.Entry;
import org.jixiaoflow.review.templates.ReviewTemplates.Scope;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

@DisplayName("Review templates")
class TemplateSettingsTest {

    private static final FormId FORM = FormId.parse(Samples.FORM).orElseThrow();

    @Test
    @DisplayName("come with a default for every form")
    void theDefault() throws IOException {
        var template = configured().chosenFor(FORM);

        assertThat(template.stageIds()).containsExactly(Samples.FIRST, Samples.SECOND, Samples.LAST);
        assertThat(template.lastStage()).isEqualTo(Samples.LAST);
        assertThat(template.stage(Samples.SECOND)).get().extracting(Stage::name).isEqualTo("财政业务股");
        assertThat(template.dimensions()).extracting(Dimension::name).containsExactly("完整性", "相关性", "适当性", "可行性");
        assertThat(template.itemCodes()).hasSize(8);
    }

    @Test
    @DisplayName("grade totals by their bands")
    void grades() throws IOException {
        var template = configured().named("default");

        assertThat(template.grade(new BigDecimal("90.00"))).isEqualTo(Grade.EXCELLENT);
        assertThat(template.grade(new BigDecimal("89.99"))).isEqualTo(Grade.GOOD);
        assertThat(template.grade(new BigDecimal("79.99"))).isEqualTo(Grade.FAIR);
        assertThat(template.grade(new BigDecimal("59.99"))).isEqualTo(Grade.POOR);
        assertThat(template.grade(BigDecimal.ZERO)).isEqualTo(Grade.POOR);
    }

    @Test
    @DisplayName("are chosen by region before year before kind")
    void areChosen() throws IOException {
        var templates = new ReviewTemplates(List.of(
                entry(null, null, null, "any"),
                entry(null, null, FormKind.OBJECTIVE, "kind"),
                entry(null, 2022, null, "year"),
                entry("231083", 2021, null, "region, another year"),
                entry("231084", null, null, "another region")));

        assertThat(templates.chosenFor(FORM).id()).isEqualTo("year");
        assertThat(templates
                        .chosenFor(new FormId("231083", 2023, FormKind.OBJECTIVE, "a", null))
                        .id())
                .isEqualTo("kind");
        assertThat(templates
                        .chosenFor(new FormId("231084", 2022, FormKind.OBJECTIVE, "a", null))
                        .id())
                .isEqualTo("another region");
        assertThat(templates
                        .chosenFor(new FormId("231083", 2023, FormKind.SELF_EVALUATION, "a", null))
                        .id())
                .isEqualTo("any");
    }

    @Test
    @DisplayName("are refused without one for all forms, or with two for the same")
    void areRefusedTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReviewTemplates(List.of(entry(null, 2022, null, "year"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ReviewTemplates(List.of(entry(null, null, null, "one"), entry(null, null, null, "other"))));
    }

    @Test
    @DisplayName("are refused with points that are not 100, a stage twice, no stage, or bands out of order")
    void areRefusedAlone() throws IOException {
        var good = configured().named("default");
        var twice = new ArrayList<>(good.route());
        twice.addAll(good.route());
        var bands = Map.of(
                Grade.EXCELLENT, new BigDecimal(80),
                Grade.GOOD, new BigDecimal(90),
                Grade.FAIR, new BigDecimal(60),
                Grade.POOR, BigDecimal.ZERO);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReviewTemplate(
                        "x", good.route(), good.dimensions().subList(0, 3), good.bands(), false, true, null, null))
                .withMessageContaining("not 80");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ReviewTemplate("x", twice, good.dimensions(), good.bands(), false, true, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ReviewTemplate("x", List.of(), good.dimensions(), good.bands(), false, true, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ReviewTemplate("x", good.route(), good.dimensions(), bands, false, true, null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReviewTemplate(
                        "x",
                        good.route(),
                        good.dimensions(),
                        Map.of(Grade.POOR, BigDecimal.ZERO),
                        false,
                        true,
                        null,
                        null));
    }

    @Test
    @DisplayName("must not get lost while forms hold their id")
    void mustNotGetLost() throws IOException {
        var templates = configured();

        assertThatThrownBy(() -> templates.named("gone"))
                .isInstanceOf(UnknownTemplate.class)
                .hasMessageContaining("gone");
    }

    private static Entry entry(@Nullable String region, @Nullable Integer year, @Nullable FormKind kind, String id) {
        var template = Samples.templates().named("default");
        return new Entry(
                new Scope(region, year, kind),
                new ReviewTemplate(
                        id, template.route(), template.dimensions(), template.bands(), false, true, null, null));
    }

    private static ReviewTemplates configured() throws IOException {
        var file = new ClassPathResource("review-service.yml");
        var sources = new YamlPropertySourceLoader().load("review-service", file);
        var versions = new Binder(ConfigurationPropertySources.from(sources))
                .bind("jixiao.review", TemplateSettings.class)
                .get()
                .versions();
        return new ReviewTemplates(versions.stream().map(TemplateRecords::read).toList());
    }
}
