package org.jixiaoflow.support.json;

import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleModule;

/** Teaches Jackson to tell and read every Avro record by {@link AvroJson}. */
public final class AvroModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    public AvroModule() {
        super("avro");
        addSerializer(SpecificRecordBase.class, new Writing());
        setDeserializers(new Readers(Source.OURS));
    }

    /** Where JSON comes from. */
    enum Source {
        /** Written by ourselves, whatever the limits were then. */
        OURS {
            @Override
            <T extends SpecificRecord> T read(JsonNode json, Class<T> type) {
                return AvroJson.read(json, type);
            }
        },
        /** Sent by somebody. */
        SENT {
            @Override
            <T extends SpecificRecord> T read(JsonNode json, Class<T> type) {
                return AvroJson.receive(json, type);
            }
        };

        abstract <T extends SpecificRecord> T read(JsonNode json, Class<T> type);
    }

    private static final class Writing extends ValueSerializer<SpecificRecordBase> {
        @Override
        public void serialize(SpecificRecordBase value, JsonGenerator out, SerializationContext context) {
            context.writeTree(out, AvroJson.tell(value));
        }
    }

    static final class Readers extends SimpleDeserializers {

        private static final long serialVersionUID = 1L;

        private final Source source;

        Readers(Source source) {
            this.source = source;
        }

        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return SpecificRecordBase.class.isAssignableFrom(type.getRawClass())
                    ? new Reading<>(type.getRawClass().asSubclass(SpecificRecordBase.class), source)
                    : super.findBeanDeserializer(type, config, description);
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return SpecificRecordBase.class.isAssignableFrom(type) || super.hasDeserializerFor(config, type);
        }
    }

    private static final class Reading<T extends SpecificRecordBase> extends ValueDeserializer<T> {

        private final Class<T> type;
        private final Source source;

        Reading(Class<T> type, Source source) {
            this.type = type;
            this.source = source;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) {
            return source.read(context.readValue(json, JsonNode.class), type);
        }
    }
}
