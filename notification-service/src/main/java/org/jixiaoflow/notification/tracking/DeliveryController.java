package org.jixiaoflow.notification.tracking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.HashMap;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.notification.delivery.GivenUp;
import org.jixiaoflow.schemas.DeliveryState;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.projection.RecordMapper;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which deliveries wait, failed or were given up. They tell addresses of people, so operators and auditors see them alone. */
@RestController
@RequestMapping("/api/v1/deliveries")
@Tag(name = "deliveries")
@ApiResponse(responseCode = "200", description = "Done")
@ApiResponse(responseCode = "403", description = "FORBIDDEN: operators and auditors look on")
class DeliveryController {

    private static final RowMapper<DeliveryRow> DELIVERY = RecordMapper.of(DeliveryRow.class);
    private static final RowMapper<DeliverySum> SUM = RecordMapper.of(DeliverySum.class);
    private static final String ASKED_FOR = """
             from notification.delivery
            where (:state::text is null or state = :state) and (:channel::text is null or channel = :channel)
              and (:form::text is null or form_id = :form)""";

    private final JdbcClient sql;
    private final Projections projections;

    DeliveryController(JdbcClient sql, Projections projections) {
        this.sql = sql;
        this.projections = projections;
    }

    @GetMapping
    @Operation(operationId = "listDeliveries", summary = "Deliveries, newest first")
    Page<DeliveryRow> list(
            Caller caller,
            @RequestParam @Nullable DeliveryState state,
            @Parameter(description = "Only those of that channel") @RequestParam @Nullable String channel,
            @Parameter(description = "Only those about that form") @RequestParam @Nullable String formId,
            @ParameterObject @Valid Paging paging) {
        caller.require(Right.LOOK_AT_VIEWS);
        var asOf = projections.asOf(DeliveryView.NAME).time();
        var named = new HashMap<String, @Nullable Object>();
        named.put("state", state == null ? null : state.name());
        named.put("channel", channel);
        named.put("form", formId);
        var total = sql.sql("select count(*)" + ASKED_FOR)
                .params(named)
                .query(Long.class)
                .single();
        var items = sql.sql("""
                        select id, notification_id, channel, address, person, recipient, form_id, kind, state, due, attempts, repeats,
                          error, created_at, changed_at""" + ASKED_FOR + " order by created_at desc, id limit :limit offset :offset")
                .params(named)
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query(DELIVERY)
                .list();
        return Page.of(items, total, paging, asOf);
    }

    @GetMapping("/sums")
    @Operation(operationId = "sumDeliveries", summary = "How many deliveries are in which state, by channel")
    DeliverySums sums(Caller caller) {
        caller.require(Right.LOOK_AT_VIEWS);
        var asOf = projections.asOf(DeliveryView.NAME).time();
        var items = sql.sql("""
                        select channel, state, count(*) as count, sum(repeats) as repeats from notification.delivery
                        group by channel, state order by channel, state""").query(SUM).list();
        return sql.sql("""
                        select count(*) filter (where error = :nobody), count(*) filter (where error is distinct from :nobody)
                        from notification.delivery
                        where state in ('GIVEN_UP', 'CLOSED') and changed_at > now() - interval '7 days'
                          and error is distinct from :over""")
                .param("nobody", GivenUp.NOBODY)
                .param("over", GivenUp.NO_LONGER_MEANT)
                .query((row, number) -> new DeliverySums(items, row.getLong(1), row.getLong(2), asOf))
                .single();
    }
}
