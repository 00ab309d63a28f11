package org.jixiaoflow.benchmarks.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jixiaoflow.benchmarks.load.ClosedLoopLoad;
import org.jixiaoflow.benchmarks.measure.AtExit;
import org.jixiaoflow.benchmarks.measure.Latency;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topics;

/**
 * How soon a county's dashboard is there, and how soon it shows a change to all who have it open, where many forms of many counties are scored already.
 *
 * @param forms scored before, as many as a county has departments in each
 * @param viewers who have the same dashboard open
 * @param first from asking for a dashboard that nobody asked for yet until it is there
 * @param saved from sending a form that is saved until a viewer's page counts it
 * @param scored from sending a form's first of five or seven commands until a viewer's page counts it as scored
 */
public record DashboardSpeed(int forms, int viewers, Latency first, Latency saved, Latency scored) {

    /** How many forms a county has. */
    public static final int COUNTY = 62;

    /** The goal for 95 of a hundred first views, in milliseconds. */
    private static final int FIRST_GOAL = 300;

    /** The goal for 95 of a hundred changes to be on a screen, in milliseconds. */
    private static final int CHANGE_GOAL = 1000;

    private static final int FIRST_COUNTY = 100_000;
    private static final int AT_ONCE = 2000;
    private static final int WARM_UP = 15;
    private static final int ASKED = 100;
    private static final int CHANGES = COUNTY / 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);
    private static final Pattern STATION =
            Pattern.compile("</th>\\s*<td class=\"number\" data-label=\"[^\"]*\">(\\d+)</td>\\s*<td class=\"chart\"");
    private static final Pattern SCORED =
            Pattern.compile("id=\"mean\"[^>]*><strong>[^<]*</strong> <span>[^<0-9]*([0-9]+)");

    public boolean isMet() {
        return first.p95() <= FIRST_GOAL && saved.p95() <= CHANGE_GOAL && scored.p95() <= CHANGE_GOAL;
    }

    /** Fills a stack, opens dashboards, and moves forms under the eyes of viewers. */
    public static DashboardSpeed run(Path data, int counties, int viewers, IntConsumer progress) {
        people(data, viewers);
        var stack = LocalStack.start(data, Ports.free(), Progress.SILENT);
        var atExit = AtExit.stop(stack::close);
        try (stack) {
            var registrySerdes = new RegistrySerdes(stack.addresses().registry());
            registrySerdes.register(Topics.all());
            try (var load = new ClosedLoopLoad(stack.addresses().kafka(), registrySerdes)) {
                return new Measuring(stack, load, counties, viewers).measured(progress);
            }
        } finally {
            atExit.cancel();
        }
    }

    private static void people(Path data, int viewers) {
        try {
            Files.createDirectories(data.resolve("identity"));
            Files.writeString(
                    data.resolve("identity/people.yml"),
                    IntStream.range(0, viewers)
                            .mapToObj(
                                    "    - { id: viewer-%1$d, name: 郑审计%1$d, roles: [auditor], regions: [\"*\"] }%n"
                                            ::formatted)
                            .collect(Collectors.joining("", "identity:\n  people:\n", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Measuring(LocalStack stack, ClosedLoopLoad load, int counties, int viewers) {

        DashboardSpeed measured(IntConsumer progress) {
            var forms = counties * COUNTY;
            load.take(0, forms, AT_ONCE, progress);
            var visitors = IntStream.range(0, viewers).mapToObj(this::visitor).toList();
            var first = first(visitors.get(0));
            var screens = visitors.stream()
                    .map(visitor -> new Screen(visitor, address(counties), about(counties)))
                    .toList();
            try {
                var saved = changes(
                        screens, number -> load.save(forms + number, 1, 1, taken -> {}), DashboardSpeed::onTheirWay);
                var scored = changes(
                        screens,
                        number -> load.take(forms + CHANGES + number, 1, 1, taken -> {}),
                        DashboardSpeed::scoredForms);
                return new DashboardSpeed(forms, viewers, first, saved, scored);
            } finally {
                screens.forEach(Screen::close);
            }
        }

        private Visitor visitor(int number) {
            var person = "viewer-" + number;
            return Visitor.signedIn(
                    stack.addresses().workbench(),
                    person,
                    Objects.requireNonNull(
                            stack.identity().secrets(List.of(person)).get(person)));
        }

        private Latency first(Visitor visitor) {
            var took = Latency.histogram();
            for (var number = 0; number < WARM_UP + ASKED; number++) {
                var answer = visitor.open(address(number % counties));
                if (number >= WARM_UP) {
                    took.recordValue(answer.nanos());
                }
            }
            return Latency.of(took);
        }

        /** One after the other, each once all have seen the one before. */
        private static Latency changes(List<Screen> screens, IntConsumer change, ToIntFunction<String> counted) {
            var took = Latency.histogram();
            for (var number = 0; number < CHANGES; number++) {
                var begun = System.nanoTime();
                change.accept(number);
                var wanted = number + 1;
                // With what they show; a page is looked through once, as that takes time from those who write them.
                var blind = new HashMap<Screen, String>();
                screens.forEach(screen -> blind.put(screen, ""));
                while (!blind.isEmpty()) {
                    blind.entrySet().removeIf(each -> {
                        var shown = each.getKey().shown();
                        var seen = !shown.equals(each.setValue(shown)) && counted.applyAsInt(shown) >= wanted;
                        if (seen) {
                            took.recordValue(System.nanoTime() - begun);
                        }
                        return seen;
                    });
                    pause(begun);
                }
            }
            return Latency.of(took);
        }

        private static void pause(long begun) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("A dashboard never showed a change");
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private static String about(int county) {
        return FIRST_COUNTY + county + "-2022";
    }

    private static String address(int county) {
        return "/dashboard?region=%d&year=2022&kind=OBJECTIVE".formatted(FIRST_COUNTY + county);
    }

    /** Forms that are anywhere between their first draft and their approval. */
    private static int onTheirWay(String page) {
        return STATION.matcher(page)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }

    private static int scoredForms(String page) {
        var found = SCORED.matcher(page);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
}
