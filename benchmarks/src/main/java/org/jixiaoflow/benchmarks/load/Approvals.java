package org.jixiaoflow.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;

/** Forms that are approved already, as if review had gone on for years: written where review writes them. */
public final class Approvals {

    private static final int LOWEST = 75;
    private static final int RANGE = 26;
    private static final int TELL_EVERY = 1000;

    private Approvals() {}

    /** Writes them, and is back when all are written. */
    public static void write(String bootstrapServers, TopicSerdes serdes, int first, int forms, IntConsumer progress) {
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                20);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
                var values = serdes.of(Topics.APPROVED_FORMS).serializer()) {
            for (var number = first; number < first + forms; number++) {
                var journey = new Journey(number);
                var unused = producer.send(new ProducerRecord<>(
                        Topics.APPROVED_FORMS.name(),
                        journey.formId().getBytes(UTF_8),
                        values.serialize(Topics.APPROVED_FORMS.name(), approved(journey))));
                if ((number - first) % TELL_EVERY == 0) {
                    progress.accept(number - first);
                }
            }
            producer.flush();
            producer.close(Duration.ofSeconds(30));
        }
    }

    private static ApprovedForm approved(Journey journey) {
        var id = FormId.parse(journey.formId()).orElseThrow();
        var percent = BigDecimal.valueOf(LOWEST + journey.number() % RANGE).setScale(2);
        return ApprovedForm.newBuilder()
                .setFormId(journey.formId())
                .setRegionCode(id.regionCode())
                .setYear(id.year())
                .setKind(id.kind())
                .setDepartmentCode(id.departmentCode())
                .setVersion(journey.steps().size())
                .setRevision(1)
                .setTemplateId("default")
                .setContent(journey.sample().content())
                .setRatings(Step.ITEMS.stream()
                        .map(item -> new RatedItem("COMPLETENESS", item, new BigDecimal("12.50"), percent))
                        .toList())
                .setTotal(percent)
                .setGrade(null)
                .setApprovedBy(Actor.newBuilder()
                        .setId("reviewer")
                        .setName("reviewer")
                        .setRole("final-reviewer")
                        .build())
                .setApprovedAt(Instant.EPOCH)
                .build();
    }
}
