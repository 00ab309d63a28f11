package org.jixiaoflow.benchmarks.crash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jspecify.annotations.Nullable;

/** What a client was promised: each command that was answered "accepted" is in the journal once, each refused one is not. */
final class Ledger {

    private final Map<UUID, Line> lines = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();

    /** A command is on its way, for the first time or again. */
    void sent(UUID commandId, String formId) {
        lines.computeIfAbsent(commandId, id -> new Line(formId)).sent++;
    }

    /**
     * An answer came.
     *
     * @return whether it is the first to its command
     */
    boolean answered(CommandOutcome outcome) {
        var line = lines.get(outcome.getCommandId());
        if (line == null) {
            violations.add("%s was answered and never sent".formatted(outcome.getCommandId()));
            return false;
        }
        var first = line.answer;
        var answer = new Answer(outcome.getStatus(), outcome.getVersion());
        if (first == null) {
            line.answer = answer;
        } else if (!first.equals(answer)) {
            violations.add(
                    "%s of %s was answered %s, then %s".formatted(outcome.getCommandId(), line.formId, first, answer));
        }
        return first == null;
    }

    /** The next entry of the journal. */
    void entry(FormEvent entry) {
        var line = lines.get(entry.getCommandId());
        if (line == null) {
            violations.add("%s v%d: nobody sent its command".formatted(entry.getFormId(), entry.getVersion()));
        } else {
            line.entries++;
            line.version = entry.getVersion();
        }
    }

    /** After every entry was taken: where the journal keeps no promise. */
    List<String> violations() {
        var all = new ArrayList<>(violations);
        lines.forEach((id, line) -> {
            var fault = line.fault();
            if (fault != null) {
                all.add("%s of %s %s".formatted(id, line.formId, fault));
            }
        });
        return all;
    }

    int commands() {
        return lines.size();
    }

    long repeats() {
        return lines.values().stream().mapToLong(line -> line.sent - 1).sum();
    }

    long answers(OutcomeStatus status) {
        return lines.values().stream()
                .filter(line -> line.answer != null && line.answer.status == status)
                .count();
    }

    private record Answer(OutcomeStatus status, long version) {}

    private static final class Line {

        private final String formId;
        private int sent;
        private int entries;
        private long version;
        private @Nullable Answer answer;

        Line(String formId) {
            this.formId = formId;
        }

        @Nullable String fault() {
            if (answer == null) {
                return "was never answered";
            }
            return switch (answer.status) {
                case ACCEPTED ->
                    entries == 1 && version == answer.version
                            ? null
                            : "was accepted as v%d and is in the journal %d times, last as v%d"
                                    .formatted(answer.version, entries, version);
                case REFUSED -> entries == 0 ? null : "was refused and is in the journal";
            };
        }
    }
}
