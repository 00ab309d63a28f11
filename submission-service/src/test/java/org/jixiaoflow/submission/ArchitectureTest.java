package org.jixiaoflow.submission;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jixiaoflow.support.kafka.Publisher;

@AnalyzeClasses(packagesOf = SubmissionApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule RULES_AND_FORMS_ARE_PURE = noClasses()
            .that()
            .resideInAnyPackage("..submission.validation..", "..submission.forms..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "org.apache.kafka..",
                    "org.jixiaoflow.support..",
                    "java.net..",
                    "java.sql..");

    @ArchTest
    static final ArchRule ONLY_INTAKE_DEAD_LETTER_DESK_AND_TEMPLATES_WRITE_TO_TOPICS = noClasses()
            .that()
            .resideOutsideOfPackages("..submission.intake..", "..submission.deadletters..", "..submission.templates..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Publisher.class)
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.clients.producer..", "org.springframework.kafka..");

    /** No framework, no broker, no contract record, no other room. */
    @ArchTest
    static final ArchRule THE_DOCUMENT_READER_IS_PLAIN = noClasses()
            .that()
            .resideInAPackage("..submission.documents")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(
                    "org.jixiaoflow.submission.documents",
                    "java..",
                    "org.jspecify..",
                    "org.jixiaoflow.schemas.wording",
                    "tools.jackson..");

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching("org.jixiaoflow.submission.(*)..").should().beFreeOfCycles();
}
