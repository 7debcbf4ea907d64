package dev.aloud.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where settings come from, and what is said of those that cannot be used. */
class ConfigLoaderTest {
    @TempDir
    private Path directory;

    @Test
    void without_anything_there_are_defaults_on_loopback() throws ConfigException {
        var config = ConfigLoader.load(Optional.empty(), Map.of("XDG_DATA_HOME", "/somewhere"), Map.of());
        assertThat(config.listen().host()).isEqualTo("127.0.0.1");
        assertThat(config.listen().port()).isEqualTo(8080);
        assertThat(config.data()).isEqualTo(Path.of("/somewhere/aloud"));
        assertThat(config.models()).isEqualTo(Path.of("/somewhere/aloud/models"));
        assertThat(config.cache().maxBytes()).isEqualTo(2L << 30);
        assertThat(config.socket().pingInterval()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void several_servers_may_share_a_folder_of_models() throws ConfigException {
        var config = ConfigLoader.load(
                Optional.empty(), Map.of("ALOUD_MODELS", "/shared/models", "ALOUD_DATA", "/somewhere"), Map.of());
        assertThat(config.models()).isEqualTo(Path.of("/shared/models"));
    }

    @Test
    void flags_win_over_the_environment_and_that_over_the_file() throws ConfigException, IOException {
        var file = file("""
                port: 1
                host: 0.0.0.0
                cache: {max_bytes: 5MiB, kind: none}
                allowed_origins: [https://a.example, https://b.example]
                """);
        var environment = Map.of("ALOUD_PORT", "2", "ALOUD_CACHE_MAX_BYTES", "6 MiB", "OTHER", "x");
        var config = ConfigLoader.load(file, environment, Map.of(ConfigKey.PORT, "3"));
        assertThat(config.listen().port()).isEqualTo(3);
        assertThat(config.cache().maxBytes()).isEqualTo(6L << 20);
        assertThat(config.cache().kind()).isEqualTo(ServerConfig.CacheKind.NONE);
        assertThat(config.listen().host()).isEqualTo("0.0.0.0");
        assertThat(config.listen().allowedOrigins()).containsExactly("https://a.example", "https://b.example");
    }

    @Test
    void keys_of_the_file_may_be_written_with_dots() throws ConfigException, IOException {
        var config = ConfigLoader.load(file("socket.ping_interval: 5s"), Map.of(), Map.of());
        assertThat(config.socket().pingInterval()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void an_empty_file_changes_nothing() throws ConfigException, IOException {
        assertThat(ConfigLoader.load(file(""), Map.of(), Map.of()).listen().port())
                .isEqualTo(8080);
    }

    @Test
    void an_unknown_key_is_named() throws IOException {
        var file = file("cache: {max_size: 5MiB}");
        assertThatThrownBy(() -> ConfigLoader.load(file, Map.of(), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("cache.max_size", "aloud.yaml", "docs/operations.md");
    }

    @Test
    void a_missing_file_is_named() {
        var missing = Optional.of(directory.resolve("missing.yaml"));
        assertThatThrownBy(() -> ConfigLoader.load(missing, Map.of(), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("missing.yaml", "does not exist");
    }

    @Test
    void a_file_that_is_no_yaml_is_named() throws IOException {
        for (String text : new String[] {"a: [", "- 1\n- 2", "!!java.net.URL [x]"}) {
            var file = file(text);
            assertThatThrownBy(() -> ConfigLoader.load(file, Map.of(), Map.of()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("aloud.yaml");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT | 70000 | a whole number from 0 to 65535",
                "PORT | http | a whole number",
                "HOST | '' | an address",
                "CACHE_KIND | tape | must be",
                "CACHE_EXPIRE_AFTER | -1d | a time",
                "S3_ENDPOINT | minio:9000 | scheme and host",
                "DATABASE_URL | postgres://db/aloud | a JDBC address",
                "REDIS_URL | redis:6379 | redis://redis:6379",
                "QUEUE_LEASE | 1ms | a time",
                "QUEUE_MAX_TRIES | 0 | a whole number from 1",
                "WORKER_ENABLED | false | true, or redis.url (--redis) set so that other processes can speak",
                "WORKER_ENABLED | perhaps | true or false",
                "WORKER_CONCURRENCY | many | a whole number",
                "CACHE_MAX_BYTES | 5 apples | a size",
                "CACHE_MAX_BYTES | 99999999999TiB | a size",
                "CACHE_MAX_BYTES | -1 | a size",
                "JOBS_TTL | 5 | a time",
                "JOBS_TTL | 0s | a time",
                "ACCESS_LOG | maybe | true or false",
                "LOG_LEVEL | loud | error, warning, info or debug",
                "PUBLIC_URL | read.example | scheme and host",
                "PUBLIC_URL | https://read.example/path | scheme and host",
                "ALLOWED_ORIGINS | https://a.example, * | scheme and host"
            })
    void a_value_that_cannot_be_used_is_told_with_its_key_source_and_what_is_expected(
            ConfigKey key, String value, String expected) {
        var environment = Map.of(key.environmentVariable(), value);
        assertThatThrownBy(() -> ConfigLoader.load(Optional.empty(), environment, Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("'" + key.key() + "'", key.environmentVariable(), expected);
    }

    @Test
    void every_key_is_in_the_operators_documentation() throws IOException {
        String documentation = Files.readString(Path.of("../docs/operations.md"));
        for (var key : ConfigKey.values()) {
            String shown = key.defaultValue().isEmpty() ? "" : "`" + key.defaultValue() + "`";
            assertThat(documentation)
                    .contains("| `" + key.key() + "` | `" + key.environmentVariable() + "` | " + shown + " | "
                            + key.meaning() + " |");
        }
    }

    @Test
    void a_cache_in_a_bucket_needs_the_buckets_name_and_no_secret_is_told() throws ConfigException {
        assertThatThrownBy(() -> ServerConfig.of(Map.of(ConfigKey.CACHE_KIND, "s3")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("s3.bucket", "the name of a bucket");
        var config = ServerConfig.of(Map.of(
                ConfigKey.CACHE_KIND, "s3",
                ConfigKey.S3_BUCKET, "aloud",
                ConfigKey.S3_SECRET_KEY, "hush-bucket",
                ConfigKey.DATABASE_PASSWORD, "hush-database"));
        assertThat(config.toString()).doesNotContain("hush");
    }

    private Optional<Path> file(String text) throws IOException {
        return Optional.of(Files.writeString(directory.resolve("aloud.yaml"), text));
    }
}
