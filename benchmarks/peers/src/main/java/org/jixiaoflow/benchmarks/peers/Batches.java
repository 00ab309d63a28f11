package org.jixiaoflow.benchmarks.peers;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * PostgreSQL as an event pipeline would use it: a few lanes, each of which takes whatever commands wait for its forms, reads all of their
 * places at once, decides in memory, and writes one statement a table and one transaction for all.
 */
final class Batches implements Commands {

    /** One more than processors, so that there is work while a lane waits for the disk. */
    private static final int LANES = 3;

    private static final int MOST = 1000;

    private final DataSource database;
    private final Desk desk;
    private final JdbcClient sql;
    private final List<Lane> lanes = Stream.generate(Lane::new).limit(LANES).toList();

    Batches(DataSource database, PlatformTransactionManager transactions, Desk desk) {
        this.database = database;
        this.desk = desk;
        this.sql = JdbcClient.create(database);
        PlainProcess.createTable(sql);
        lanes.forEach(lane -> lane.thread.start());
    }

    @Override
    public CompletableFuture<Void> accept(SpecificRecord command) {
        var waiting = new Waiting(command);
        lanes.get(Math.floorMod(waiting.form.hashCode(), LANES)).queue.add(waiting);
        return waiting.done;
    }

    @Override
    public long ended() {
        return PlainProcess.ended(sql);
    }

    @Override
    public void close() {
        lanes.forEach(lane -> lane.thread.interrupt());
    }

    private static final class Waiting {

        private final SpecificRecord command;
        private final String form;
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        Waiting(SpecificRecord command) {
            this.command = command;
            this.form = command instanceof FormSubmission submission
                    ? submission.getFormId()
                    : ((ReviewDecision) command).getFormId();
        }
    }

    /** Nobody else moves the forms of a lane. */
    private final class Lane {

        private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
        private final Thread thread = new Thread(this::work, "lane");

        private void work() {
            var taken = new ArrayList<Waiting>();
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(false);
                while (true) {
                    taken.clear();
                    taken.add(queue.take());
                    queue.drainTo(taken, MOST - 1);
                    try {
                        commit(taken, connection);
                    } catch (SQLException | RuntimeException e) {
                        taken.forEach(waiting -> waiting.done.completeExceptionally(e));
                        connection.rollback();
                    }
                }
            } catch (InterruptedException stopped) {
                // It was closed.
            } catch (SQLException e) {
                throw new IllegalStateException("A lane has lost its connection", e);
            }
        }

