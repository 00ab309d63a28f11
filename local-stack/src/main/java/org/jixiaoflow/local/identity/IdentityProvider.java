package org.jixiaoflow.local.identity;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The identity provider of one machine: people sign in at it, and services learn from it who somebody is. */
public final class IdentityProvider implements AutoCloseable {

    private final Identity identity;
    private final ConfigurableApplicationContext running;

    private IdentityProvider(Identity identity, ConfigurableApplicationContext running) {
        this.identity = identity;
        this.running = running;
    }

    /**
     * Starts it.
     *
     * @param directory where its key and its secrets are kept
     * @param pages where people sign in, by the name the provider knows it by
     */
    public static IdentityProvider start(Path directory, int port, Map<String, URI> pages) {
        var identity = Identity.in(directory, "http://localhost:" + port);
        var running = new SpringApplicationBuilder(ProviderConfiguration.class)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .initializers(context -> {
                    var beans = context.getBeanFactory();
                    beans.registerSingleton("identity", identity);
                    beans.registerSingleton("clients", new Clients(identity, pages));
                })
                .run(settings(port).toArray(String[]::new));
        return new IdentityProvider(identity, running);
    }

    private static List<String> settings(int port) {
        return List.of(
                "--spring.config.name=identity-provider",
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--server.servlet.session.cookie.name=JIXIAO_IDENTITY",
                "--server.servlet.session.cookie.same-site=lax",
                "--jixiao.messages=identity-messages");
    }

    /** What it vouches with. */
    public Identity identity() {
        return identity;
    }

    @Override
    public void close() {
        running.close();
    }
}
