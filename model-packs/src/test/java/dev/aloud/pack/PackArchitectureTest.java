package dev.aloud.pack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What packs may use: nothing of Aloud, so that the server and every adapter can use them. */
@AnalyzeClasses(packages = "dev.aloud.pack", importOptions = ImportOption.DoNotIncludeTests.class)
final class PackArchitectureTest {
    @ArchTest
    static final ArchRule packs_know_json_archives_and_nothing_else = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.aloud.pack..", "com.fasterxml.jackson..", "org.apache.commons.compress.archivers..", "java..");
}
