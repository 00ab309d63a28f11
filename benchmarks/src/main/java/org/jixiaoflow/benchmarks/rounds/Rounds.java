package org.jixiaoflow.benchmarks.rounds;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;

/**
 * Clerks who save their form, submit what is saved and take it back, again and again, each as fast as they are answered, and none of them
 * naming a version. Nobody else touches their forms, so nothing may be refused.
 */
public final class Rounds {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONTENT = """
            {"content": {"departmentName": "单位", "annualGoals": [{"id": "g1", "text": "按时足额发放各类救助资金"}], "indicators": [
              {"id": "i1", "level1": "产出指标", "level2": "数量指标", "name": "救助人数", "operator": "GE", "direction": "POSITIVE",
               "target": "%d", "unit": "人", "weight": 50},
              {"id": "i2", "level1": "效益指标", "level2": "社会效益指标", "name": "应保尽保率", "operator": "GE", "direction": "POSITIVE",
               "target": "98", "unit": "%%", "weight": 30},
              {"id": "i3", "level1": "满意度指标", "level2": "服务对象满意度指标", "name": "救助对象满意度", "operator": "GE",
               "direction": "POSITIVE", "target": "90", "unit": "%%", "weight": 10}]}}""";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final LocalStack stack;
    private final Map<String, AtomicInteger> answers = new TreeMap<>();

    private Rounds(LocalStack stack) {
        this.stack = stack;
    }

    /**
     * What came of the rounds.
     *
     * @param answers how often a command was answered so: by trigger, status and, if refused, the beginning of the answer
     */
    public record Result(int rounds, int clients, Map<String, Integer> answers, Duration took) {

        /** Whether every command was accepted. */
        public boolean isFlawless() {
            return answers.keySet().stream().allMatch(answer -> answer.endsWith(" 200"));
        }
    }

    /** Goes so many rounds, shared by so many clients, on a stack of its own under {@code data}. */
    public static Result run(Path data, int rounds, int clients) {
        try (var stack = LocalStack.start(data, Ports.free(), Progress.SILENT)) {
            return new Rounds(stack).run(rounds, clients);
        }
    }

    private Result run(int rounds, int clients) {
        var next = new AtomicLong();
        var begun = System.nanoTime();
        var threads = Executors.newFixedThreadPool(clients);
        try {
            var done = IntStream.range(0, clients)
                    .mapToObj(client -> threads.submit(() -> {
                        var clerk = new Clerk(client);
                        for (var round = next.getAndIncrement(); round < rounds; round = next.getAndIncrement()) {
                            clerk.goRound(round);
                        }
                        return client;
                    }))
                    .toList();
            for (var client : done) {
                client.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
        var counted = new TreeMap<String, Integer>();
        answers.forEach((answer, times) -> counted.put(answer, times.get()));
        return new Result(rounds, clients, counted, Duration.ofNanos(System.nanoTime() - begun));
    }

    private void count(String answer) {
        synchronized (answers) {
            answers.computeIfAbsent(answer, first -> new AtomicInteger()).incrementAndGet();
        }
    }

    private final class Clerk {

        private final String token;
        private final String path;

        Clerk(int number) {
            var department = "rounds-" + number;
            this.token = stack.identity().token(Person.clerk(department));
            this.path = "/api/v1/forms/231083-2022-OBJECTIVE-" + department;
        }

        void goRound(long round) throws IOException, InterruptedException {
            command("save", "PUT", path, CONTENT.formatted(1000 + round));
            command("submit", "POST", path + "/submit", "");
            command("withdraw", "POST", path + "/withdraw", "");
        }

        /** Sent again with the same id while its outcome is late. */
        private void command(String name, String method, String to, String body)
                throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(stack.addresses().submission().resolve(to))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            while (answer.statusCode() == 202) {
                answer = http.send(request, BodyHandlers.ofString());
            }
            count(name + " " + answer.statusCode() + (answer.statusCode() == 200 ? "" : " " + answer.body()));
        }
    }
}
