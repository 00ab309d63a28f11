package org.jixiaoflow.benchmarks.peers;

import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** No engine at all: the process is a map, and a table keeps who did what when. A task is a form's place. */
final class PlainProcess implements Engine {

    private static final String BEGINNING = "DRAFT";
    private static final String TO_THE_DEPARTMENT = "RETURNED";
    /** Where a form that is passed goes; nowhere once it is approved. */
    static final Map<String, String> NEXT = Map.of(
            BEGINNING,
            "SUPERVISING_DEPARTMENT",
            TO_THE_DEPARTMENT,
            "SUPERVISING_DEPARTMENT",
            "SUPERVISING_DEPARTMENT",
            "FINANCE_DIVISION",
            "FINANCE_DIVISION",
            "PERFORMANCE_DIVISION");

    private static final String TABLE = """
            create table done (
                form_id text, version integer, state text not null, person text not null, passed boolean not null,
                at timestamptz not null, primary key (form_id, version))""";

    private final JdbcClient sql;
    private final Desk desk;

    PlainProcess(DataSource database, PlatformTransactionManager transactions, Desk desk) {
        this.sql = JdbcClient.create(database);
        this.desk = desk;
        createTable(sql);
    }

    static void createTable(JdbcClient sql) {
        sql.sql(TABLE).update();
    }

    @Override
    public void begin(String form, String department) {
        desk.arrived(form, form, BEGINNING);
    }

    @Override
    public void complete(String form, String person, boolean passed) {
        var place = desk.of(form);
        sql.sql("insert into done (form_id, version, state, person, passed, at) values (?, ?, ?, ?, ?, now())")
                .params(form, place.version() + 1, place.state(), person, passed)
                .update();
        var next = passed ? NEXT.get(place.state()) : TO_THE_DEPARTMENT;
        if (next == null) {
            desk.score(form);
        } else {
            desk.arrived(form, form, next);
        }
    }

    @Override
    public long ended() {
        return ended(sql);
    }

    static long ended(JdbcClient sql) {
        return sql.sql("select count(*) from done where state = 'PERFORMANCE_DIVISION' and passed")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
