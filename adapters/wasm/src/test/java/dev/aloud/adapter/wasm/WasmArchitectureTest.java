package dev.aloud.adapter.wasm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the adapter may use: polyglot stays in here, and the server stays out. */
@AnalyzeClasses(packages = "dev.aloud", importOptions = ImportOption.DoNotIncludeTests.class)
final class WasmArchitectureTest {
    @ArchTest
    static final ArchRule the_adapter_knows_its_interface_flite_and_polyglot_only = classes()
            .that()
            .resideInAPackage("dev.aloud.adapter.wasm..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.aloud.adapter",
                    "dev.aloud.adapter.wasm..",
                    "dev.aloud.flite..",
                    "dev.aloud.text..",
                    "org.graalvm.polyglot..",
                    "java..");
}
