package org.jixiaoflow.support.json;

import java.util.List;
import org.jixiaoflow.schemas.limits.Decimals;
import org.jixiaoflow.schemas.limits.Texts;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads what somebody sent more strictly than what we wrote ourselves: everything is held against the limits, no name stands twice in
 * an object, and nothing is taken for what it isn't.
 */
public final class SentJson {

    private SentJson() {}

    /** Reads and writes like {@code ours}, and reads strictly. */
    public static JsonMapper mapper(JsonMapper ours) {
        return ours.rebuild()
                .addModule(new Strict())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .build();
    }

    private static final class Strict extends SimpleModule {

        private static final long serialVersionUID = 1L;

        Strict() {
            super("sent");
        }

        @Override
        public void setupModule(SetupContext context) {
            super.setupModule(context);
            context.addDeserializers(new AvroModule.Readers(AvroModule.Source.SENT));
            var texts = new SimpleDeserializers();
            texts.addDeserializer(String.class, new Text());
            texts.addDeserializer(ObjectNode.class, new Tree());
            context.addDeserializers(texts);
        }
    }

    private static final class Text extends StdScalarDeserializer<String> {

        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) {
            if (!json.hasToken(JsonToken.VALUE_STRING)) {
                throw InvalidShape.expected("string");
            }
            var text = json.getString();
            Texts.objection(text).ifPresent(objection -> {
                throw InvalidShape.of(objection);
            });
            return Texts.normal(text);
        }
    }

    /** Objects that are kept as they are sent, whatever they say: only numbers and texts are looked at. */
    private static final class Tree extends StdDeserializer<ObjectNode> {

        private static final int DIGITS = 60;
        private static final int DECIMALS = 20;

        /** As long as the longest text of any record. */
        private static final int LONGEST = 200_000;

        Tree() {
            super(ObjectNode.class);
        }

        @Override
        public ObjectNode deserialize(JsonParser json, DeserializationContext context) {
            if (!(context.readTree(json) instanceof ObjectNode object)) {
                throw InvalidShape.expected("object");
            }
            check(object);
            return object;
        }

        private static void check(ObjectNode object) {
            for (var name : List.copyOf(object.propertyNames())) {
                try {
                    object.set(name, kept(object.path(name)));
                } catch (InvalidShape e) {
                    e.prependPath(object, name);
                    throw e;
                }
            }
        }

        private static void check(ArrayNode array) {
            for (var i = 0; i < array.size(); i++) {
                try {
                    array.set(i, kept(array.path(i)));
                } catch (InvalidShape e) {
                    e.prependPath(array, i);
                    throw e;
                }
            }
        }

        private static JsonNode kept(JsonNode node) {
            if (node instanceof ObjectNode object) {
                check(object);
            } else if (node instanceof ArrayNode array) {
                check(array);
            } else if (node.isString()) {
                Texts.objection(node.stringValue(), LONGEST).ifPresent(objection -> {
                    throw InvalidShape.of(objection);
                });
                return JsonNodeFactory.instance.stringNode(Texts.normal(node.stringValue()));
            } else if (node.isNumber()
                    && Decimals.exactly(node.decimalValue(), DIGITS, DECIMALS).isEmpty()) {
                throw InvalidShape.number(DIGITS - DECIMALS, DECIMALS);
            }
            return node;
        }
    }
}
