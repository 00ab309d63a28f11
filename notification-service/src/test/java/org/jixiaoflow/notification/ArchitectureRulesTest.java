package org.jixiaoflow.notification;

import org.jixiaoflow.fixtures.BrokenRules;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A rule of the architecture")
class ArchitectureRulesTest extends BrokenRules {

    ArchitectureRulesTest() {
        super(ArchitectureTest.class);
        breaks("DELIVERING_NEEDS_NO_DATABASE", "org.jixiaoflow.notification.delivery", "java.sql.Connection database;");
        breaks(
                "DELIVERING_NEEDS_NO_DATABASE",
                "org.jixiaoflow.notification.planning",
                "org.springframework.jdbc.core.simple.JdbcClient sql;");
        breaks(
                "CHANNELS_KNOW_NOTHING_OF_KAFKA",
                "org.jixiaoflow.notification.mail",
                "org.apache.kafka.common.TopicPartition partition;");
        breaks(
                "CHANNELS_KNOW_NOTHING_OF_KAFKA",
                "org.jixiaoflow.notification.webhook",
                "org.apache.kafka.common.TopicPartition partition;");
        breaks(
                "CHANNELS_KNOW_NOTHING_OF_KAFKA",
                "org.jixiaoflow.notification.robot",
                "org.apache.kafka.common.TopicPartition partition;");
        circleBreaks(
                "ROOMS_HAVE_NO_CYCLES", "org.jixiaoflow.notification.mail", "org.jixiaoflow.notification.delivery");
    }
}
