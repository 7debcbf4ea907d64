package dev.aloud.adapter.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The kit tries any adapter, so it knows none. */
@AnalyzeClasses(packages = "dev.aloud", importOptions = ImportOption.DoNotIncludeTests.class)
final class TestkitArchitectureTest {
    @ArchTest
    static final ArchRule the_kit_knows_the_interface_and_test_libraries_only = classes()
            .that()
            .resideInAPackage("dev.aloud.adapter.testkit..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.aloud.adapter",
                    "dev.aloud.adapter.testkit..",
                    "dev.aloud.text..",
                    "org.junit.jupiter..",
                    "org.assertj..",
                    "java..");
}
