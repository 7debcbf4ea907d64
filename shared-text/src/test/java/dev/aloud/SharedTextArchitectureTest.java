package dev.aloud;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What shared-text may use, so that the browser computes what the JVM computes; and which room may use which. */
@AnalyzeClasses(packages = "dev.aloud", importOptions = ImportOption.DoNotIncludeTests.class)
final class SharedTextArchitectureTest {
    private static final String TEXT = "dev.aloud.text..";
    private static final String PROTOCOL = "dev.aloud.protocol..";
    private static final String PLAYBACK = "dev.aloud.playback..";
    private static final String DELIVERY = "dev.aloud.delivery..";
    private static final String FLITE = "dev.aloud.flite..";
    private static final String KOKORO = "dev.aloud.kokoro..";

    @ArchTest
    static final ArchRule nothing_but_the_language_and_its_collections = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.runtime",
                    "java.util",
                    "java.util.function",
                    "dev.aloud.."));

    @ArchTest
    static final ArchRule no_classes_that_browsers_run_differently_or_not_at_all = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    java.util.Scanner.class,
                    java.util.Formatter.class,
                    java.util.Locale.class,
                    java.util.HexFormat.class,
                    java.util.StringJoiner.class,
                    java.util.StringTokenizer.class,
                    StrictMath.class,
                    Thread.class);

    @ArchTest
    static final ArchRule no_formatting_by_locale_and_no_regular_expressions = noClasses()
            .should()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(String.class, "split", String.class)
            .orShould()
            .callMethod(String.class, "matches", String.class)
            .orShould()
            .callMethod(String.class, "replaceAll", String.class, String.class)
            .orShould()
            .callMethod(String.class, "replaceFirst", String.class, String.class)
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(String.class, "strip")
            .orShould()
            .callMethod(String.class, "isBlank");

    @ArchTest
    static final ArchRule text_asks_its_own_tables_about_characters = noClasses()
            .that()
            .resideInAPackage(TEXT)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Character.class);

    @ArchTest
    static final ArchRule text_is_without_floating_point = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage(TEXT)
            .should()
            .notHaveRawType(float.class)
            .andShould()
            .notHaveRawType(double.class);

    @ArchTest
    static final ArchRule text_returns_no_floating_point = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(TEXT)
            .should()
            .haveRawReturnType(double.class)
            .orShould()
            .haveRawReturnType(float.class);

    @ArchTest
    static final ArchRule text_and_protocol_do_not_depend_on_the_order_of_a_hash = noClasses()
            .that()
            .resideInAnyPackage(TEXT, PROTOCOL)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.HashMap.class, java.util.HashSet.class, java.util.IdentityHashMap.class);

    @ArchTest
    static final ArchRule unicode_uses_nothing_of_ours = noClasses()
            .that()
            .resideInAPackage("dev.aloud.text.unicode..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.aloud..").and(not(resideInAPackage("dev.aloud.text.unicode.."))));

    @ArchTest
    static final ArchRule the_spoken_form_uses_only_unicode = noClasses()
            .that()
            .resideInAPackage("dev.aloud.text.spoken..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.aloud..")
                    .and(not(resideInAnyPackage("dev.aloud.text.spoken..", "dev.aloud.text.unicode.."))));

    @ArchTest
    static final ArchRule text_uses_no_other_room = noClasses()
            .that()
            .resideInAPackage(TEXT)
            .should()
            .dependOnClassesThat(resideInAnyPackage(PROTOCOL, PLAYBACK, DELIVERY, FLITE, KOKORO));

    @ArchTest
    static final ArchRule flite_uses_text_only = noClasses()
            .that()
            .resideInAPackage(FLITE)
            .should()
            .dependOnClassesThat(resideInAnyPackage(PROTOCOL, PLAYBACK, DELIVERY));

    @ArchTest
    static final ArchRule kokoro_uses_text_only = noClasses()
            .that()
            .resideInAPackage(KOKORO)
            .should()
            .dependOnClassesThat(resideInAnyPackage(PROTOCOL, PLAYBACK, DELIVERY, FLITE));

    @ArchTest
    static final ArchRule the_protocol_knows_neither_end = noClasses()
            .that()
            .resideInAPackage(PROTOCOL)
            .should()
            .dependOnClassesThat(resideInAnyPackage(PLAYBACK, DELIVERY, FLITE));

    @ArchTest
    static final ArchRule the_two_ends_do_not_know_each_other = noClasses()
            .that()
            .resideInAPackage(PLAYBACK)
            .should()
            .dependOnClassesThat(resideInAnyPackage(DELIVERY, FLITE));

    @ArchTest
    static final ArchRule delivery_does_not_know_the_listener = noClasses()
            .that()
            .resideInAPackage(DELIVERY)
            .should()
            .dependOnClassesThat(resideInAnyPackage(PLAYBACK, FLITE));

    @ArchTest
    static final ArchRule no_cycles =
            slices().matching("dev.aloud.(**)").should().beFreeOfCycles();
}
