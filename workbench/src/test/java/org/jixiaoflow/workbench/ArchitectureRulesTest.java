package org.jixiaoflow.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jixiaoflow.workbench.here.Here;
import org.jixiaoflow.workbench.there.There;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.client.RestClient;

@DisplayName("A rule of the architecture")
class ArchitectureRulesTest {

    private record Reads(Connection database) {}

    private record Asks(RestClient service) {}

    private record Hears(Consumer<String, String> topic) {}

    private record Sends(Producer<String, String> topic) {}

    /** A page that anybody may call. */
    @Controller
    public static final class OpenPage {}

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("no database", ArchitectureTest.PAGES_HAVE_NO_DATABASE, List.of(Reads.class)),
                arguments("calls", ArchitectureTest.ONLY_SERVICES_AND_SIGN_IN_ASK_OTHERS, List.of(Asks.class)),
                arguments("topics heard", ArchitectureTest.ONLY_LIVE_HEARS_TOPICS, List.of(Hears.class)),
                arguments("topics written", ArchitectureTest.NOTHING_IS_SENT_TO_TOPICS, List.of(Sends.class)),
                arguments("pages called", ArchitectureTest.NOBODY_ELSE_CALLS_A_PAGE, List.of(OpenPage.class)),
                arguments("circles", ArchitectureTest.ROOMS_HAVE_NO_CYCLES, List.of(Here.class, There.class)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    @DisplayName("says so when it is broken")
    void fails(String name, ArchRule rule, List<Class<?>> classes) {
        var told = rule.evaluate(new ClassFileImporter().importClasses(classes));

        assertThat(told.hasViolation()).as(name).isTrue();
    }
}
