package org.jixiaoflow.clients;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.fixtures.WebEdgeAlone;
import org.jixiaoflow.support.projection.FormVersions;
import org.mockito.Mockito;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;

/** A service's REST interface. */
enum Interface {
    SUBMISSION(true),
    REVIEW(true),
    SCORING(false),
    NOTIFICATION(false);

    private static final String VIEWS = "org.jixiaoflow.support.projection";
    private static final String OPERATIONS = "org.jixiaoflow.support.operations";
    private static final String COMMANDS = "org.jixiaoflow.support.command";
    /** Whoever stands behind them is mocked. */
    private static final String NO_COMMANDS =
            "org.jixiaoflow.support.streams.StreamsConfiguration,org.jixiaoflow.support.command.CommandConfiguration";

    private final boolean takesCommands;

    Interface(boolean takesCommands) {
        this.takesCommands = takesCommands;
    }

    /** What is released of it: what clients were generated from. */
    Path released() {
        return Path.of("..", "docs", "openapi", title() + ".json");
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How the service describes it now, asked of its controllers alone, with nothing behind them. */
    String described() throws IOException, InterruptedException {
        try (var edge = new SpringApplicationBuilder(Edge.class)
                .registerShutdownHook(false)
                .initializers(context -> behind((GenericApplicationContext) context))
                .run(
                        "--spring.config.name=" + title() + "-service",
                        "--server.port=0",
                        "--management.server.port=-1",
                        "--management.endpoint.health.validate-group-membership=false",
                        "--spring.main.banner-mode=off",
                        "--spring.autoconfigure.exclude=" + NO_COMMANDS)) {
            var port = Objects.requireNonNull(edge.getEnvironment().getProperty("local.server.port"));
            var request = HttpRequest.newBuilder(URI.create("http://localhost:%s/v3/api-docs".formatted(port)));
            return HttpClient.newHttpClient().send(request.build(), ofString()).body();
        }
    }

    private void behind(GenericApplicationContext context) {
        controllers().forEach(type -> register(context, type));
        if (takesCommands) {
            register(context, FormVersions.class);
        }
    }

    private Stream<Class<?>> controllers() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return Stream.of("org.jixiaoflow." + title(), VIEWS, OPERATIONS, takesCommands ? COMMANDS : VIEWS)
                .distinct()
                .flatMap(room -> scanner.findCandidateComponents(room).stream())
                .map(found -> ClassUtils.resolveClassName(Objects.requireNonNull(found.getBeanClassName()), null));
    }

    private static <T> void register(GenericApplicationContext context, Class<T> type) {
        context.registerBean(type.getName(), type, () -> Mockito.mock(type));
    }

    /** The web edge, without broker and database. */
    @WebEdgeAlone
    static class Edge {}
}
