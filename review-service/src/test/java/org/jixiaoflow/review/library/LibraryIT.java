package org.jixiaoflow.review.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.tracking.ReviewDatabase;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.ExemplaryIndicator;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.projection.ViewRecord;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The indicator library")
@NullUnmarked
class LibraryIT {

    private static final String HERE = "231083";
    private static final Instant NOW = Instant.parse("2024-03-01T00:00:00Z");
    private static final Actor ADMINISTRATOR = Actor.newBuilder()
            .setId("q")
            .setName("钱管理")
            .setRole("business-administrator")
            .setRegions(List.of(HERE))
            .build();

    private final JdbcClient sql = ReviewDatabase.empty();
    private final IndicatorView indicators = new IndicatorView(sql);
    private final ExemplaryView recommended = new ExemplaryView(sql);
    private final Library library = new Library(sql, JsonMapper.shared());

    @Test
    @DisplayName(
            "counts what a region's approved objectives have: how often, by how many departments, in how many years, with which targets")
    void counted() {
        approve("2023-OBJECTIVE-health", "资金发放及时率", "98");
        approve("2024-OBJECTIVE-health", "资金发放（及时率）", "98");
        approve("2024-OBJECTIVE-education", "资金发放及时率", "95", "培训人数", "300");
        approve("2024-SELF_EVALUATION-education", "资金发放及时率", "95");
        indicators.apply(List.of(form("231084-2024-OBJECTIVE-health", "资金发放及时率", "60")));

        assertThat(library.of(HERE))
                .extracting(
                        LibraryIndicator::name,
                        LibraryIndicator::used,
                        LibraryIndicator::departments,
                        LibraryIndicator::years,
                        LibraryIndicator::spellings)
                .containsExactly(tuple("资金发放及时率", 3, 2, 2, List.of("资金发放（及时率）")), tuple("培训人数", 1, 1, 1, List.of()));
        assertThat(library.of(HERE).get(0).targets())
                .containsExactly(
                        new LibraryIndicator.Target(Operator.GE, "98", "%", 2),
                        new LibraryIndicator.Target(Operator.GE, "95", "%", 1));
    }

    @Test
    @DisplayName("has what is approved by now, whatever was before or is read again")
    void newest() {
        approve("2024-OBJECTIVE-health", "接种率", "98", "随访率", "80");
        approve("2024-OBJECTIVE-health", "接种率", "99");
        approve("2024-OBJECTIVE-education", "接种率", "99");
        indicators.apply(List.of(record("231083-2024-OBJECTIVE-education", null)));

        assertThat(library.of(HERE)).singleElement().satisfies(only -> {
            assertThat(only.used()).isEqualTo(1);
            assertThat(only.targets())
                    .extracting(LibraryIndicator.Target::target)
                    .containsExactly("99");
        });
    }

    @Test
    @DisplayName("tells what was not used for two years, and what is called almost the same")
    void deadAndAlike() {
        approve("2022-OBJECTIVE-health", "资金发放及时性", "98");
        approve("2023-OBJECTIVE-health", "随访率", "98");
        approve("2024-OBJECTIVE-health", "资金发放及时率", "98");

        assertThat(library.of(HERE).stream().filter(LibraryIndicator::unused))
                .extracting(LibraryIndicator::name, LibraryIndicator::alike)
                .containsExactly(tuple("资金发放及时性", List.of("资金发放及时率")));
        assertThat(shown(new LibraryFilter(null, null, null, LibraryFilter.Show.ALIKE)))
                .hasSize(2);
        assertThat(shown(new LibraryFilter("（随访）", null, null, null))).containsExactly("随访率");
        assertThat(shown(new LibraryFilter(null, "随访率", "产出指标", null))).containsExactly("随访率");
        assertThat(shown(new LibraryFilter(null, null, "效益指标", null))).isEmpty();
    }

