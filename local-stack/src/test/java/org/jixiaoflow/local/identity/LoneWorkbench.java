package org.jixiaoflow.local.identity;

import java.util.List;
import java.util.Objects;
import org.jixiaoflow.workbench.WorkbenchApplication;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The workbench with somebody to sign people in, and without the services that it asks. */
final class LoneWorkbench {

    private LoneWorkbench() {}

    static ConfigurableApplicationContext start(Identity identity, int port) {
        return new SpringApplicationBuilder(WorkbenchApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .run(
                        "--spring.config.name=workbench",
                        "--server.port=" + port,
                        "--jixiao.security.issuer=" + identity.issuer(),
                        "--jixiao.security.client-secret=" + secret(identity),
                        "--jixiao.services.submission=http://localhost:1",
                        "--jixiao.services.review=http://localhost:1",
                        "--jixiao.services.scoring=http://localhost:1",
                        "--jixiao.live.enabled=false");
    }

    /** What it proves itself with. */
    static String secret(Identity identity) {
        return Objects.requireNonNull(identity.secrets(List.of("workbench")).get("workbench"));
    }
}
