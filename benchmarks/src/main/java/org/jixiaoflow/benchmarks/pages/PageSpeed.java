package org.jixiaoflow.benchmarks.pages;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiaoflow.benchmarks.load.SyntheticForms;
import org.jixiaoflow.benchmarks.measure.AtExit;
import org.jixiaoflow.benchmarks.measure.Latency;
import org.jixiaoflow.benchmarks.pages.Visitor.Answer;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topics;

/**
 * How long the workbench takes for each page, and how many bytes, with many forms that all wait for one reviewer.
 *
 * @param firstVisit bytes of the home page with all it asks for, compressed
 */
public record PageSpeed(int forms, long firstVisit, List<Measured> pages) {

    private static final int WARM_UP = 15;
    private static final int ASKED = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final double NANOS = 1e6;
    private static final String SUPERVISOR = "supervisor";
    private static final String CLERK = "clerk";
    private static final String PEOPLE = """
            identity:
              people:
                - { id: supervisor, name: 陈静, roles: [reviewer], regions: ["990000"], stages: [SUPERVISING_DEPARTMENT] }
                - { id: clerk, name: 张敏, roles: [clerk], regions: ["990000"], department: department-00001 }
            """;

    /** What is measured together, with the goal for 95 of a hundred. */
    public enum Kind {
        PAGE(200),
        FRAGMENT(100),
        DECISION(300);

        private final int goal;

        Kind(int goal) {
            this.goal = goal;
        }

        public int goal() {
            return goal;
        }
    }

    /**
     * One page, fragment or command.
     *
     * @param cpu milliseconds of processor time each, of all services and of the asking itself, but not of PostgreSQL
     * @param calls what the workbench asks of services and of the identity provider for each
     * @param bytes the most that one answer had, compressed
     */
    public record Measured(String name, Kind kind, Latency latency, double cpu, double calls, long bytes) {

        public boolean isMet() {
            return latency.p95() <= kind.goal();
        }
    }

    /**
     * Fills a stack, and opens its pages one after the other.
     *
     * @param told what was measured, as soon as it was
     */
    public static PageSpeed run(Path data, int forms, IntConsumer progress, Consumer<Measured> told) {
        people(data);
        Requests.count();
        var stack = LocalStack.start(data, Ports.free(), Progress.SILENT);
        var atExit = AtExit.stop(stack::close);
        try (stack) {
            var registrySerdes = new RegistrySerdes(stack.addresses().registry());
            registrySerdes.register(Topics.all());
            SyntheticForms.send(stack.addresses().kafka(), registrySerdes, forms, progress);
            awaitInbox(stack, forms);
            var secrets = stack.identity().secrets(List.of(SUPERVISOR, CLERK));
            var home = stack.addresses().workbench();
            var supervisor = Visitor.signedIn(home, SUPERVISOR, Objects.requireNonNull(secrets.get(SUPERVISOR)));
            var clerk = Visitor.signedIn(home, CLERK, Objects.requireNonNull(secrets.get(CLERK)));
            var pages = new ArrayList<Measured>();
            var firstVisit = supervisor.firstVisit("/");
            Stream.concat(new Reviewing(supervisor, forms).pages().stream(), filing(clerk).stream())
                    .map(Page::measured)
                    .peek(told)
                    .forEach(pages::add);
            return new PageSpeed(forms, firstVisit, pages);
        } finally {
            atExit.cancel();
        }
    }

