package dev.aloud.adapter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What whoever writes an adapter has to know: nothing but texts and the language. */
@AnalyzeClasses(packages = "dev.aloud", importOptions = ImportOption.DoNotIncludeTests.class)
final class AdapterApiArchitectureTest {
    @ArchTest
    static final ArchRule the_interface_knows_texts_only = classes()
            .that()
            .resideInAPackage("dev.aloud.adapter..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.aloud.adapter..", "dev.aloud.text..", "java..");
}
