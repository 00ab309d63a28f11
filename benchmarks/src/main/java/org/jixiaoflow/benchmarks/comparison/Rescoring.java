package org.jixiaoflow.benchmarks.comparison;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jixiaoflow.benchmarks.load.Approvals;
import org.jixiaoflow.benchmarks.measure.Latency;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What it takes to score many forms again when a template changes, while forms are submitted, reviewed and approved as ever.
 *
 * @param forms approved before
 * @param scoredPerSecond when they were scored first, nothing else going on
 * @param effectSeconds how long it took to say what another template would do, before it was published
 * @param rescoredPerSecond when the template changed
 * @param quiet from when an approval was due to its score, before the change
 * @param meanwhile the same while forms are scored again
 * @param audit of all scores at the end
 */
public record Rescoring(
        int forms,
        double scoredPerSecond,
        double effectSeconds,
        double rescoredPerSecond,
        Latency quiet,
        Latency meanwhile,
        ScoreAudit audit) {

    private static final int FIRST_APPROVED = 20_000_000;
    private static final double NANOS = 1e9;
    private static final int WARM_UP = 200;
    private static final Duration SETTLING = Duration.ofMinutes(2);
    private static final String TEMPLATE = "/api/v1/templates/standard";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Told what goes on: a message's key, and how far it is. */
    @FunctionalInterface
    public interface Telling {
        void tell(String key, int done, int of);
    }

    /** Measures on an empty directory; live commands come at {@code perSecond} for {@code time} and once more for as long. */
    public static Rescoring run(
            Pipeline pipeline, Path data, int forms, int perSecond, Duration time, Telling telling) {
        try (var running = pipeline.start(data)) {
            var kafka = running.addresses().kafka();
            running.take(0, WARM_UP, through -> {});
            var scoring = System.nanoTime();
            Approvals.write(
                    kafka,
                    running.wire(),
                    FIRST_APPROVED,
                    forms,
                    written -> telling.tell("bench.approving", written, forms));
            var scored = new Versions(kafka, running.wire())
                    .await(FIRST_APPROVED, forms, 1, seen -> telling.tell("bench.scoring", seen, forms));
            var quiet = running.pace(WARM_UP, perSecond, time, sent -> {});
            var template = raised(running);
            var effect = effect(running, template, forms);
            var commands = (int) (perSecond * time.toSeconds());
            var rescoring = System.nanoTime();
            publish(running, template);
            var again = CompletableFuture.supplyAsync(() -> new Versions(kafka, running.wire())
                    .await(FIRST_APPROVED, forms, 2, seen -> telling.tell("bench.rescoring", seen, forms)));
            var meanwhile = running.pace(WARM_UP + 2 * commands, perSecond, time, sent -> {});
            var rescored = again.join();
            return new Rescoring(
                    forms,
                    forms * NANOS / (scored - scoring),
                    effect,
                    forms * NANOS / (rescored - rescoring),
                    quiet.score(),
                    meanwhile.score(),
                    audit(kafka, running.wire()));
        }
    }

    /** Sums are a moment behind the scores. */
    private static ScoreAudit audit(String kafka, RegistrySerdes registrySerdes) {
        var deadline = System.nanoTime() + SETTLING.toNanos();
        var audit = ScoreAudit.of(kafka, registrySerdes);
        while (!audit.isSound() && System.nanoTime() < deadline) {
            audit = ScoreAudit.of(kafka, registrySerdes);
        }
        return audit;
    }

    /** The template with a higher beginning of 优. */
    private static String raised(Pipeline.Stack running) {
        var template = (ObjectNode) JSON.readTree(send(request(running, TEMPLATE)));
        ((ObjectNode) template.path("gradeBands").path(0)).put("from", new BigDecimal("92.00"));
        template.put("reason", "Higher beginning of 优");
        return template.toString();
    }

    /** Seconds that it takes to say what the template would do, once all forms have come to where that is asked. */
    private static double effect(Pipeline.Stack running, String template, int forms) {
        var deadline = System.nanoTime() + SETTLING.toNanos();
        while (true) {
            var asked = System.nanoTime();
            var effect =
                    JSON.readTree(send(request(running, TEMPLATE + "/effect").POST(BodyPublishers.ofString(template))));
            var answered = System.nanoTime();
            if (effect.path("forms").asInt() >= forms && effect.path("unread").asInt() == 0) {
                return (answered - asked) / NANOS;
            }
            if (answered > deadline) {
                throw new IllegalStateException("The template's effect isn't on all forms: " + effect.path("forms"));
            }
        }
    }

    /** As an administrator would. */
    private static void publish(Pipeline.Stack running, String template) {
        send(request(running, TEMPLATE).PUT(BodyPublishers.ofString(template)));
    }

    private static String send(HttpRequest.Builder request) {
        try {
            var answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The template was refused: " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException("Templates can't be asked for", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder request(Pipeline.Stack running, String path) {
        var administrator = new Person(
                "administrator", "administrator", List.of("business-administrator"), null, List.of(), List.of());
        return HttpRequest.newBuilder(running.addresses().scoring().resolve(path))
                .header("Authorization", "Bearer " + running.token(administrator))
                .header("Content-Type", "application/json");
    }
}
