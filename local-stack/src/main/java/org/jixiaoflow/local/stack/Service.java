package org.jixiaoflow.local.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One of the product's services, or the pages over them, run in this process. */
enum Service {
    SUBMISSION("submission-service", "org.jixiaoflow.submission.SubmissionApplication"),
    REVIEW("review-service", "org.jixiaoflow.review.ReviewApplication"),
    SCORING("scoring-service", "org.jixiaoflow.scoring.ScoringApplication"),
    NOTIFICATION("notification-service", "org.jixiaoflow.notification.NotificationApplication"),
    WORKBENCH("workbench", "org.jixiaoflow.workbench.WorkbenchApplication");

    private final String title;
    private final String main;

    Service(String title, String main) {
        this.title = title;
        this.main = main;
    }

    String title() {
        return title;
    }

    /** What it is called in the database; its schema has the same name. */
    String role() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Service named(String title) {
        return Arrays.stream(values())
                .filter(service -> service.title.equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(title));
    }

    ConfigurableApplicationContext start(Map<String, Object> settings) {
        try {
            return new SpringApplicationBuilder(Class.forName(main))
                    .bannerMode(Banner.Mode.OFF)
                    .registerShutdownHook(false)
                    .run(arguments(settings));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("%s is not on the class path".formatted(title), e);
        }
    }

    private String[] arguments(Map<String, Object> settings) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--spring.config.name=" + title);
        settings.forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
        return arguments.toArray(String[]::new);
    }
}
