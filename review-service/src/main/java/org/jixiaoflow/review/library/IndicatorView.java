package org.jixiaoflow.review.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The indicators of every approved objective, a row each. Self-evaluations answer them and say none anew. */
@Component
class IndicatorView implements View<ApprovedForm> {

    static final String NAME = "indicators";

    private final JdbcClient sql;

    IndicatorView(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Topic<ApprovedForm> topic() {
        return Topics.APPROVED_FORMS;
    }

    private record Row(ApprovedForm form, int place, Indicator indicator) {

        String key() {
            return Names.key(indicator.getName());
        }

        static Stream<Row> of(ApprovedForm form) {
            var indicators = form.getContent().getIndicators();
            return form.getKind() == FormKind.OBJECTIVE
                    ? IntStream.range(0, indicators.size())
                            .mapToObj(place -> new Row(form, place, indicators.get(place)))
                            .filter(row -> !row.key().isEmpty())
                    : Stream.of();
        }
    }

    @Override
    public void apply(List<ViewRecord<ApprovedForm>> batch) {
        var newest = new LinkedHashMap<String, ViewRecord<ApprovedForm>>();
        batch.forEach(form -> newest.put(form.key(), form));
        sql.sql("delete from review.indicator where form_id = any(:forms)")
                .param("forms", new BatchParameters<>(List.copyOf(newest.keySet())).texts(key -> key))
                .update();
        var rows = new BatchParameters<>(newest.values().stream()
                .flatMap(form -> Stream.ofNullable(form.value()))
                .flatMap(Row::of)
                .toList());
        sql.sql("""
                        insert into review.indicator (form_id, place, region_code, year, department_code, key, name, level1, level2,
                          operator, direction, target, unit)
                        select form_id, place, region_code, year, department_code, key, name, level1, level2,
                          operator, direction, target, unit
                        from unnest(:formId, :place, :region, :year, :department, :key, :name, :level1, :level2,
                          :operator, :direction, :target, :unit)
                        as r (form_id, place, region_code, year, department_code, key, name, level1, level2,
                          operator, direction, target, unit)
                        on conflict do nothing""")
                .param("formId", rows.texts(row -> row.form().getFormId()))
                .param("place", rows.numbers(Row::place))
                .param("region", rows.texts(row -> row.form().getRegionCode()))
                .param("year", rows.numbers(row -> row.form().getYear()))
                .param("department", rows.texts(row -> row.form().getDepartmentCode()))
                .param("key", rows.texts(Row::key))
                .param("name", rows.texts(row -> row.indicator().getName()))
                .param("level1", rows.texts(row -> row.indicator().getLevel1()))
                .param("level2", rows.texts(row -> row.indicator().getLevel2()))
                .param("operator", rows.texts(row -> row.indicator().getOperator()))
                .param("direction", rows.texts(row -> row.indicator().getDirection()))
                .param("target", rows.texts(row -> row.indicator().getTarget()))
                .param("unit", rows.texts(row -> row.indicator().getUnit()))
                .update();
    }

    @Override
    public void clear() {
        sql.sql("truncate review.indicator").update();
    }
}
