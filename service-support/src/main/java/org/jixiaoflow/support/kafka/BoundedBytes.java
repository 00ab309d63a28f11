package org.jixiaoflow.support.kafka;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jixiaoflow.schemas.contract.Sizes;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as received, but of a key or value larger than any of ours only the beginning, and no excess of headers: a kilobyte on the wire can unfold to a megabyte,
 * and a reader takes hundreds of records at a time. {@code serializedValueSize} of the record tells the size all the same.
 */
final class BoundedBytes implements Deserializer<byte[]> {

    private static final int LARGEST_KEY = 64 * 1024;

    private final Shortened part;

    BoundedBytes(Shortened part) {
        this.part = part;
    }

    @Override
    public byte @Nullable [] deserialize(String topic, byte @Nullable [] data) {
        return data;
    }

    @Override
    public byte @Nullable [] deserialize(String topic, Headers headers, byte @Nullable [] data) {
        return deserialize(topic, headers, data == null ? null : ByteBuffer.wrap(data));
    }

    @Override
    public byte @Nullable [] deserialize(String topic, Headers headers, @Nullable ByteBuffer data) {
        // Letters say of themselves that they were shortened.
        if (!topic.endsWith(Topic.DEAD_LETTER_SUFFIX)) {
            part.forget(headers);
            DeadLetters.shed(headers);
        }
        if (data == null) {
            return null;
        }
        if (data.remaining() > largest(topic)) {
            return part.beginning(data, headers);
        }
        var bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        return bytes;
    }

    private int largest(String topic) {
        return switch (part) {
            case KEY -> LARGEST_KEY;
            case VALUE ->
                Topics.PORTAL_SUBMISSIONS.matcher(topic).matches() ? Sizes.LARGEST_RECORD : Sizes.LARGEST_REQUEST;
        };
    }
}
