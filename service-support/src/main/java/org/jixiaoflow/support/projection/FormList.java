package org.jixiaoflow.support.projection;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jixiaoflow.support.web.FormSorting;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The forms of a view, listed part by part in the order asked for.
 *
 * @param columns what is read of each
 * @param table the view's table, which the condition calls {@code f}
 * @param condition which forms are in the list, with parameters of its own
 * @param place where a form is in the list
 */
public record FormList<T>(
        String columns, String table, String condition, RowMapper<T> mapper, Function<T, FormSorting.Place> place) {

    /**
     * A part of the list.
     *
     * @param parameters of the condition
     * @param asOf time of the newest record that the view reflects
     */
    public Page<T> page(
            JdbcClient sql,
            List<Map<String, ? extends @Nullable Object>> parameters,
            FormSorting sorting,
            Paging paging,
            @Nullable Instant asOf) {
        var given = new HashMap<String, @Nullable Object>(sorting.parameters());
        parameters.forEach(given::putAll);
        var listed = "from %s f where %s and %s".formatted(table, condition, sorting.changed());
        var items = sql.sql("select %s %s and %s order by %s limit :limit offset :offset"
                        .formatted(columns, listed, sorting.behind(paging), sorting.columns()))
                .params(given)
                .params(sorting.parameters(paging))
                .query(mapper)
                .list();
        var total = sql.sql("select count(*) " + listed)
                .params(given)
                .query(Long.class)
                .single();
        return sorting.page(items, total, paging, asOf, place);
    }
}
