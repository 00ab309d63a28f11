package org.jixiaoflow.support.web;

import java.util.HashMap;
import java.util.Map;
import org.jixiaoflow.schemas.FormKind;
import org.jspecify.annotations.Nullable;

/**
 * What every list of forms can be narrowed to; a criterion that is null admits all.
 *
 * @param region 行政区划代码
 * @param department code
 * @param q part of the form's id or of the department's name, in letters of any case
 */
public record FormCriteria(
        @Nullable String region,
        @Nullable Integer year,
        @Nullable FormKind kind,
        @Nullable String department,
        @Nullable String q) {

    /** To be put into a query over a table of that alias with a form's columns, with {@link #parameters()}. */
    public static String condition(String table) {
        return condition(table, "false");
    }

    /**
     * The same.
     *
     * @param also by what else a form is found that {@code q} isn't part of
     */
    public static String condition(String table, String also) {
        return """
                (%2$s
                and (cast(:department as text) is null or %1$s.department_code = :department)
                and (cast(:q as text) is null or %1$s.form_id ilike :q or %1$s.department_name ilike :q or %3$s))\
                """.formatted(table, regionYearAndKind(table), also);
    }

    /** Of {@link #condition} what narrows to a region, a year and a kind of form. */
    public static String regionYearAndKind(String table) {
        return """
                (cast(:region as text) is null or %1$s.region_code = :region)
                and (cast(:year as int) is null or %1$s.year = :year)
                and (cast(:kind as text) is null or %1$s.kind = :kind)\
                """.formatted(table);
    }

    /** Of {@link #condition}, to which others can be added. */
    public Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("region", region);
        parameters.put("year", year);
        parameters.put("kind", kind == null ? null : kind.name());
        parameters.put("department", department);
        parameters.put("q", q == null || q.isBlank() ? null : containing(q.strip()));
        return parameters;
    }

    private static String containing(String text) {
        return "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%";
    }
}
