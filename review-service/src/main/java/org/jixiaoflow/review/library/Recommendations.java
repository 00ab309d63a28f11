package org.jixiaoflow.review.library;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.ExemplaryIndicator;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.projection.Shown;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down which indicators a bureau recommends (推荐), and which it no longer does. */
@Component
class Recommendations {

    private final Publisher publisher;
    private final JdbcClient sql;
    private final Clock clock;

    Recommendations(Publisher publisher, JdbcClient sql, Clock clock) {
        this.publisher = publisher;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * What is so already is left. The next page shows what this one asked for, unless the view is far behind.
     *
     * @param reason null when it is no longer recommended
     */
    void say(String region, String name, boolean exemplary, @Nullable String reason, Actor by) {
        var key = Names.key(name);
        if (!isUsed(region, key)) {
            throw new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_INDICATOR", name).at("/name");
        }
        if (isSaid(region, key, exemplary, reason)) {
            return;
        }
        var said = new ExemplaryIndicator(region, name, exemplary, reason, by, clock.instant());
        publisher.send(Topics.EXEMPLARY_INDICATORS, region + "|" + key, said).join();
        Shown.soon(() -> isSaid(region, key, exemplary, reason));
    }

    private boolean isUsed(String region, String key) {
        return sql.sql("select exists (select 1 from review.indicator where region_code = ? and key = ?)")
                .param(region)
                .param(key)
                .query(Boolean.class)
                .single();
    }

    private boolean isSaid(String region, String key, boolean exemplary, @Nullable String reason) {
        Optional<Said> said = sql.sql(
                        "select exemplary, reason from review.exemplary_indicator where region_code = ? and key = ?")
                .param(region)
                .param(key)
                .query((row, number) -> new Said(row.getBoolean(1), row.getString(2)))
                .optional();
        return said.map(newest -> newest.exemplary() == exemplary && Objects.equals(newest.reason(), reason))
                .orElse(!exemplary);
    }

    private record Said(boolean exemplary, @Nullable String reason) {}
}
