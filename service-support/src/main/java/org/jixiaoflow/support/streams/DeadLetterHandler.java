package org.jixiaoflow.support.streams;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.DeadLetters;
import org.jixiaoflow.support.kafka.DeadLetters.Origin;
import org.jixiaoflow.support.kafka.Failures;

/**
 * Puts a record that can't be read, processed or answered on its topic's dead-letter topic, within the transaction that goes past it.
 * Faults that aren't the record's (the broker's, the store's) stop the thread instead: skipping would lose good records.
 */
public class DeadLetterHandler
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {

    @Override
    public void configure(Map<String, ?> configs) {
        // nothing to set
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> received, Exception reason) {
        return isOurs(context) && !Failures.isTransient(reason)
                ? DeserializationExceptionHandler.Response.resume(List.of(
                        DeadLetters.of(origin(context), received.key(), received.value(), received.headers(), reason)))
                : DeserializationExceptionHandler.Response.fail();
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception reason) {
        return isOurs(context) && !(reason instanceof KafkaException) && !Failures.isTransient(reason)
                ? ProcessingExceptionHandler.Response.resume(deadLetter(context, reason))
                : ProcessingExceptionHandler.Response.fail();
    }

    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> output, Exception reason) {
        return ProductionExceptionHandler.Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context, ProducerRecord output, Exception reason, SerializationExceptionOrigin origin) {
        return isOurs(context) && !Failures.isTransient(reason)
                ? ProductionExceptionHandler.Response.resume(deadLetter(context, reason))
                : ProductionExceptionHandler.Response.fail();
    }

    private static List<ProducerRecord<byte[], byte[]>> deadLetter(ErrorHandlerContext context, Exception reason) {
        return List.of(DeadLetters.of(
                origin(context), context.sourceRawKey(), context.sourceRawValue(), context.headers(), reason));
    }

    private static Origin origin(ErrorHandlerContext context) {
        return new Origin(context.topic(), context.partition(), context.offset(), context.timestamp());
    }

    /** A fault in one of the application's internal topics is a fault of ours; there is no record to blame. */
    private static boolean isOurs(ErrorHandlerContext context) {
        return context.topic() != null && Topics.named(context.topic()).isPresent();
    }
}
