package org.jixiaoflow.schemas.contract;

import io.apicurio.registry.resolver.ParsedSchema;
import io.apicurio.registry.resolver.data.Record;
import io.apicurio.registry.resolver.strategy.ArtifactReference;
import io.apicurio.registry.resolver.strategy.ArtifactReferenceResolverStrategy;
import io.apicurio.registry.serde.data.SerdeRecord;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * Writes each topic with exactly the schema version this process registered. Taking the newest instead would let an old instance write
 * with a schema it doesn't know while a newer one is being rolled out.
 */
final class RegisteredVersions implements ArtifactReferenceResolverStrategy<Schema, Object> {

    private final Map<String, ArtifactReference> byTopic = new ConcurrentHashMap<>();

    void put(String topic, int version) {
        byTopic.put(
                topic,
                ArtifactReference.builder()
                        .artifactId(topic + "-value")
                        .version(String.valueOf(version))
                        .build());
    }

    @Override
    public ArtifactReference artifactReference(Record<Object> data, ParsedSchema<Schema> schema) {
        var topic = ((SerdeRecord<?>) data).metadata().getTopic();
        var reference = byTopic.get(topic);
        if (reference == null) {
            throw new IllegalStateException("No schema was registered for topic " + topic);
        }
        return reference;
    }

    @Override
    public boolean loadSchema() {
        return false;
    }
}
