package org.jixiaoflow.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.IntSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.support.kafka.Publisher;

/** In which partition an address is: all of its deliveries are in one, so that one process sends them and keeps its limits. */
public final class Addresses {

    private final IntSupplier partitions;

    /** @param partitions of the topic */
    public Addresses(IntSupplier partitions) {
        this.partitions = partitions;
    }

    /** The delivery as it is written to the topic. */
    public ProducerRecord<byte[], byte[]> record(Delivery delivery, Publisher publisher) {
        return KafkaDeliveryLog.record(partition(delivery), delivery, publisher);
    }

    public int partition(Delivery delivery) {
        var place = (delivery.getChannel() + "|" + delivery.getAddress()).getBytes(UTF_8);
        return Utils.toPositive(Utils.murmur2(place)) % partitions.getAsInt();
    }
}
