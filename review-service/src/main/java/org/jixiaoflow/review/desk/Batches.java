package org.jixiaoflow.review.desk;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.security.Caller;
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
        return FormId.parse(item.formId())
                .map(form -> decisions.send(caller, form, commandId, item.decision()))
                .orElseGet(() -> CompletableFuture.completedFuture(new Answer.Refused(FormIds.unknown(item.formId()))))
                .thenApply(answer -> answer.among(item.formId(), commandId, problems, locale));
    }
}
