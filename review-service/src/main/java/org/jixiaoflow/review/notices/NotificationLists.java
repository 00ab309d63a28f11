package org.jixiaoflow.review.notices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.contract.Recipient;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notifications for those they are meant for, and what each person has read. */
@Component
class NotificationLists {

    /** Of what an audience is told, what its addressee may know. */
    private static final String MAY = """
            n.region_code like any(:regions)
            and (n.audience like 'department:%%' or n.department_code <> all(:ownDepartments)
              and (:reviewsAll or n.department_code = any(:reviewed)))
            and (n.audience not like 'person:%%' or %s)\
            """.formatted(ReadScope.condition("n.region_code", "n.department_code", "true"));

    private static final String MINE = "n.audience = any(:audiences) and " + MAY;

    /** What a person has read is gathered once: most have read most of what they were told. */
    private static final String READ =
            "with read as materialized (select notification_id, read_at from review.notification_read where person = :person) ";

    private static final String TOLD = """
            from review.notification n
            left join read r on r.notification_id = n.id
            left join review.form f on f.form_id = n.form_id
            where\
            """;

    /** The newest of each audience, in the order of its index, then the newest of those; the notifications themselves are read last. */
    private static final String NEWEST = """
            select m.notification, n.read_at, n.to_do
            from (
              select n.* from unnest(cast(:audiences as text[])) a (audience) cross join lateral (
                select n.id, n.created_at, r.read_at, %1$s as to_do %2$s n.audience = a.audience and %3$s and %4$s
                order by n.created_at desc, n.id limit %5$d) n
              order by n.created_at desc, n.id limit %6$d offset %7$d) n
            join review.notification m on m.id = n.id
            order by n.created_at desc, n.id\
            """;

    private static final String BY_FORM = """
            select m.notification, n.read_at, n.to_do, n.total, n.unread
            from (
              select n.* from (
                select n.id, n.created_at, r.read_at, %1$s as to_do,
                  row_number() over (partition by n.form_id order by n.created_at desc, n.id) as place,
                  count(*) over (partition by n.form_id) as total,
                  count(*) filter (where r.notification_id is null) over (partition by n.form_id) as unread
                %2$s %3$s and %4$s) n
              where n.place = 1 order by n.created_at desc, n.id limit %5$d offset %6$d) n
            join review.notification m on m.id = n.id
            order by n.created_at desc, n.id\
            """;

    private final JdbcClient sql;
    private final StoredValues<Notification> notifications;
    private final Projections projections;
    private final NotificationSettings settings;

    NotificationLists(JdbcClient sql, TopicSerdes serdes, Projections projections, NotificationSettings settings) {
        this.sql = sql;
        this.notifications = StoredValues.of(serdes, Topics.NOTIFICATIONS);
        this.projections = projections;
        this.settings = settings;
    }

    /** What the addressee was told, newest first. */
    Page<NotificationRow> list(Addressee addressee, NotificationFilter filter, Paging paging, Locale locale) {
        var behind = paging.offset() + paging.limit();
        var items = told(
                        NEWEST.formatted(
                                NotificationFilter.TO_DO,
                                TOLD,
                                MAY,
                                filter.condition(),
                                behind,
                                paging.limit(),
                                paging.offset()),
                        addressee,
                        filter)
                .query((row, number) -> row(row, locale))
                .list();
        return Page.of(items, total(items.size(), "count(*)", addressee, filter, paging), paging, asOf());
    }

    /** The same, one line a form, with the newest of each, newest first. */
    Page<NotifiedForm> byForm(Addressee addressee, NotificationFilter filter, Paging paging, Locale locale) {
        var items = told(
                        BY_FORM.formatted(
                                NotificationFilter.TO_DO,
                                TOLD,
                                MINE,
                                filter.condition(),
                                paging.limit(),
                                paging.offset()),
                        addressee,
                        filter)
                .query((row, number) -> new NotifiedForm(row(row, locale), row.getLong("total"), row.getLong("unread")))
                .list();
        return Page.of(
                items, total(items.size(), "count(distinct n.form_id)", addressee, filter, paging), paging, asOf());
    }

    /** How long the whole list is; counted only where what is shown doesn't say it. */
    private long total(int shown, String count, Addressee addressee, NotificationFilter filter, Paging paging) {
        if (shown < paging.limit() && (shown > 0 || paging.offset() == 0)) {
            return paging.offset() + shown;
        }
        return told("select %s %s %s and %s".formatted(count, TOLD, MINE, filter.condition()), addressee, filter)
                .query(Long.class)
                .single();
    }

