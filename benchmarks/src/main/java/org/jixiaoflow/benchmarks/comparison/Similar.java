package org.jixiaoflow.benchmarks.comparison;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jixiaoflow.benchmarks.load.SyntheticForms;
import org.jixiaoflow.benchmarks.measure.Latency;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.stack.StackDatabase;

/**
 * How long a reviewer waits for the forms that resemble one, among many of a region and year (V25).
 *
 * @param forms submitted
 * @param found answers that named a form
 * @param answer from the request to the answer
 * @param scan PostgreSQL counting through its index the forms that share a name at all, on a connection of its own: what no query
 *     that looks at all of them is below
 */
public record Similar(int forms, int found, Latency answer, Latency scan) {

    private static final String OWNER = "submission";
    private static final int ASKED = 300;
    private static final int WARM_UP = 100;
    private static final int OK = 200;

    /** Fills a stack, and asks for some of its forms one after the other. */
    public static Similar run(Pipeline pipeline, Path data, int forms, IntConsumer progress) {
        try (var running = pipeline.start(data)) {
            SyntheticForms.send(running.addresses().kafka(), running.wire(), forms, progress);
            running.settle();
            analyze(running);
            var asked = new Random(forms)
                    .ints(WARM_UP + ASKED, 0, forms)
                    .mapToObj(SyntheticForms::formId)
                    .toList();
            return new Asking(running, asked).measure(forms);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As PostgreSQL does by itself after a while; else only a table's owner may. */
    private static void analyze(Pipeline.Stack running) throws SQLException {
        try (var database = running.database(OWNER).connect();
                var statement = database.createStatement()) {
            statement.execute("vacuum analyze submission.form");
        }
    }

    private record Asking(Pipeline.Stack running, List<String> asked) {

        Similar measure(int forms) throws IOException, InterruptedException, SQLException {
            var answers = Latency.histogram();
            var found = 0;
            var client = HttpClient.newHttpClient();
            var token = running.token(Person.reviewer("FINANCE_DIVISION"));
            for (var number = 0; number < asked.size(); number++) {
                var request = HttpRequest.newBuilder(running.addresses()
                                .submission()
                                .resolve("/api/v1/forms/%s/similar".formatted(asked.get(number))))
                        .header("Authorization", "Bearer " + token)
                        .build();
                var begun = System.nanoTime();
                var answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != OK) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                }
                if (number >= WARM_UP) {
                    answers.recordValue(System.nanoTime() - begun);
                    found += answer.body().contains("formId") ? 1 : 0;
                }
            }
            return new Similar(forms, found, Latency.of(answers), scan());
        }

        private Latency scan() throws SQLException {
            var scans = Latency.histogram();
            try (var database = running.database(StackDatabase.CHECKER).connect();
                    var query = database.prepareStatement("""
                            select count(*) from submission.form_indicators i
                            where i.names && (select names from submission.form_indicators where form_id = ?)""")) {
                for (var number : IntStream.range(0, asked.size()).toArray()) {
                    query.setString(1, asked.get(number));
                    var begun = System.nanoTime();
                    try (var rows = query.executeQuery()) {
                        rows.next();
                    }
                    if (number >= WARM_UP) {
                        scans.recordValue(System.nanoTime() - begun);
                    }
                }
            }
            return Latency.of(scans);
        }
    }
}
