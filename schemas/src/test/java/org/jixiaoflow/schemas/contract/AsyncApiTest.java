package org.jixiaoflow.schemas.contract;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Holds {@code docs/asyncapi.yaml} against the contract. After a change of a schema, {@link #main} writes the new one into it. */
@DisplayName("The AsyncAPI document")
@NullUnmarked
class AsyncApiTest {

    private static final Path DOCUMENT = Path.of("../docs/asyncapi.yaml");

    public static void main(String[] none) throws IOException {
        var document = load(Files.readString(DOCUMENT));
        topics().forEach(topic -> {
            var message = at(document, "components", "messages", topic.value().getSimpleName());
            at(message, "payload").put("schema", schema(topic));
        });
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
        options.setWidth(140);
        Files.writeString(DOCUMENT, new Yaml(options).dump(document));
    }

    private final Map<String, Object> document = load(Files.readString(DOCUMENT));

    AsyncApiTest() throws IOException {}

    @Test
    void namesEveryTopicAndNoOther() {
        assertThat(channels().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        topics().map(AsyncApiTest::address).toList());
        assertThat(at(document, "operations").values())
                .map(operation -> at(cast(operation), "channel").get("$ref"))
                .hasSameSizeAs(channels().keySet())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void saysWhatATopicCarriesAndHowLong(Topic<?> topic) {
        var channel = cast(channels().get(address(topic)));
        var record = topic.value().getSimpleName();

        assertThat(at(channel, "messages", record)).containsValue("#/components/messages/" + record);
        var settings = topic.settings();
        var kept = at(channel, "bindings", "kafka", "topicConfiguration");
        assertThat(kept.get(TopicConfig.CLEANUP_POLICY_CONFIG))
                .isEqualTo(List.of(String.valueOf(settings.get(TopicConfig.CLEANUP_POLICY_CONFIG))
                        .split(",")));
        assertThat(String.valueOf(kept.get(TopicConfig.RETENTION_MS_CONFIG)))
                .isEqualTo(String.valueOf(settings.get(TopicConfig.RETENTION_MS_CONFIG)));
        assertThat(at(document, "components", "messages", record, "payload", "schema"))
                .as("run this class's main")
                .isEqualTo(schema(topic));
    }

    private static Stream<Topic<?>> topics() {
        return Stream.concat(Stream.of(Topics.portalSubmissions("any")), Topics.all().stream());
    }

    private static String address(Topic<?> topic) {
        return Topics.PORTAL_SUBMISSIONS.matcher(topic.name()).matches()
                ? "portal.{portalId}.submissions"
                : topic.name();
    }

    private Map<String, Object> channels() {
        return at(document, "channels").values().stream()
                .collect(toMap(channel -> String.valueOf(cast(channel).get("address")), identity()));
    }

    /** The topic's schema, without what only generated Java classes need. */
    private static Map<String, Object> schema(Topic<?> topic) {
        return load(topic.schema()
                .toString()
                .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\""));
    }

    /** YAML, of which JSON is a part. */
    private static Map<String, Object> load(String text) {
        return cast(new Yaml().load(text));
    }

    private static Map<String, Object> at(Map<String, Object> map, String... path) {
        var at = map;
        for (var key : path) {
            at = cast(at.get(key));
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object map) {
        return (Map<String, Object>) map;
    }
}
