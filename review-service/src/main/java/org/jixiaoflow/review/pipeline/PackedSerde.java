package org.jixiaoflow.review.pipeline;

import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jixiaoflow.schemas.contract.PackedValues;
import org.jspecify.annotations.Nullable;

/** Values of a store, {@linkplain PackedValues packed} where they lie. What lies there from before, as it is on its topic, is read as well. */
final class PackedSerde {

    private PackedSerde() {}

    static Serde<byte[]> create() {
        return Serdes.serdeFrom((topic, value) -> packed(value), (topic, stored) -> unpacked(stored));
    }

    private static byte @Nullable [] packed(byte @Nullable [] value) {
        return value == null ? null : PackedValues.pack(List.of(value))[0];
    }

    private static byte @Nullable [] unpacked(byte @Nullable [] stored) {
        return stored == null ? null : PackedValues.unpack(stored);
    }
}