    /** How much the addressee has been told. */
    NotificationCount count(Addressee addressee) {
        return told(
                        "select count(*) filter (where %s), count(distinct n.form_id) filter (where %s) %s %s"
                                .formatted(NotificationFilter.UNREAD, NotificationFilter.TO_DO, TOLD, MINE),
                        addressee,
                        NotificationFilter.none())
                .query((row, number) -> new NotificationCount(row.getLong(1), row.getLong(2)))
                .single();
    }

    private JdbcClient.StatementSpec told(String query, Addressee addressee, NotificationFilter filter) {
        return sql.sql(READ + query).params(addressee.parameters()).params(filter.parameters());
    }

    private NotificationRow row(ResultSet row, Locale locale) throws SQLException {
        return NotificationRow.of(
                notifications.read(row.getBytes("notification")),
                row.getBoolean("to_do"),
                row.getTimestamp("read_at"),
                settings.workbench(),
                locale);
    }

    private @Nullable Instant asOf() {
        return projections.asOf(NotificationView.NAME).time();
    }

    /** Marks everything read that the filter leaves; what is read already stays as it was. */
    void markAllRead(Addressee addressee, NotificationFilter filter, Instant now) {
        told(
                        "insert into review.notification_read (notification_id, person, read_at) select n.id, :person, cast(:now as timestamptz) %s %s and %s on conflict do nothing"
                                .formatted(TOLD, MINE, filter.condition()),
                        addressee,
                        filter)
                .param("now", now.toString())
                .update();
    }

    /** Marks a notification read; false if it isn't the addressee's. Marking it again changes nothing. */
    boolean markRead(Addressee addressee, UUID notification, Instant now) {
        var mine = sql.sql("select count(*) from review.notification n where n.id = :id and " + MINE)
                .params(addressee.parameters())
                .param("id", notification)
                .query(Long.class)
                .single();
        if (mine == 0) {
            return false;
        }
        sql.sql(
                        "insert into review.notification_read (notification_id, person, read_at) values (:id, :person, cast(:now as timestamptz)) on conflict do nothing")
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
     * @param audiences as a {@link Recipient} is written without its region
     * @param departments those the person files for, about whose forms no stage tells them
     * @param reviewed the only departments about whose forms a stage tells them; empty for every one
     * @param readership forms they may read: of others they are told nothing by name any more
     */
    record Addressee(
            String person,
            Regions regions,
            List<String> audiences,
            List<String> departments,
            List<String> reviewed,
            ReadScope readership) {

        Addressee {
            audiences = audiences.stream().distinct().toList();
            departments = List.copyOf(departments);
            reviewed = List.copyOf(reviewed);
        }

        /** People are told what concerns them by name, reviewers what their stages are told, those who file what their departments are told. */
        static Addressee of(Caller caller) {
            var departments = caller.filesFor();
            var stages = caller.has("reviewer", "final-reviewer") ? caller.stages() : List.<String>of();
            var headed = caller.has("final-reviewer") ? caller.stages() : List.<String>of();
            var filing = caller.has("clerk", "head", "portal") ? departments : List.<String>of();
            var audiences = Stream.of(
                            audiences(Recipient.Kind.STAGE, stages),
                            audiences(Recipient.Kind.PERSON, caller.persons()),
                            audiences(Recipient.Kind.HEAD, headed),
                            audiences(Recipient.Kind.DEPARTMENT, filing))
                    .flatMap(each -> each)
                    .toList();
            return new Addressee(
                    caller.id(),
                    caller.regions(),
                    audiences,
                    departments,
                    caller.stageDepartments(),
                    ReadScope.of(caller.party()));
        }

        private static Stream<String> audiences(Recipient.Kind kind, List<String> codes) {
            return codes.stream().map(code -> new Recipient(kind, null, code).toString());
        }

        Map<String, Object> parameters() {
            var parameters = new HashMap<>(readership.parameters());
            parameters.put("person", person);
            parameters.put("regions", regions.patterns());
            parameters.put("audiences", new BatchParameters<>(audiences).texts(audience -> audience));
            parameters.put("reviewsAll", reviewed.isEmpty());
            parameters.put("reviewed", new BatchParameters<>(reviewed).texts(department -> department));
            parameters.put("ownDepartments", new BatchParameters<>(departments).texts(department -> department));
            return parameters;
        }
    }
}
