package org.jixiaoflow.review.desk;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.command.CommandAnswer;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problems;
import org.springframework.stereotype.Component;

/** Sends many decisions at once; none waits for another or fails with it. */
@Component
class Batches {

    private final Decisions decisions;
    private final Problems problems;

    Batches(Decisions decisions, Problems problems) {
        this.decisions = decisions;
        this.problems = problems;
    }

    CompletableFuture<BatchAnswer> sendAll(Caller caller, List<BatchRequest.Item> items, Locale locale) {
        var results = items.stream().map(item -> one(caller, item, locale)).toList();
        return CompletableFuture.allOf(results.toArray(CompletableFuture[]::new))
                .thenApply(done -> new BatchAnswer(
                        results.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<BatchAnswer.Item> one(Caller caller, BatchRequest.Item item, Locale locale) {
        var commandId = item.commandId() == null ? UUID.randomUUID() : item.commandId();
        var seen = Precondition.of(null, item.decision().expectedVersion());
        return FormId.parse(item.formId())
                .map(form -> decisions.send(caller, form, commandId, seen, item.decision()))
                .orElseGet(() ->
                        CompletableFuture.completedFuture(new CommandAnswer.Refused(FormIds.invalid(item.formId()))))
                .handle((answer, fault) -> answer != null
                        ? BatchAnswer.Item.of(item.formId(), commandId, answer, problems, locale)
                        : BatchAnswer.Item.of(item.formId(), commandId, fault, problems, locale));
    }
}
