package org.jixiaoflow.scoring;

import org.jixiaoflow.fixtures.BrokenRules;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A rule of the architecture")
class ArchitectureRulesTest extends BrokenRules {

    ArchitectureRulesTest() {
        super(ArchitectureTest.class);
        breaks(
                "SCORES_ARE_PURE",
                "org.jixiaoflow.scoring.scorecard",
                "org.springframework.context.ApplicationContext context;");
        breaks(
                "SCORES_ARE_PURE",
                "org.jixiaoflow.scoring.scorecard",
                "org.apache.kafka.common.TopicPartition partition;");
        breaks("SCORES_ARE_PURE", "org.jixiaoflow.scoring.scorecard", "java.io.File file;");
        breaks("SCORES_ARE_PURE", "org.jixiaoflow.scoring.scorecard", "java.net.URI address;");
        breaks("SCORES_ARE_PURE", "org.jixiaoflow.scoring.scorecard", "java.nio.file.Path file;");
        breaks("SCORES_ARE_PURE", "org.jixiaoflow.scoring.scorecard", "java.sql.Connection database;");
        breaks(
                "SCORES_HAVE_NO_CLOCK",
                "org.jixiaoflow.scoring.scorecard",
                "java.time.LocalDate today = java.time.LocalDate.now();");
        breaks(
                "SCORES_HAVE_NO_CLOCK",
                "org.jixiaoflow.scoring.scorecard",
                "java.time.Instant now = java.time.Instant.now();");
        breaks("SCORES_HAVE_NO_CLOCK", "org.jixiaoflow.scoring.scorecard", "java.time.Clock clock;");
        circleBreaks("ROOMS_HAVE_NO_CYCLES", "org.jixiaoflow.scoring.dashboard", "org.jixiaoflow.scoring.filing");
    }
}