        private void commit(List<Waiting> taken, Connection connection) throws SQLException {
            var batch = new Batch(desk, connection, taken);
            var accepted = new ArrayList<Waiting>();
            for (var waiting : taken) {
                try {
                    batch.decide(waiting.command);
                    accepted.add(waiting);
                } catch (IllegalStateException refused) {
                    waiting.done.completeExceptionally(refused);
                }
            }
            batch.write();
            connection.commit();
            accepted.forEach(waiting -> waiting.done.complete(null));
        }
    }

    /** What some commands change, read before and written after all of them are decided. */
    private static final class Batch {

        private final Desk desk;
        private final Connection connection;
        private final Map<String, Desk.Place> places;
        private final Map<String, FormSubmission> contents;
        private final Map<String, FormSubmission> entered = new HashMap<>();
        private final Map<String, Desk.Place> moved = new HashMap<>();
        private final Map<String, FormScore> scores = new HashMap<>();
        private final List<Row> filed = new ArrayList<>();
        private final List<Row> decided = new ArrayList<>();
        private final List<Done> done = new ArrayList<>();

        Batch(Desk desk, Connection connection, List<Waiting> commands) throws SQLException {
            this.desk = desk;
            this.connection = connection;
            this.places = places(commands.stream()
                    .filter(waiting -> !(waiting.command instanceof FormSubmission submission
                            && submission.getTrigger() == SubmissionTrigger.SAVE))
                    .map(waiting -> waiting.form)
                    .toArray(String[]::new));
            this.contents = contents(commands.stream()
                    .filter(waiting -> waiting.command instanceof ReviewDecision decision
                            && decision.getTrigger() == DecisionTrigger.APPROVE)
                    .map(waiting -> waiting.form)
                    .toArray(String[]::new));
        }

        void decide(SpecificRecord command) {
            if (command instanceof FormSubmission submission) {
                file(submission);
            } else {
                decide((ReviewDecision) command);
            }
        }

        private void file(FormSubmission command) {
            var form = command.getFormId();
            if (command.getTrigger() == SubmissionTrigger.SAVE) {
                entered.put(form, command);
                filed.add(new Row(form, 1, Desk.bytes(command)));
                moved.put(form, new Desk.Place("DRAFT", form, 1));
                return;
            }
            var place = Office.requireDepartments(form, place(form));
            filed.add(new Row(form, place.version() + 1, Desk.bytes(command)));
            move(form, place, command.getActor().getId(), true);
        }

        private void decide(ReviewDecision command) {
            var form = command.getFormId();
            var place = Office.requireStage(command, place(form));
            if (command.getTrigger() != DecisionTrigger.PASS) {
                decided.add(new Row(form, place.version() + 1, Desk.bytes(command)));
            }
            if (command.getTrigger() == DecisionTrigger.APPROVE) {
                scores.put(form, desk.scored(place, Objects.requireNonNull(contents.get(form)), command));
            }
            move(form, place, command.getActor().getId(), command.getTrigger() != DecisionTrigger.RETURN);
        }

        private Desk.Place place(String form) {
            var place = moved.getOrDefault(form, places.get(form));
            if (place == null) {
                throw new IllegalStateException(form + " isn't there");
            }
            return place;
        }

        private void move(String form, Desk.Place place, String person, boolean passed) {
            var version = place.version() + 1;
            done.add(new Done(form, version, place.state(), person, passed));
            var next = passed ? PlainProcess.NEXT.getOrDefault(place.state(), "APPROVED") : "RETURNED";
            moved.put(form, new Desk.Place(next, form, version));
        }

        private Map<String, Desk.Place> places(String[] forms) throws SQLException {
            var found = new HashMap<String, Desk.Place>();
            if (forms.length == 0) {
                return found;
            }
            try (var query =
                    connection.prepareStatement("select form_id, state, version from form where form_id = any (?)")) {
                query.setArray(1, connection.createArrayOf("text", forms));
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var form = rows.getString(1);
                        found.put(form, new Desk.Place(rows.getString(2), form, rows.getInt(3)));
                    }
                }
            }
            return found;
        }

        private Map<String, FormSubmission> contents(String[] forms) throws SQLException {
            var found = new HashMap<String, FormSubmission>();
            if (forms.length == 0) {
                return found;
            }
            try (var query = connection.prepareStatement("""
                    select form.id, last.command from unnest(?) as form (id) cross join lateral (
                      select command from filed where form_id = form.id order by version desc limit 1) last""")) {
                query.setArray(1, connection.createArrayOf("text", forms));
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getString(1), Desk.submission(rows.getBytes(2)));
                    }
                }
            }
            return found;
        }

        void write() throws SQLException {
            var news = entered.keySet().stream().toList();
            insert(
                    news.size(),
                    "form (form_id, region_code, department_name, state, task_id, version, updated_at)"
                            + " select id, region, department, state, id, version, now()"
                            + " from unnest(?, ?, ?, ?, ?) as new (id, region, department, state, version)",
                    texts(news.stream()),
                    texts(news.stream().map(form -> form.substring(0, form.indexOf('-')))),
                    texts(news.stream()
                            .map(form -> Desk.content(Objects.requireNonNull(entered.get(form)))
                                    .getDepartmentName())),
                    texts(news.stream().map(form -> state(form))),
                    integers(news.stream().map(form -> version(form))));
            keep("filed", filed);
            keep("decided", decided);
            insert(
                    done.size(),
                    "done (form_id, version, state, person, passed, at)"
                            + " select form, version, state, person, passed, now()"
                            + " from unnest(?, ?, ?, ?, ?) as new (form, version, state, person, passed)",
                    texts(done.stream().map(Done::form)),
                    integers(done.stream().map(Done::version)),
                    texts(done.stream().map(Done::state)),
                    texts(done.stream().map(Done::person)),
                    connection.createArrayOf(
                            "boolean", done.stream().map(Done::passed).toArray()));
            var scored = scores.entrySet().stream().toList();
            insert(
                    scored.size(),
                    "score (form_id, template_id, total, score) select * from unnest(?, ?, ?, ?)",
                    texts(scored.stream().map(Map.Entry::getKey)),
                    texts(scored.stream().map(score -> score.getValue().getTemplateId())),
                    numbers(scored.stream().map(score -> score.getValue().getTotal())),
                    bytes(scored.stream().map(score -> Desk.bytes(score.getValue()))));
            update();
        }

        private void update() throws SQLException {
            var changed = moved.keySet().stream()
                    .filter(form -> !entered.containsKey(form))
                    .toList();
            execute(
                    changed.size(),
                    "update form set state = new.state, version = new.version, updated_at = now(), total = new.total, grade = new.grade"
                            + " from unnest(?, ?, ?, ?, ?) as new (id, state, version, total, grade) where form_id = new.id",
                    texts(changed.stream()),
                    texts(changed.stream().map(form -> state(form))),
                    integers(changed.stream().map(form -> version(form))),
                    numbers(changed.stream().map(form -> total(scores.get(form)))),
                    texts(changed.stream().map(form -> grade(scores.get(form)))));
        }

        private static @Nullable BigDecimal total(@Nullable FormScore score) {
            return score == null ? null : score.getTotal();
        }

        private static @Nullable String grade(@Nullable FormScore score) {
            return score == null ? null : String.valueOf(score.getGrade());
        }

        private String state(String form) {
            return Objects.requireNonNull(moved.get(form)).state();
        }

        private int version(String form) {
            return Objects.requireNonNull(moved.get(form)).version();
        }

        private void keep(String table, List<Row> rows) throws SQLException {
            insert(
                    rows.size(),
                    table + " (form_id, version, command) select * from unnest(?, ?, ?)",
                    texts(rows.stream().map(Row::form)),
                    integers(rows.stream().map(Row::version)),
                    bytes(rows.stream().map(Row::command)));
        }

        private void insert(int rows, String into, java.sql.Array... columns) throws SQLException {
            execute(rows, "insert into " + into, columns);
        }

        private void execute(int rows, String statement, java.sql.Array... columns) throws SQLException {
            if (rows == 0) {
                return;
            }
            try (var prepared = connection.prepareStatement(statement)) {
                for (var column = 0; column < columns.length; column++) {
                    prepared.setArray(column + 1, columns[column]);
                }
                prepared.executeUpdate();
            }
        }

        private java.sql.Array texts(Stream<@Nullable String> values) throws SQLException {
            return connection.createArrayOf("text", values.toArray());
        }

        private java.sql.Array integers(Stream<Integer> values) throws SQLException {
            return connection.createArrayOf("integer", values.toArray());
        }

        private java.sql.Array numbers(Stream<@Nullable BigDecimal> values) throws SQLException {
            return connection.createArrayOf("numeric", values.toArray());
        }

        private java.sql.Array bytes(Stream<byte[]> values) throws SQLException {
            return connection.createArrayOf("bytea", values.toArray(byte[][]::new));
        }
    }

    /** A command as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(String form, int version, byte[] command) {}

    /** Who did what. */
    private record Done(String form, int version, String state, String person, boolean passed) {}
}
