package org.jixiaoflow.cli;

import org.jixiaoflow.cli.check.Report;

/** Tells a person what the checker found. */
public final class ReportTable {

    private static final int MOST_PLACES = 5;

    private ReportTable() {}

    /** What was found of each invariant, and the first places where one does not hold. */
    public static void print(Report report, Messages messages, Terminal terminal) {
        terminal.line(messages.say("check.title"));
        var number = 1;
        for (var invariant : report.invariants()) {
            var line = messages.say(
                    "check.line",
                    number++,
                    messages.say("check." + invariant.kind()),
                    invariant.checked(),
                    invariant.violated());
            if (invariant.violated() == 0) {
                terminal.good("✓ " + line);
            } else {
                terminal.bad("✗ " + line);
                invariant.violations().stream().limit(MOST_PLACES).forEach(place -> terminal.line("    " + place));
            }
        }
    }
}