    @Test
    @DisplayName("is a table, too")
    void table() {
        approve("2022-OBJECTIVE-health", "资金发放及时率", "98");
        approve("2023-OBJECTIVE-health", "资金发放及时率", "98");
        approve("2024-OBJECTIVE-health", "资金发放（及时率）", "98");

        var rows = new LibraryTable(Samples.messages()).rows(library.of(HERE), Locale.CHINESE);

        assertThat(rows).hasSize(2);
        assertThat(rows.get(1))
                .hasSameSizeAs(rows.get(0))
                .containsSubsequence("≥", "≥ 98 % ×3", 3, 1, 3, "2022", "2024", "资金发放（及时率）")
                .doesNotContain("health");
        assertThat(rows.get(0)).startsWith("三级指标").endsWith("推荐人", "推荐理由");
    }

    @Test
    @DisplayName("begins with what the bureau recommends, as long as it does, and keeps every word of it")
    void recommendations() {
        approve("2024-OBJECTIVE-health", "接种率", "98", "随访率", "80");
        approve("2024-OBJECTIVE-education", "接种率", "98");
        var publisher = publisher();
        var said = new Recommendations(publisher, sql, Clock.fixed(NOW, ZoneOffset.UTC));

        said.say(HERE, "随访 率", true, "口径清楚", ADMINISTRATOR);
        said.say(HERE, "随访率", true, "口径清楚", ADMINISTRATOR);

        assertThat(library.of(HERE).get(0).name()).isEqualTo("随访率");
        assertThat(library.of(HERE).get(0).recommended())
                .isEqualTo(new LibraryIndicator.Recommendation("口径清楚", "钱管理", NOW));
        said.say(HERE, "随访率", false, null, ADMINISTRATOR);
        assertThat(library.of(HERE)).extracting(LibraryIndicator::recommended).containsOnlyNulls();
        verify(publisher, times(2)).send(eq(Topics.EXEMPLARY_INDICATORS), eq("231083|随访率"), any());
        assertThatThrownBy(() -> said.say(HERE, "没有的指标", true, null, ADMINISTRATOR))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("UNKNOWN_INDICATOR");
    }

    /** What it is given the view has at once. */
    private Publisher publisher() {
        var publisher = mock(Publisher.class);
        when(publisher.send(eq(Topics.EXEMPLARY_INDICATORS), any(), any())).thenAnswer(call -> {
            ExemplaryIndicator said = call.getArgument(2);
            recommended.apply(List.of(new ViewRecord<>(
                    call.getArgument(1), said, Bytes.wrap(UnregisteredSerdes.value(said)), 0, 0, Instant.EPOCH)));
            return CompletableFuture.completedFuture(null);
        });
        return publisher;
    }

    private List<String> shown(LibraryFilter filter) {
        return library.of(HERE).stream()
                .filter(filter::has)
                .map(LibraryIndicator::name)
                .toList();
    }

    private void approve(String form, String... namesAndTargets) {
        indicators.apply(List.of(form(HERE + "-" + form, namesAndTargets)));
    }

    private static ViewRecord<ApprovedForm> form(String formId, String... namesAndTargets) {
        var id = FormId.parse(formId).orElseThrow();
        return record(
                formId,
                ApprovedForm.newBuilder()
                        .setFormId(formId)
                        .setRegionCode(id.regionCode())
                        .setYear(id.year())
                        .setKind(id.kind())
                        .setDepartmentCode(id.departmentCode())
                        .setVersion(5)
                        .setRevision(1)
                        .setTemplateId("default")
                        .setContent(FormContent.newBuilder()
                                .setIndicators(Stream.iterate(0, at -> at < namesAndTargets.length, at -> at + 2)
                                        .map(at -> indicator(namesAndTargets[at], namesAndTargets[at + 1]))
                                        .toList())
                                .build())
                        .setRatings(List.of())
                        .setTotal(null)
                        .setGrade(null)
                        .setApprovedBy(ADMINISTRATOR)
                        .setApprovedAt(NOW)
                        .build());
    }

    private static Indicator indicator(String name, String target) {
        return Indicator.newBuilder()
                .setLevel1("产出指标")
                .setName(name)
                .setOperator(Operator.GE)
                .setTarget(target)
                .setUnit("%")
                .setWeight(new BigDecimal("10.00"))
                .build();
    }

    private static ViewRecord<ApprovedForm> record(String key, ApprovedForm form) {
        return new ViewRecord<>(
                key, form, form == null ? null : Bytes.wrap(UnregisteredSerdes.value(form)), 0, 0, Instant.EPOCH);
    }
}
