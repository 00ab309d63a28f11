package org.jixiaoflow.notification.tracking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.DeliveryState;
import org.jixiaoflow.support.security.Caller;
import org.jspecify.annotations.Nullable;
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

    private static final int MOST = 500;

    private final JdbcClient sql;

    DeliveryController(JdbcClient sql) {
        this.sql = sql;
    }

    @GetMapping
    @Operation(operationId = "listDeliveries", summary = "Deliveries, newest first")
    List<DeliveryRow> list(
            Caller caller,
            @RequestParam @Nullable DeliveryState state,
            @Parameter(description = "Only those of that channel") @RequestParam @Nullable String channel,
            @Parameter(description = "Only those about that form") @RequestParam @Nullable String formId,
            @Parameter(description = "At most 500.") @RequestParam(defaultValue = "100") int limit) {
        caller.require(Right.LOOK_AT_VIEWS);
        return sql.sql("""
                        select id, notification_id, channel, address, person, recipient, form_id, kind, state, due, attempts, repeats,
                          error, created_at, changed_at
                        from notification.delivery
                        where (:state::text is null or state = :state) and (:channel::text is null or channel = :channel)
                          and (:form::text is null or form_id = :form)
                        order by created_at desc, id limit :limit""")
                .param("state", state == null ? null : state.name())
                .param("channel", channel)
                .param("form", formId)
                .param("limit", Math.max(0, Math.min(limit, MOST)))
                .query(DeliveryRow.class)
                .list();
    }

    @GetMapping("/sums")
    @Operation(operationId = "sumDeliveries", summary = "How many deliveries are in which state, by channel")
    List<DeliverySum> sums(Caller caller) {
        caller.require(Right.LOOK_AT_VIEWS);
        return sql.sql("""
                        select channel, state, count(*) as count, sum(repeats) as repeats from notification.delivery
                        group by channel, state order by channel, state""").query(DeliverySum.class).list();
    }
}
