package org.jixiaoflow.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jixiaoflow.cli.views.ServiceViews;
import org.jixiaoflow.cli.views.ServiceViews.Standing;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Empties views of a running stack and has them filled again from the topics, while the stack goes on. */
@Command(name = "rebuild-views", mixinStandardHelpOptions = true)
final class RebuildViewsCommand implements Callable<Integer> {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final int BAR = 30;
    private static final double NANOS = 1e9;

    @ParentCommand
    private Jixiao jixiao;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StackOptions options = new StackOptions();

    @Parameters(paramLabel = "NAME", arity = "0..*", descriptionKey = "rebuild.name")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        var operator = new Person("operator", "operator", List.of("operator"), null, List.of(), List.of());
        var views = new ServiceViews(
                Addresses.of(options.ports()),
                StackOptions.identityIn(options.data()).token(operator));
        var chosen = chosen(views.all());
        var begun = System.nanoTime();
        chosen.forEach(views::rebuild);
        var refilled = awaitRefilled(views, chosen, begun);
        jixiao.terminal().passed();
        var seconds = (System.nanoTime() - begun) / NANOS;
        var rows = new ArrayList<List<String>>();
        refilled.forEach(view -> rows.add(List.of(view.fullName(), view.topic(), String.valueOf(view.records()))));
        TextTable.lines(rows).forEach(jixiao.terminal()::line);
        var events = events(refilled);
        jixiao.terminal()
                .good(jixiao.words()
                        .say(
                                "rebuild.done",
                                events,
                                RunningStack.seconds(Duration.ofNanos(System.nanoTime() - begun)),
                                Math.round(events / seconds)));
        return 0;
    }

    private List<Standing> chosen(List<Standing> all) {
        var unknown = names.stream()
                .filter(name -> all.stream().noneMatch(view -> isCalled(view, name)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    jixiao.words()
                            .say(
                                    "rebuild.unknown",
                                    String.join(" ", unknown),
                                    all.stream().map(Standing::fullName).collect(Collectors.joining(" "))));
        }
        return all.stream()
                .filter(view -> names.isEmpty() || names.stream().anyMatch(name -> isCalled(view, name)))
                .toList();
    }

    private static boolean isCalled(Standing view, String name) {
        return name.equals(view.name()) || name.equals(view.fullName());
    }

    private List<Standing> awaitRefilled(ServiceViews views, List<Standing> chosen, long begun)
            throws InterruptedException {
        var wanted = chosen.stream().map(Standing::fullName).collect(Collectors.toSet());
        var most = 1L;
        while (true) {
            var now = views.all().stream()
                    .filter(view -> wanted.contains(view.fullName()))
                    .toList();
            if (now.stream().noneMatch(Standing::refilling)) {
                return now;
            }
            var behind = now.stream().mapToLong(Standing::behind).sum();
            most = Math.max(most, behind);
            var share = (double) (most - behind) / most;
            var events = events(now);
            jixiao.terminal()
                    .passing(jixiao.words()
                            .say(
                                    "rebuild.progress",
                                    bar(share),
                                    Math.round(share * 100),
                                    events,
                                    Math.round(events * NANOS / (System.nanoTime() - begun))));
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        }
    }

    private static long events(List<Standing> views) {
        return views.stream().mapToLong(Standing::records).sum();
    }

    private static String bar(double share) {
        var full = (int) Math.round(share * BAR);
        return "█".repeat(full) + "░".repeat(BAR - full);
    }
}
