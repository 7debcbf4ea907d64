package dev.aloud.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.config.ConfigLoader;
import dev.aloud.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every setting that {@code ops/} names exists, and what it is set to is accepted. */
class SettingsInOpsTest {
    private static final Pattern VARIABLE = Pattern.compile("\\bALOUD_[A-Z0-9_]+");
    private static final Path BASE = OpsFiles.ROOT.resolve("kubernetes/base");
    private static final Path EXAMPLE = OpsFiles.ROOT.resolve("kubernetes/overlays/example/kustomization.yaml");

    @Test
    void every_variable_is_a_setting_or_one_of_the_launchers() {
        var known = new TreeSet<>(List.of("ALOUD_JAVA_OPTS"));
        Arrays.stream(ConfigKey.values()).map(ConfigKey::environmentVariable).forEach(known::add);
        for (var file : OpsFiles.endingIn(OpsFiles.ROOT, ".yaml", ".yml", ".env", ".md", "Dockerfile")) {
            assertThat(VARIABLE.matcher(OpsFiles.text(file)).results().map(match -> match.group()))
                    .as(file.toString())
                    .isSubsetOf(known);
        }
    }

    @Test
    void the_servers_of_the_compose_file_start_with_what_it_sets() throws ConfigException {
        var compose = OpsFiles.document(OpsFiles.ROOT.resolve("compose/compose.yaml"));
        var gateway = load(environment(compose, "gateway"));
        assertThat(gateway.worker().enabled()).isFalse();
        assertThat(gateway.redis()).isPresent();
        assertThat(gateway.database().url()).isPresent();
        var worker = load(environment(compose, "worker"));
        assertThat(worker.redis()).isEqualTo(gateway.redis());
    }

    @Test
    void the_pods_of_the_example_start_with_what_it_sets() throws ConfigException {
        var gateway = load(example("aloud-gateway", "gateway.env"));
        assertThat(gateway.worker().enabled()).isFalse();
        assertThat(gateway.redis()).isPresent();
        assertThat(gateway.database().url()).isPresent();
        var worker = load(example("aloud-worker", "worker.env"));
        assertThat(worker.redis()).isEqualTo(gateway.redis());
    }

    @Test
    void the_scaler_asks_the_redis_that_the_workers_use() throws ConfigException {
        var variables = example("aloud-worker", "worker.env");
        var url = load(variables).redis().orElseThrow();
        assertThat(variables.get("REDIS_ADDRESS")).isEqualTo(url.getHost() + ":" + url.getPort());
        assertThat(url.getUserInfo()).isEqualTo(":" + variables.get("REDIS_PASSWORD"));
    }

    private static ServerConfig load(Map<String, String> environment) throws ConfigException {
        return ConfigLoader.load(Optional.empty(), environment, Map.of());
    }

    private static Map<String, String> environment(Map<String, Object> compose, String service) {
        var environment = new HashMap<String, String>();
        OpsFiles.map(compose, "services", service, "environment")
                .forEach((name, value) -> environment.put(name, value.toString()));
        return environment;
    }

    /** What Kustomize puts into the pods: the base's file, the overlay's additions, its secrets. */
    private static Map<String, String> example(String configMap, String file) {
        var environment = new HashMap<String, String>();
        environment.putAll(
                OpsFiles.variables(OpsFiles.text(BASE.resolve(file)).lines().toList()));
        var overlay = OpsFiles.document(EXAMPLE);
        environment.putAll(literals(overlay, "configMapGenerator", configMap));
        environment.putAll(literals(overlay, "secretGenerator", configMap));
        environment.putAll(literals(overlay, "secretGenerator", "aloud-redis"));
        return environment;
    }

    private static Map<String, String> literals(Map<String, Object> overlay, String generators, String name) {
        var found = new HashMap<String, String>();
        for (var generator : (List<?>) overlay.get(generators)) {
            var entries = OpsFiles.map(generator);
            if (name.equals(entries.get("name"))) {
                found.putAll(OpsFiles.variables(OpsFiles.strings(entries.get("literals"))));
            }
        }
        return found;
    }
}
