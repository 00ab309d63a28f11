package org.jixiaoflow.review.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.Columns;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.security.Caller;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notifications for those they are meant for, and what each person has read. */
@Component
public class NotificationLists {

    private static final String MINE = """
            n.region_code like any(:regions) and n.audience = any(:audiences)
            and (n.audience not like 'stage:%' or n.department_code <> all(:ownDepartments)
              and (:reviewsAll or n.department_code = any(:reviewed)))\
            """;

    private final JdbcClient sql;
    private final StoredValues<Notification> notifications;
    private final Projections projections;

    NotificationLists(JdbcClient sql, TopicSerdes serdes, Projections projections) {
        this.sql = sql;
        this.notifications = StoredValues.of(serdes, Topics.NOTIFICATIONS);
        this.projections = projections;
    }

    /** What the addressee was told, newest first. */
    public Page<NotificationRow> list(Addressee addressee, boolean unreadOnly, Paging paging, Locale locale) {
        var from = """
                from review.notification n
                left join review.notification_read r on r.notification_id = n.id and r.person = :person
                where %s and (not :unreadOnly or r.read_at is null)""".formatted(MINE);
        var items = sql.sql(
                        "select n.notification, r.read_at %s order by n.created_at desc, n.id limit :limit offset :offset"
                                .formatted(from))
                .params(addressee.parameters())
                .param("unreadOnly", unreadOnly)
                .param("limit", paging.limit())
                .param("offset", paging.offset())
                .query((row, number) ->
                        NotificationRow.of(notifications.read(row.getBytes(1)), row.getTimestamp(2), locale))
                .list();
        var total = sql.sql("select count(*) " + from)
                .params(addressee.parameters())
                .param("unreadOnly", unreadOnly)
                .query(Long.class)
                .single();
        return new Page<>(
                items,
                total,
                paging.number(),
                paging.limit(),
                projections.asOf(NotificationView.NAME).time());
    }

    /** Marks a notification read; false if it isn't the addressee's. Marking it again changes nothing. */
    public boolean markRead(Addressee addressee, UUID notification, Instant now) {
        var mine = sql.sql("select count(*) from review.notification n where n.id = :id and " + MINE)
                .params(addressee.parameters())
                .param("id", notification)
                .query(Long.class)
                .single();
        if (mine == 0) {
            return false;
        }
        sql.sql(
                        "insert into review.notification_read values (:id, :person, cast(:now as timestamptz)) on conflict do nothing")
                .param("id", notification)
                .param("person", addressee.person())
                .param("now", now.toString())
                .update();
        return true;
    }

    /**
     * Who asks for notifications.
     *
     * @param regions where they have anything to do
     * @param audiences as in {@link Notification}'s recipient, without the region
     * @param departments those the person files for, about whose forms no stage tells them
     * @param reviewed the only departments about whose forms a stage tells them; empty for every one
     */
    public record Addressee(
            String person, Regions regions, List<String> audiences, List<String> departments, List<String> reviewed) {

        public Addressee {
            audiences = List.copyOf(audiences);
            departments = List.copyOf(departments);
            reviewed = List.copyOf(reviewed);
        }

        /** Reviewers are told what their stages are told, those who file what their departments are told. */
        public static Addressee of(Caller caller) {
            var departments = caller.filesFor();
            var stages = caller.has("reviewer", "final-reviewer") ? caller.stages() : List.<String>of();
            var filing = caller.has("clerk", "head", "portal") ? departments : List.<String>of();
            var audiences = Stream.concat(
                            stages.stream().map(stage -> "stage:" + stage),
                            filing.stream().map(department -> "department:" + department))
                    .toList();
            return new Addressee(caller.id(), caller.regions(), audiences, departments, caller.stageDepartments());
        }

        Map<String, Object> parameters() {
            return Map.of(
                    "person",
                    person,
                    "regions",
                    regions.patterns(),
                    "audiences",
                    new Columns<>(audiences).texts(audience -> audience),
                    "reviewsAll",
                    reviewed.isEmpty(),
                    "reviewed",
                    new Columns<>(reviewed).texts(department -> department),
                    "ownDepartments",
                    new Columns<>(departments).texts(department -> department));
        }
    }
}