    private static void people(Path data) {
        try {
            Files.createDirectories(data.resolve("identity"));
            Files.writeString(data.resolve("identity/people.yml"), PEOPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until every form is in the reviewer's list. */
    private static void awaitInbox(LocalStack stack, int forms) {
        var request = HttpRequest.newBuilder(stack.addresses().review().resolve("/api/v1/inbox?size=1"))
                .header("Authorization", "Bearer " + stack.identity().token(Person.reviewer("SUPERVISING_DEPARTMENT")))
                .build();
        var client = HttpClient.newHttpClient();
        var begun = System.nanoTime();
        try {
            while (!client.send(request, BodyHandlers.ofString()).body().contains("\"TO_REVIEW\":" + forms)) {
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new IllegalStateException("The inbox never held %d forms".formatted(forms));
                }
                Thread.sleep(LOOK_AGAIN.toMillis());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is asked for again and again. */
    private record Page(String name, Kind kind, IntFunction<Answer> ask) {

        Measured measured() {
            var took = Latency.histogram();
            var bytes = 0L;
            var before = 0L;
            var called = 0L;
            for (var number = 0; number < WARM_UP + ASKED; number++) {
                if (number == WARM_UP) {
                    before = cpu();
                    called = Requests.answered();
                }
                var answer = ask.apply(number);
                if (answer.status() >= 400) {
                    throw new IllegalStateException("%d of %s: %s".formatted(answer.status(), name, answer.text()));
                }
                if (number >= WARM_UP) {
                    took.recordValue(answer.nanos());
                    bytes = Math.max(bytes, answer.bytes());
                }
            }
            // The page itself is a request, too.
            var calls = (double) (Requests.answered() - called) / ASKED - 1;
            return new Measured(name, kind, Latency.of(took), (cpu() - before) / NANOS / ASKED, calls, bytes);
        }

        private static long cpu() {
            return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                    ? system.getProcessCpuTime()
                    : 0;
        }
    }

    private static List<Page> filing(Visitor clerk) {
        var fresh = "/forms/990000-2023-OBJECTIVE-department-00001/edit";
        var fields = new HashMap<>(Visitor.inputs(clerk.open(fresh).text(), "version", "key", "base"));
        fields.put("/indicators/+i1/name", "救助人数");
        fields.put("/indicators/+i1/target", "4200");
        return List.of(
                new Page("clerk /", Kind.PAGE, number -> clerk.open("/")),
                new Page("/forms/{id}/edit", Kind.PAGE, number -> clerk.open(fresh)),
                new Page(
                        "/forms/{id}/edit/findings",
                        Kind.FRAGMENT,
                        number -> clerk.script(fresh + "/findings", Visitor.form(fields))));
    }

    /** A reviewer's pages. */
    private static final class Reviewing {

        private final Visitor visitor;
        private final int forms;
        private String part = "/inbox";

        Reviewing(Visitor visitor, int forms) {
            this.visitor = visitor;
            this.forms = forms;
        }

        /** Forms all over the list, none of them twice in a row. */
        private String form(int number) {
            return SyntheticForms.formId((int) ((number * 7919L) % forms));
        }

        List<Page> pages() {
            return List.of(
                    new Page("/", Kind.PAGE, number -> visitor.open("/")),
                    new Page("/inbox", Kind.PAGE, number -> visitor.open("/inbox")),
                    new Page("/inbox?after=", Kind.PAGE, number -> further()),
                    new Page(
                            "/inbox?sort=FINDINGS&q=",
                            Kind.PAGE,
                            number -> visitor.open("/inbox?sort=FINDINGS&q=-0001")),
                    new Page("/review/{id}", Kind.PAGE, number -> visitor.open("/review/" + form(number))),
                    new Page("/forms", Kind.PAGE, number -> visitor.open("/forms")),
                    new Page("/forms/{id}", Kind.PAGE, number -> visitor.open("/forms/" + form(number))),
                    new Page("/search", Kind.PAGE, number -> visitor.open("/search?q=-0012")),
                    new Page("/notifications", Kind.PAGE, number -> visitor.open("/notifications")),
                    new Page("/review/{id}/draft", Kind.FRAGMENT, this::draft),
                    new Page(
                            "/review/{id}/presence",
                            Kind.FRAGMENT,
                            number -> visitor.script("/review/" + form(number) + "/presence", "")),
                    new Page("/review/{id}: PASS", Kind.DECISION, this::pass));
        }

        /** Walks through the list, and begins again at its end. */
        private Answer further() {
            var answer = visitor.open(part);
            var next = NEXT.matcher(answer.text());
            part = next.find() ? next.group(1).replace("&amp;", "&") : "/inbox";
            return answer;
        }

        private Answer draft(int number) {
            return visitor.script(
                    "/review/" + form(number) + "/draft",
                    Visitor.form(Map.of(
                            "version",
                            "2",
                            "revision",
                            "1",
                            "path",
                            "",
                            "severity",
                            "WARN",
                            "text",
                            "请说明目标值的依据",
                            "suggestion",
                            "")));
        }

        private Answer pass(int number) {
            var address = "/review/" + form(number);
            var fields = Visitor.inputs(visitor.open(address).text(), "version", "revision", "key", "next", "paper");
            fields.put("do", "PASS");
            var answer = visitor.send(address, fields);
            if (answer.status() != 302 || answer.location().contains("pending=")) {
                throw new IllegalStateException("%d, %s".formatted(answer.status(), answer.location()));
            }
            return answer;
        }
    }
}
