package org.jixiaoflow.schemas.contract;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * The schemas that values were written with, each asked for once. An id that the registry doesn't know isn't asked for again for some
 * seconds: a sender that writes nothing else must not cost a call for each record.
 */
final class WrittenSchemas {

    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(10);
    private static final int MOST_UNKNOWN = 10_000;

    private final SchemaRegistry registry;
    private final Map<Integer, Schema> known = new ConcurrentHashMap<>();
    private final Cache<Integer, Boolean> unknown = Caffeine.newBuilder()
            .expireAfterWrite(UNKNOWN_FOR)
            .maximumSize(MOST_UNKNOWN)
            .build();

    WrittenSchemas(SchemaRegistry registry) {
        this.registry = registry;
    }

    /**
     * The schema a value in the wire format was written with.
     *
     * @throws UnknownSchema if the registry doesn't know it
     * @throws RegistryFault if the registry couldn't tell
     */
    Schema of(byte[] value) {
        var id = ByteBuffer.wrap(value).getInt(1);
        var schema = known.get(id);
        return schema == null ? ask(id) : schema;
    }

    private Schema ask(int id) {
        if (unknown.getIfPresent(id) != null) {
            throw new UnknownSchema(id);
        }
        try {
            var schema = registry.schema(id);
            known.put(id, schema);
            return schema;
        } catch (UnknownSchema e) {
            unknown.put(id, true);
            throw e;
        }
    }
}
