package org.jixiaoflow.review;

import org.jixiaoflow.fixtures.BrokenRules;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A rule of the architecture")
class ArchitectureRulesTest extends BrokenRules {

    ArchitectureRulesTest() {
        super(ArchitectureTest.class);
        breaks(
                "ONE_CLASS_KNOWS_THE_STATE_MACHINE",
                "org.jixiaoflow.review.workflow",
                "org.springframework.statemachine.StateMachine<?, ?> machine;");
        breaks(
                "THE_LIFECYCLE_IS_PURE",
                "org.jixiaoflow.review.lifecycle",
                "org.springframework.context.ApplicationContext context;");
        breaks(
                "THE_LIFECYCLE_IS_PURE",
                "org.jixiaoflow.review.lifecycle",
                "org.apache.kafka.common.TopicPartition partition;");
        breaks(
                "THE_LIFECYCLE_IS_PURE",
                "org.jixiaoflow.review.lifecycle",
                "org.jixiaoflow.support.projection.View view;");
        breaks("THE_LIFECYCLE_IS_PURE", "org.jixiaoflow.review.lifecycle", "java.io.File file;");
        breaks("THE_LIFECYCLE_IS_PURE", "org.jixiaoflow.review.lifecycle", "java.net.URI address;");
        breaks("THE_LIFECYCLE_IS_PURE", "org.jixiaoflow.review.lifecycle", "java.nio.file.Path file;");
        breaks("THE_LIFECYCLE_IS_PURE", "org.jixiaoflow.review.lifecycle", "java.sql.Connection database;");
        breaks(
                "THE_LIFECYCLE_HAS_NO_CLOCK",
                "org.jixiaoflow.review.lifecycle",
                "java.time.Instant now = java.time.Instant.now();");
        breaks(
                "THE_LIFECYCLE_HAS_NO_CLOCK",
                "org.jixiaoflow.review.workflow",
                "long now = System.currentTimeMillis();");
        breaks(
                "THE_LIFECYCLE_HAS_NO_CLOCK",
                "org.jixiaoflow.review.notification",
                "java.util.UUID id = java.util.UUID.randomUUID();");
        breaks("THE_LIFECYCLE_HAS_NO_CLOCK", "org.jixiaoflow.review.lifecycle", "java.time.Clock clock;");
        breaks(
                "ONLY_THE_PIPELINE_KNOWS_STREAMS",
                "org.jixiaoflow.review.desk",
                "org.apache.kafka.streams.KafkaStreams streams;");
        circleBreaks("ROOMS_HAVE_NO_CYCLES", "org.jixiaoflow.review.desk", "org.jixiaoflow.review.tracking");
    }
}
