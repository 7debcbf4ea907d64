package dev.aloud.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The Compose file: what {@code docker compose config} does not see. */
class ComposeTest {
    private static final Map<String, Object> COMPOSE = OpsFiles.document(OpsFiles.ROOT.resolve("compose/compose.yaml"));
    private static final Set<String> ONCE = Set.of("minio-bucket", "models");
    private static final Set<String> WITHOUT_A_PORT = Set.of("worker");

    @Test
    void the_services_that_the_issue_asks_for_are_there() {
        assertThat(services()).containsKeys("gateway", "worker", "redis", "postgres", "minio", "prometheus", "grafana");
        assertThat(OpsFiles.map(services().get("worker"), "deploy").get("replicas"))
                .isEqualTo(2);
        assertThat(OpsFiles.strings(services().get("redis").get("command"))).containsSequence("--appendonly", "yes");
    }

    @Test
    void ports_are_published_on_loopback_only() {
        var published = new ArrayList<String>();
        services().values().forEach(service -> published.addAll(OpsFiles.strings(service.get("ports"))));
        assertThat(published).isNotEmpty().allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @Test
    void every_image_is_of_a_version() {
        assertThat(services().values())
                .extracting(service -> service.get("image").toString())
                .allSatisfy(image -> assertThat(image).matches(".+:.+").doesNotEndWith(":latest"));
    }

    @Test
    void every_service_is_limited_and_those_that_answer_are_asked_whether_they_do() {
        services().forEach((name, service) -> {
            if (!name.equals("models")) {
                assertThat(OpsFiles.map(service, "deploy", "resources", "limits"))
                        .as(name)
                        .containsKeys("cpus", "memory");
            }
            if (!ONCE.contains(name) && !WITHOUT_A_PORT.contains(name)) {
                assertThat(OpsFiles.map(service, "healthcheck")).as(name).containsKeys("test", "interval", "timeout");
            }
        });
    }

    @Test
    void a_service_waits_for_one_that_tells_when_it_is_there() {
        services()
                .forEach((name, service) -> OpsFiles.map(service, "depends_on")
                        .forEach((other, how) -> assertThat(OpsFiles.map(how).get("condition"))
                                .as(name + " on " + other)
                                .isEqualTo(
                                        ONCE.contains(other) ? "service_completed_successfully" : "service_healthy")));
    }

    @Test
    void what_is_mounted_exists() {
        var volumes = OpsFiles.map(COMPOSE, "volumes").keySet();
        services().forEach((name, service) -> {
            for (var volume : (List<?>) service.getOrDefault("volumes", List.of())) {
                if (volume instanceof String mount) {
                    String source = mount.substring(0, mount.indexOf(':'));
                    if (source.startsWith(".")) {
                        assertThat(OpsFiles.ROOT.resolve("compose").resolve(source))
                                .as(name)
                                .exists();
                        assertThat(mount).as(name).endsWith(":ro");
                    } else {
                        assertThat(volumes).as(name).contains(source);
                    }
                }
            }
        });
    }

    @Test
    void aloud_itself_runs_with_nothing_that_it_does_not_need() {
        for (var name : List.of("gateway", "worker", "models")) {
            var service = services().get(name);
            assertThat(service.get("read_only")).as(name).isEqualTo(true);
            assertThat(OpsFiles.strings(service.get("cap_drop"))).as(name).containsExactly("ALL");
            assertThat(OpsFiles.strings(service.get("security_opt")))
                    .as(name)
                    .containsExactly("no-new-privileges:true");
            // Native libraries are mapped from there.
            assertThat(OpsFiles.strings(service.get("tmpfs")))
                    .as(name)
                    .singleElement()
                    .asString()
                    .startsWith("/tmp:exec,");
        }
    }

    @Test
    void every_password_says_that_it_is_none() {
        var passwords = new ArrayList<String>();
        services()
                .values()
                .forEach(service -> OpsFiles.map(service, "environment").forEach((variable, value) -> {
                    if (variable.endsWith("PASSWORD") || variable.endsWith("SECRET_KEY") || variable.endsWith("AUTH")) {
                        passwords.add(value.toString());
                    }
                }));
        assertThat(passwords)
                .hasSizeGreaterThan(4)
                .allSatisfy(password -> assertThat(password).startsWith("not-a-secret-"));
    }

    private static Map<String, Map<String, Object>> services() {
        var services = new LinkedHashMap<String, Map<String, Object>>();
        OpsFiles.map(COMPOSE, "services").forEach((name, service) -> services.put(name, OpsFiles.map(service)));
        return services;
    }
}
