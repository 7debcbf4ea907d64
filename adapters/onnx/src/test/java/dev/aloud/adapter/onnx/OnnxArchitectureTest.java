package dev.aloud.adapter.onnx;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the adapter may use: ONNX Runtime stays in here, the server stays out, and what runs graphs knows no model. */
@AnalyzeClasses(packages = "dev.aloud", importOptions = ImportOption.DoNotIncludeTests.class)
final class OnnxArchitectureTest {
    @ArchTest
    static final ArchRule the_adapter_knows_its_interface_its_packs_kokoro_and_onnx_runtime_only = classes()
            .that()
            .resideInAPackage("dev.aloud.adapter.onnx..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.aloud.adapter",
                    "dev.aloud.adapter.onnx..",
                    "dev.aloud.kokoro..",
                    "dev.aloud.pack..",
                    "dev.aloud.text..",
                    "ai.onnxruntime..",
                    "java..");

    @ArchTest
    static final ArchRule only_classes_named_after_it_know_kokoro = noClasses()
            .that()
            .resideInAPackage("dev.aloud.adapter.onnx..")
            .and()
            .haveSimpleNameNotStartingWith("Kokoro")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.aloud.kokoro..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("dev\\.aloud\\.adapter\\.onnx\\.Kokoro.*");
}
