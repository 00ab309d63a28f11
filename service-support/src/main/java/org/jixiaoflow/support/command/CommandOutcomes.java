package org.jixiaoflow.support.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.replies.LateCommands;
import org.jixiaoflow.support.replies.OutcomeTable;
import org.jixiaoflow.support.replies.Replies;
import org.jixiaoflow.support.replies.Unanswered;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of a service's commands, for those who may see the form. */
public abstract class CommandOutcomes implements LateCommands {

    private final JdbcClient sql;
    private final StoredValues<CommandOutcome> outcomes;
    private final OutcomeTable table;
    private final String readable;

    /**
     * The outcomes in {@code table}.
     *
     * @param forms the table of forms, with the columns form_id and version
     * @param readScope the condition on a row {@code f} of it that the reader may see the form
     */
    protected CommandOutcomes(JdbcClient sql, TopicSerdes serdes, OutcomeTable table, String forms, String readScope) {
        this.sql = sql;
        this.outcomes = StoredValues.of(serdes, Topics.FORM_OUTCOMES);
        this.table = table;
        // A form that never came to be, because its first command was refused, is seen by its region.
        this.readable =
                "left join %s f on f.form_id = c.form_id where (f.form_id is null and left(c.form_id, 6) like any(:regions) or %s)"
                        .formatted(forms, readScope);
    }

    /** The outcome of a command, if it is decided and the reader may see the form; see {@link OutcomeTable#meant}. */
    public Optional<CommandOutcome> find(UUID commandId, @Nullable String request, ReadScope readScope) {
        var ofId = sql.sql("select c.outcome from %s c %s and c.command_id = :commandId order by c.number"
                        .formatted(table.table(), readable))
                .params(readScope.parameters())
                .param("commandId", commandId)
                .query((row, number) -> outcomes.read(row.getBytes(1)))
                .list();
        return OutcomeTable.meant(ofId, request);
    }

    /**
     * Whether a command was sent and isn't decided yet, and the reader may see the form.
     *
     * @param awaited forms of commands of that id whose outcome this instance waits for, see {@link Replies#awaited(UUID, String)}
     */
    public boolean isUnderWay(UUID commandId, @Nullable String request, List<String> awaited, ReadScope readScope) {
        var parameters = new HashMap<String, @Nullable Object>(readScope.parameters());
        parameters.put("commandId", commandId);
        parameters.put("request", request);
        parameters.put("awaited", awaited.toArray(String[]::new));
        return sql.sql("""
                        select exists (
                          select 1 from (
                            select form_id from %s
                            where command_id = :commandId and (cast(:request as text) is null or request = :request)
                            union all select unnest(:awaited)) c (form_id) %s)""".formatted(table.late(), readable))
                .params(parameters)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void note(Unanswered late, String formId) {
        sql.sql("""
                        insert into %s (command_id, request, form_id) values (:commandId, :request, :formId)
                        on conflict do nothing""".formatted(table.late()))
                .params(Map.of(
                        "commandId", late.commandId(),
                        "request", Objects.requireNonNullElse(late.request(), ""),
                        "formId", formId))
                .update();
    }
}
