///usr/bin/env jbang "$0" "$@" ; exit $?
//DEPS io.apicurio:apicurio-registry-avro-serde-kafka:3.1.7

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Prints every current score and then each new one: jbang LiveScores.java localhost:9092 http://localhost:8085/apis/registry/v3 */
public class LiveScores {

    public static void main(String[] brokerAndRegistry) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", brokerAndRegistry[0],
                "apicurio.registry.url", brokerAndRegistry[1],
                "group.id", "live-scores",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed",
                "key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer",
                "value.deserializer", "io.apicurio.registry.serde.avro.AvroKafkaDeserializer");
        try (var consumer = new KafkaConsumer<String, GenericRecord>(settings)) {
            consumer.subscribe(List.of("form-scores"));
            while (!Thread.interrupted()) {
                for (var received : consumer.poll(Duration.ofSeconds(1))) {
                    var score = received.value();
                    System.out.println(received.key() + " "
                            + (score == null ? "withdrawn" : points(score.get("total")) + " " + score.get("grade")));
                }
            }
        }
    }

    private static BigDecimal points(Object decimal) {
        return new BigDecimal(new BigInteger(((ByteBuffer) decimal).array()), 2);
    }
}
