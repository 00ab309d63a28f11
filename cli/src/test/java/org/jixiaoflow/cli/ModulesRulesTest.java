package org.jixiaoflow.cli;

import org.jixiaoflow.fixtures.BrokenRules;
import org.junit.jupiter.api.DisplayName;

@DisplayName("A rule about modules")
class ModulesRulesTest extends BrokenRules {

    ModulesRulesTest() {
        super(ModulesTest.class);
        breaks(
                "MODULES_KNOW_WHAT_IS_BELOW_THEM",
                "org.jixiaoflow.schemas.contract",
                "org.jixiaoflow.access.Policy other;");
        breaks(
                "MODULES_KNOW_WHAT_IS_BELOW_THEM",
                "org.jixiaoflow.access",
                "org.jixiaoflow.support.kafka.Publisher other;");
        breaks(
                "MODULES_KNOW_WHAT_IS_BELOW_THEM",
                "org.jixiaoflow.support.web",
                "org.jixiaoflow.submission.SubmissionApplication other;");
        breaks(
                "MODULES_KNOW_WHAT_IS_BELOW_THEM",
                "org.jixiaoflow.submission.intake",
                "org.jixiaoflow.review.ReviewApplication other;");
        breaks(
                "MODULES_KNOW_WHAT_IS_BELOW_THEM",
                "org.jixiaoflow.review.desk",
                "org.jixiaoflow.scoring.ScoringApplication other;");
        breaks(
                "MODULES_KNOW_WHAT_IS_BELOW_THEM",
                "org.jixiaoflow.scoring.dashboard",
                "org.jixiaoflow.notification.NotificationApplication other;");
        breaks(
                "MODULES_KNOW_WHAT_IS_BELOW_THEM",
                "org.jixiaoflow.notification.mail",
                "org.jixiaoflow.workbench.WorkbenchApplication other;");
        breaks(
                "MODULES_KNOW_WHAT_IS_BELOW_THEM",
                "org.jixiaoflow.workbench.home",
                "org.jixiaoflow.review.ReviewApplication other;");
        breaks("MODULES_KNOW_WHAT_IS_BELOW_THEM", "org.jixiaoflow.local.stack", "org.jixiaoflow.access.Policy other;");
        breaks("MODULES_KNOW_WHAT_IS_BELOW_THEM", "org.jixiaoflow.local.stack", "org.jixiaoflow.cli.Jixiao other;");
        breaks(
                "MODULES_KNOW_WHAT_IS_BELOW_THEM",
                "org.jixiaoflow.cli.demo",
                "org.jixiaoflow.notification.NotificationApplication other;");
        breaks(
                "MODULES_KNOW_WHAT_IS_BELOW_THEM",
                "org.jixiaoflow.cli.demo",
                "org.jixiaoflow.workbench.WorkbenchApplication other;");
        breaks("THE_POLICY_IS_PURE", "org.jixiaoflow.access", "org.apache.kafka.common.TopicPartition partition;");
        breaks("THE_POLICY_IS_PURE", "org.jixiaoflow.access", "java.io.File file;");
        breaks("THE_POLICY_IS_PURE", "org.jixiaoflow.access", "java.net.URI address;");
        breaks("THE_POLICY_IS_PURE", "org.jixiaoflow.access", "java.nio.file.Path file;");
        breaks("THE_POLICY_IS_PURE", "org.jixiaoflow.access", "java.sql.Connection database;");
        breaks(
                "THE_POLICY_IS_PURE",
                "org.jixiaoflow.access.workflow",
                "java.time.Instant now = java.time.Instant.now();");
        breaks("THE_POLICY_IS_PURE", "org.jixiaoflow.access.workflow", "java.time.Clock clock;");
        breaks(
                "THE_CHECK_COUNTS_FOR_ITSELF",
                "org.jixiaoflow.cli.check",
                "org.jixiaoflow.review.ReviewApplication other;");
        breaks(
                "THE_CHECK_COUNTS_FOR_ITSELF",
                "org.jixiaoflow.cli.check",
                "org.jixiaoflow.submission.SubmissionApplication other;");
        breaks(
                "THE_CHECK_COUNTS_FOR_ITSELF",
                "org.jixiaoflow.cli.check",
                "org.jixiaoflow.scoring.filing.FilingSummaries other;");
        circleBreaks("PACKAGES_HAVE_NO_CIRCLES", "org.jixiaoflow.support.web", "org.jixiaoflow.support.json");
    }
}
