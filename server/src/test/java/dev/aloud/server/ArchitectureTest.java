package dev.aloud.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the server's rooms. */
@AnalyzeClasses(packages = "dev.aloud", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] CORE = {
        "dev.aloud.server.cache..",
        "dev.aloud.server.media..",
        "dev.aloud.server.queue..",
        "dev.aloud.server.redis..",
        "dev.aloud.server.worker..",
        "dev.aloud.server.synthesis..",
        "dev.aloud.server.catalogue.."
    };

    @ArchTest
    static final ArchRule rooms_form_no_circles =
            slices().matching("dev.aloud.server.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule media_uses_no_other_room = noClasses()
            .that(resideInAPackage("dev.aloud.server.media.."))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.aloud.server..")
                    .and(resideInAPackage("dev.aloud.server.media..").negate()));

    @ArchTest
    static final ArchRule the_cache_uses_media_only = noClasses()
            .that(resideInAPackage("dev.aloud.server.cache.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.aloud.server.*..", "dev.aloud.adapter..")
                    .and(resideInAnyPackage("dev.aloud.server.cache..", "dev.aloud.server.media..")
                            .negate()));

    @ArchTest
    static final ArchRule the_queue_knows_no_listener_and_no_cache = noClasses()
            .that(resideInAPackage("dev.aloud.server.queue.."))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.aloud.server.*..")
                    .and(resideInAnyPackage(
                                    "dev.aloud.server.queue..", "dev.aloud.server.media..", "dev.aloud.server.redis..")
                            .negate()));

    @ArchTest
    static final ArchRule redis_uses_no_other_room = noClasses()
            .that(resideInAPackage("dev.aloud.server.redis.."))
            .should()
            .dependOnClassesThat(resideInAPackage("dev.aloud.server.*..")
                    .and(resideInAPackage("dev.aloud.server.redis..").negate()));

    @ArchTest
    static final ArchRule only_the_redis_room_subscribes_and_pools = noClasses()
            .that()
            .resideOutsideOfPackage("dev.aloud.server.redis..")
            .should()
            .dependOnClassesThat(resideInAPackage("redis.clients.jedis..")
                    .and(simpleNameStartingWith("Jedis").or(simpleNameStartingWith("RedisClient"))));

    @ArchTest
    static final ArchRule the_core_knows_nothing_of_http_sockets_jobs_or_commands = noClasses()
            .that(resideInAnyPackage(CORE))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "dev.aloud.server.http..",
                    "dev.aloud.server.socket..",
                    "dev.aloud.server.job..",
                    "dev.aloud.server.store..",
                    "dev.aloud.server.config..",
                    "dev.aloud.server.cli..",
                    "io.helidon.."));

    @ArchTest
    static final ArchRule nobody_uses_the_command_line_but_main = noClasses()
            .that()
            .resideOutsideOfPackage("dev.aloud.server.cli..")
            .and()
            .doNotHaveFullyQualifiedName("dev.aloud.server.Main")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.aloud.server.cli.."));

    @ArchTest
    static final ArchRule nobody_imports_an_adapter = noClasses()
            .that(resideInAPackage("dev.aloud.server.."))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("dev.aloud.adapter.*..", "dev.aloud.browser..", "dev.aloud.flite.."));

    @ArchTest
    static final ArchRule only_the_catalogue_and_the_speaker_meet_adapters = classes()
            .that()
            .areAssignableTo(dev.aloud.adapter.SpeechAdapter.class)
            .should()
            .onlyHaveDependentClassesThat(resideInAnyPackage(
                    "dev.aloud.adapter..", "dev.aloud.server.catalogue..", "dev.aloud.server.synthesis.."));

    @ArchTest
    static final ArchRule buckets_are_known_to_the_cache_alone = noClasses()
            .that()
            .resideOutsideOfPackage("dev.aloud.server.cache..")
            .should()
            .dependOnClassesThat(resideInAPackage("software.amazon.."));

    @ArchTest
    static final ArchRule native_code_stays_in_media = noClasses()
            .that()
            .resideOutsideOfPackage("dev.aloud.server.media..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.bytedeco.."));
}
