package org.jixiaoflow.review.pipeline;

import static org.jixiaoflow.schemas.contract.Topics.NOTIFICATIONS;

import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jixiaoflow.review.notification.NotificationRules;
import org.jixiaoflow.schemas.RefusedSubmission;

/** Tells departments what a portal sent for them in vain: each refusal once, in the transaction that goes past it. */
final class RefusalNotices implements Processor<String, RefusedSubmission, String, byte[]> {

    private final NotificationRules rules;
    private final Encoding encoding;

    private ProcessorContext<String, byte[]> context;

    @SuppressWarnings("NullAway.Init")
    RefusalNotices(NotificationRules rules, Encoding encoding) {
        this.rules = rules;
        this.encoding = encoding;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, RefusedSubmission> record) {
        rules.about(record.value())
                .ifPresent(notice -> context.forward(new Record<>(
                        notice.getRecipient(), encoding.encode(NOTIFICATIONS, notice), record.timestamp())));
    }

    @Override
    public void close() {
        encoding.close();
    }
}
