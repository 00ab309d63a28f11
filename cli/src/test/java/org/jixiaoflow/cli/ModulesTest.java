package org.jixiaoflow.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** What each module may know of the others; the picture of it is in docs/architecture.md. */
@AnalyzeClasses(packages = "org.jixiaoflow", importOptions = DoNotIncludeTests.class)
class ModulesTest {

    @ArchTest
    static final ArchRule MODULES_KNOW_WHAT_IS_BELOW_THEM = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.jixiaoflow..")
            .layer("schemas")
            .definedBy("org.jixiaoflow.schemas..")
            .layer("access")
            .definedBy("org.jixiaoflow.access..")
            .layer("service-support")
            .definedBy("org.jixiaoflow.support..")
            .layer("submission-service")
            .definedBy("org.jixiaoflow.submission..")
            .layer("review-service")
            .definedBy("org.jixiaoflow.review..")
            .layer("scoring-service")
            .definedBy("org.jixiaoflow.scoring..")
            .layer("notification-service")
            .definedBy("org.jixiaoflow.notification..")
            .layer("workbench")
            .definedBy("org.jixiaoflow.workbench..")
            .layer("local-stack")
            .definedBy("org.jixiaoflow.local..")
            .layer("cli")
            .definedBy("org.jixiaoflow.cli..")
            .whereLayer("schemas")
            .mayNotAccessAnyLayer()
            .whereLayer("access")
            .mayOnlyAccessLayers("schemas")
            .whereLayer("service-support")
            .mayOnlyAccessLayers("schemas", "access")
            .whereLayer("submission-service")
            .mayOnlyAccessLayers("schemas", "access", "service-support")
            .whereLayer("review-service")
            .mayOnlyAccessLayers("schemas", "access", "service-support")
            .whereLayer("scoring-service")
            .mayOnlyAccessLayers("schemas", "access", "service-support")
            .whereLayer("notification-service")
            .mayOnlyAccessLayers("schemas", "access", "service-support")
            .whereLayer("workbench")
            .mayOnlyAccessLayers("schemas", "access", "service-support")
            .whereLayer("local-stack")
            .mayOnlyAccessLayers("schemas", "service-support")
            .whereLayer("cli")
            .mayOnlyAccessLayers(
                    "schemas",
                    "access",
                    "service-support",
                    "submission-service",
                    "review-service",
                    "scoring-service",
                    "local-stack");

    @ArchTest
    static final ArchRule THE_POLICY_IS_PURE = noClasses()
            .that()
            .resideInAPackage("org.jixiaoflow.access..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "java.io..",
                    "java.net..",
                    "java.nio.file..",
                    "java.sql..")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    /** Otherwise it couldn't see their faults. What a form scores it asks the scorecard, whose formulas have tests of their own. */
    @ArchTest
    static final ArchRule THE_CHECK_COUNTS_FOR_ITSELF = noClasses()
            .that()
            .resideInAPackage("org.jixiaoflow.cli.check..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.jixiaoflow.submission..",
                    "org.jixiaoflow.review..",
                    "org.jixiaoflow.scoring.evaluation..",
                    "org.jixiaoflow.scoring.filing..",
                    "org.jixiaoflow.scoring.dashboard..",
                    "org.jixiaoflow.scoring.overview..");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CIRCLES =
            slices().matching("org.jixiaoflow.(*).(*)..").should().beFreeOfCycles();
}
