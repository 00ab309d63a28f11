package org.jixiaoflow.review;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jixiaoflow.support.calendar.WorkingCalendar;

@AnalyzeClasses(packagesOf = ReviewApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOM = "org.jixiaoflow.review.(*)..";

    @ArchTest
    static final ArchRule ONE_CLASS_KNOWS_THE_STATE_MACHINE = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.jixiaoflow.review.workflow.TransitionMachine")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.statemachine..");

    @ArchTest
    static final ArchRule THE_LIFECYCLE_IS_PURE = noClasses()
            .that()
            .resideInAPackage("..review.lifecycle..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.springframework..",
                            "org.apache.kafka..",
                            "org.jixiaoflow.support..",
                            "java.io..",
                            "java.net..",
                            "java.nio.file..",
                            "java.sql..")
                    .and(not(type(WorkingCalendar.class))))
            .as("the lifecycle knows commands, forms and working days, and nothing of where they come from");

    @ArchTest
    static final ArchRule THE_LIFECYCLE_HAS_NO_CLOCK = noClasses()
            .that()
            .resideInAnyPackage("..review.lifecycle..", "..review.workflow..", "..review.notification..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule ONLY_THE_PIPELINE_KNOWS_STREAMS = noClasses()
            .that()
            .resideOutsideOfPackage("..review.pipeline..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching(ROOM).should().beFreeOfCycles();
}
