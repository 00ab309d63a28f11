package org.jixiaoflow.support.replies;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Outcomes of the commands that a service takes, for callers who didn't wait for them. Kept a few days longer than the topic keeps them.
 */
public abstract class OutcomeTable implements View<CommandOutcome> {

    private final JdbcClient sql;
    private final String table;
    private final String late;
    private final Set<Trigger> triggers;

    /**
     * The outcomes of some commands.
     *
     * @param table has the columns command_id and request (its key), form_id, decided_at and outcome
     * @param late has the columns command_id and request (its key), form_id and sent_at; see {@link LateCommands}
     * @param triggers of the commands; each has the name of a {@link Trigger}
     */
    protected OutcomeTable(JdbcClient sql, String table, String late, Enum<?>... triggers) {
        this.sql = sql;
        this.table = table;
        this.late = late;
        this.triggers = Arrays.stream(triggers)
                .map(trigger -> Trigger.valueOf(trigger.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public final String name() {
        return "outcomes";
    }

    @Override
    public final Topic<CommandOutcome> topic() {
        return Topics.FORM_OUTCOMES;
    }

    @Override
    public final void apply(List<ViewRecord<CommandOutcome>> batch) {
        var rows = new BatchParameters<>(batch.stream()
                .filter(viewRecord -> viewRecord.value() != null
                        && triggers.contains(viewRecord.value().getTrigger()))
                .toList());
        sql.sql("""
                        insert into %s (command_id, request, form_id, decided_at, outcome)
                        select command_id, request, form_id, decided_at, outcome
                        from unnest(:commandId, :request, :formId, :decidedAt, :outcome)
                          with ordinality as r (command_id, request, form_id, decided_at, outcome, place)
                        where decided_at >= now() - interval '7 days' -- the next batch would pass over what this one deletes
                        order by command_id, place
                        on conflict do nothing""".formatted(table))
                .param("commandId", rows.uuids(row -> outcome(row).getCommandId()))
                .param(
                        "request",
                        rows.texts(
                                row -> Objects.requireNonNullElse(outcome(row).getRequestHash(), "")))
                .param("formId", rows.texts(row -> outcome(row).getFormId()))
                .param("decidedAt", rows.times(row -> outcome(row).getDecidedAt()))
                .param("outcome", rows.packed(ViewRecord::bytes))
                .update();
        sql.sql("delete from %s where decided_at < now() - interval '7 days'".formatted(table))
                .update();
        sql.sql("delete from %s where command_id = any(:commandId) or sent_at < now() - interval '7 days'"
                        .formatted(late))
                .param("commandId", rows.uuids(row -> outcome(row).getCommandId()))
                .update();
    }

    /** Name of the table of outcomes. */
    public final String table() {
        return table;
    }

    /** Name of the table of commands that were sent and took long. */
    public final String late() {
        return late;
    }

    /**
     * The outcome that whoever asks means: that of their request, or without one that of the request which had the id first.
     *
     * @param outcomes all under one id, in the order they came
     * @param request the hash of the request, as the address has it that its sender was told; null if they don't know
     */
    public static Optional<CommandOutcome> meant(List<CommandOutcome> outcomes, @Nullable String request) {
        if (request == null) {
            return outcomes.stream()
                    .filter(outcome -> outcome.getReason() != RefusalReason.IDEMPOTENCY_KEY_REUSED)
                    .findFirst()
                    .or(() -> outcomes.stream().findFirst());
        }
        return outcomes.stream()
                .filter(outcome -> outcome.getRequestHash() == null || request.equals(outcome.getRequestHash()))
                .findFirst();
    }

    private static CommandOutcome outcome(ViewRecord<CommandOutcome> viewRecord) {
        return Objects.requireNonNull(viewRecord.value());
    }

    @Override
    public final void clear() {
        sql.sql("truncate " + table).update();
    }
}
