package org.jixiaoflow.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A service's description of its interface")
class ReleasedTest {

    /** Writes what is described now over what was released. */
    private static final String UPDATE = "update.interfaces";

    /** Said in as many sentences as there are ways to be wrong. */
    private static final Set<String> BY_FIELD = Set.of("INVALID_PARAMETER", "INVALID_FIELD", "INVALID_SHAPE");

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<Interface, String> DESCRIBED = new HashMap<>();

    @BeforeAll
    static void describe() throws Exception {
        for (var service : Interface.values()) {
            DESCRIBED.put(service, service.described() + "\n");
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("tells a generator of clients everything: types, meanings, errors with their codes, names")
    void whole(Interface service) {
        var codes = codes(service);

        assertThat(Shortcomings.of(Document.of(described(service)), codes::contains))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("breaks no client that was generated from the released copy")
    void compatible(Interface service) throws Exception {
        if (System.getProperty(UPDATE) != null) {
            Files.createDirectories(service.released().getParent());
            Files.writeString(service.released(), described(service));
        }
        var released = Files.readString(service.released());
        var now = described(service);

        var changes = OpenApiCompare.fromContents(released, now);
        assertThat(operations(now))
                .as("operations, by the names that clients call them")
                .containsAll(operations(released));
        if (changes.isIncompatible()) {
            fail(
                    "This breaks clients of the %s interface; make it an addition, or release it knowingly with -D%s:%n%s",
                    service.title(), UPDATE, rendered(changes));
        }
        // Which member of an object comes first isn't the same at each run.
        assertThat(JSON.readTree(now).equals(JSON.readTree(released)))
                .as(
                        "No client breaks, but %s isn't the interface any more; write it anew with -D%s:%n%s",
                        service.released(), UPDATE, rendered(changes))
                .isTrue();
    }

    private static String described(Interface service) {
        return Objects.requireNonNull(DESCRIBED.get(service));
    }

    private static Set<String> operations(String document) {
        return Document.of(document)
                .operations()
                .map(each -> each.id() + ": " + each)
                .collect(toSet());
    }

    private static String rendered(ChangedOpenApi changes) throws IOException {
        try (var out = new ByteArrayOutputStream();
                var writer = new OutputStreamWriter(out, UTF_8)) {
            new ConsoleRender().render(changes, writer);
            return out.toString(UTF_8);
        }
    }

    /** Codes that have a sentence. */
    private static Set<String> codes(Interface service) {
        var all = Stream.of("support-messages", "refusal-messages", service.title() + "-service-messages")
                .map(ResourceBundle::getBundle)
                .flatMap(bundle -> bundle.keySet().stream())
                .map(key -> key.substring(key.lastIndexOf('.') + 1))
                .collect(toSet());
        all.addAll(BY_FIELD);
        return all;
    }
}
