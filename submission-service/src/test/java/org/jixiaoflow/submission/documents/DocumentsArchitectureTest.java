package org.jixiaoflow.submission.documents;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The document reader")
class DocumentsArchitectureTest {

    @Test
    @DisplayName("is plain Java: no framework, no broker, no contract record, no other room")
    void plain() {
        var room = DocumentsArchitectureTest.class.getPackageName();
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(room);

        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        room, "java..", "org.jspecify..", "org.jixiaoflow.schemas.wording", "tools.jackson..")
                .check(classes);
    }
}
