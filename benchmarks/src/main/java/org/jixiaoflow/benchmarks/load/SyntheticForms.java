package org.jixiaoflow.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;

/**
 * Forms of many departments of one region and year that share indicators: a third of the names is the same in every copy of the county,
 * the others are each copy's own.
 */
public final class SyntheticForms {

    private static final int SHARED_OF = 3;

    private SyntheticForms() {}

    /** The form with that number. */
    public static String formId(int number) {
        return "990000-2022-OBJECTIVE-department-%05d".formatted(number);
    }

    /** Has as many forms saved and submitted; what comes of it isn't waited for. */
    public static void send(String bootstrapServers, TopicSerdes serdes, int forms, IntConsumer progress) {
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 20);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                var values = serdes.of(Topics.FORM_SUBMISSIONS).serializer()) {
            for (var number = 0; number < forms; number++) {
                for (var trigger : new SubmissionTrigger[] {SubmissionTrigger.SAVE, SubmissionTrigger.SUBMIT}) {
                    var unused = producer.send(new ProducerRecord<>(
                            Topics.FORM_SUBMISSIONS.name(),
                            formId(number).getBytes(UTF_8),
                            values.serialize(Topics.FORM_SUBMISSIONS.name(), command(number, trigger))));
                }
                progress.accept(number);
            }
            producer.flush();
            producer.close(Duration.ofSeconds(30));
        }
    }

    private static FormSubmission command(int number, SubmissionTrigger trigger) {
        return FormSubmission.newBuilder()
                .setCommandId(UUID.nameUUIDFromBytes((formId(number) + trigger).getBytes(UTF_8)))
                .setFormId(formId(number))
                .setTrigger(trigger)
                .setActor(Actor.newBuilder()
                        .setId("clerk")
                        .setName("填报人")
                        .setRole("clerk")
                        .setRegions(List.of("*"))
                        .setDepartmentCode("department-%05d".formatted(number))
                        .build())
                .setIssuedAt(Instant.now())
                .setContent(content(number))
                .build();
    }

    private static FormContent content(int number) {
        var sample = Sample.ALL.get(number % Sample.ALL.size()).content();
        var copy = number / Sample.ALL.size();
        return FormContent.newBuilder(sample)
                .setIndicators(sample.getIndicators().stream()
                        .map(indicator -> copy(indicator, copy))
                        .toList())
                .build();
    }

    private static Indicator copy(Indicator indicator, int copy) {
        var name = indicator.getName();
        return name == null || Math.floorMod(name.hashCode(), SHARED_OF) == 0
                ? indicator
                : Indicator.newBuilder(indicator).setName(name + copy).build();
    }
}
