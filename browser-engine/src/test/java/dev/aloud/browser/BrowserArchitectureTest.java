package dev.aloud.browser;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the engine worker may use. */
@AnalyzeClasses(packages = "dev.aloud", importOptions = ImportOption.DoNotIncludeTests.class)
final class BrowserArchitectureTest {
    @ArchTest
    static final ArchRule the_worker_knows_shared_text_and_the_browser_only = classes()
            .that()
            .resideInAPackage("dev.aloud.browser..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.aloud.browser..",
                    "dev.aloud.text..",
                    "dev.aloud.protocol..",
                    "dev.aloud.playback..",
                    "dev.aloud.delivery..",
                    "dev.aloud.flite..",
                    "dev.aloud.kokoro..",
                    "org.teavm.jso..",
                    "java.lang..",
                    "java.util..");

    @ArchTest
    static final ArchRule the_device_knows_nothing_of_the_worker = noClasses()
            .that()
            .resideInAPackage("dev.aloud.browser.device..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.aloud.browser",
                    "dev.aloud.text..",
                    "dev.aloud.kokoro..",
                    "dev.aloud.protocol..",
                    "dev.aloud.playback..");
}
