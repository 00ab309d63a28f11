package org.jixiaoflow.workbench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.stereotype.Controller;

@AnalyzeClasses(packagesOf = WorkbenchApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PAGES_HAVE_NO_DATABASE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.springframework.data..");

    @ArchTest
    static final ArchRule ONLY_SERVICES_AND_SIGN_IN_ASK_OTHERS = noClasses()
            .that()
            .resideOutsideOfPackages("..workbench.services..", "..workbench.session..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web.client..", "java.net.http..");

    @ArchTest
    static final ArchRule ONLY_LIVE_HEARS_TOPICS = noClasses()
            .that()
            .resideOutsideOfPackage("..workbench.live..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule NOTHING_IS_SENT_TO_TOPICS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.clients.producer..", "org.apache.kafka.streams..");

    @ArchTest
    static final ArchRule NOBODY_ELSE_CALLS_A_PAGE =
            noClasses().that().areAnnotatedWith(Controller.class).should().bePublic();

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching("org.jixiaoflow.workbench.(*)..").should().beFreeOfCycles();
}
