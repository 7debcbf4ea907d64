package dev.aloud.server.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns settings as written into a checked {@link ServerConfig}. */
final class SettingsReader {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long MIB = 1 << 20;

    private final Map<ConfigKey, Setting> settings;
    private final Map<String, String> environment;

    SettingsReader(Map<ConfigKey, Setting> settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    ServerConfig read() throws ConfigException {
        var data = data();
        return new ServerConfig(
                listen(),
                data,
                models(data),
                of(ConfigKey.ACCESS_LOG).bool(),
                logLevel(),
                of(ConfigKey.SHUTDOWN_GRACE).duration(Duration.ZERO, HOUR),
                cache(),
                s3(),
                database(),
                redis(),
                queue(),
                worker(),
                jobs(),
                http(),
                of(ConfigKey.AUDIO_ENCODED_CACHE_BYTES).bytes(0, 1L << 40),
                socket());
    }

    private Setting of(ConfigKey key) {
        return settings.get(key);
    }

    private ServerConfig.Listen listen() throws ConfigException {
        var host = of(ConfigKey.HOST);
        if (host.value().isEmpty()) {
            throw host.wrong("an address such as 127.0.0.1 or 0.0.0.0");
        }
        return new ServerConfig.Listen(
                host.value(),
                of(ConfigKey.PORT).integer(0, 65_535),
                publicUrl(),
                origins(),
                of(ConfigKey.ALLOWED_HOSTS).list());
    }

    private Optional<URI> publicUrl() throws ConfigException {
        var setting = of(ConfigKey.PUBLIC_URL);
        if (setting.value().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(origin(setting, setting.value()));
    }

    private List<String> origins() throws ConfigException {
        var setting = of(ConfigKey.ALLOWED_ORIGINS);
        for (String origin : setting.list()) {
            origin(setting, origin);
        }
        return setting.list();
    }

    private static URI origin(Setting setting, String value) throws ConfigException {
        var wrong = setting.wrong("scheme and host, such as https://read.example, without a path");
        try {
            var uri = new URI(value);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            // An address without // has no path at all, not even an empty one.
            boolean bare = "".equals(uri.getRawPath()) && uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (!web || !bare || uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw wrong;
            }
            return uri;
        } catch (URISyntaxException e) {
            throw wrong;
        }
    }

    private Path data() throws ConfigException {
        var setting = of(ConfigKey.DATA);
        try {
            if (!setting.value().isEmpty()) {
                return Path.of(setting.value());
            }
            String base = environment.getOrDefault("XDG_DATA_HOME", "");
            return base.isEmpty()
                    ? Path.of(System.getProperty("user.home"), ".local", "share", "aloud")
                    : Path.of(base, "aloud");
        } catch (InvalidPathException e) {
            throw setting.wrong("a directory");
        }
    }

    private Path models(Path data) throws ConfigException {
        var setting = of(ConfigKey.MODELS);
        try {
            return setting.value().isEmpty() ? data.resolve("models") : Path.of(setting.value());
        } catch (InvalidPathException e) {
            throw setting.wrong("a directory");
        }
    }

    private String logLevel() throws ConfigException {
        var setting = of(ConfigKey.LOG_LEVEL);
        String level = setting.value().toLowerCase(Locale.ROOT);
        if (!List.of("error", "warning", "info", "debug").contains(level)) {
            throw setting.wrong("error, warning, info or debug");
        }
        return level;
    }

    private ServerConfig.Cache cache() throws ConfigException {
        var kind = of(ConfigKey.CACHE_KIND);
        return new ServerConfig.Cache(
                switch (kind.value()) {
                    case "directory" -> ServerConfig.CacheKind.DIRECTORY;
                    case "s3" -> ServerConfig.CacheKind.S3;
                    case "none" -> ServerConfig.CacheKind.NONE;
                    default -> throw kind.wrong("'directory', 's3' or 'none'");
                },
                of(ConfigKey.CACHE_MAX_BYTES).bytes(MIB, 1L << 50),
                of(ConfigKey.CACHE_EXPIRE_AFTER).duration(Duration.ZERO, Duration.ofDays(3660)));
    }

    private ServerConfig.S3 s3() throws ConfigException {
        var bucket = of(ConfigKey.S3_BUCKET);
        if (bucket.value().isEmpty() && of(ConfigKey.CACHE_KIND).value().equals("s3")) {
            throw bucket.wrong("the name of a bucket, as cache.kind is 's3'");
        }
        var endpoint = of(ConfigKey.S3_ENDPOINT);
        return new ServerConfig.S3(
                endpoint.value().isEmpty() ? Optional.empty() : Optional.of(origin(endpoint, endpoint.value())),
                of(ConfigKey.S3_REGION).value(),
                bucket.value(),
                of(ConfigKey.S3_PREFIX).value(),
                Optional.of(of(ConfigKey.S3_ACCESS_KEY).value()).filter(key -> !key.isEmpty()),
                of(ConfigKey.S3_SECRET_KEY).value());
    }

    private ServerConfig.Database database() throws ConfigException {
        var url = of(ConfigKey.DATABASE_URL);
        if (!url.value().isEmpty()
                && !url.value().startsWith("jdbc:postgresql:")
                && !url.value().startsWith("jdbc:h2:")) {
            throw url.wrong("a JDBC address of PostgreSQL, such as jdbc:postgresql://db/aloud, or nothing");
        }
        return new ServerConfig.Database(
                Optional.of(url.value()).filter(value -> !value.isEmpty()),
                of(ConfigKey.DATABASE_USER).value(),
                of(ConfigKey.DATABASE_PASSWORD).value());
    }

    private Optional<URI> redis() throws ConfigException {
        var url = of(ConfigKey.REDIS_URL);
        if (url.value().isEmpty()) {
            return Optional.empty();
        }
        var wrong = url.wrong("an address such as redis://redis:6379 or rediss://user:password@redis:6379/0");
        try {
            var uri = new URI(url.value());
            if (uri.getHost() == null || !("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme()))) {
                throw wrong;
            }
            return Optional.of(uri);
        } catch (URISyntaxException e) {
            throw wrong;
        }
    }

    private ServerConfig.Queue queue() throws ConfigException {
        return new ServerConfig.Queue(
                of(ConfigKey.QUEUE_MAX_BLOCKS).integer(1, 10_000_000),
                of(ConfigKey.QUEUE_LEASE).duration(Duration.ofMillis(100), HOUR),
                of(ConfigKey.QUEUE_MAX_TRIES).integer(1, 100));
    }

    private ServerConfig.Worker worker() throws ConfigException {
        if (!of(ConfigKey.WORKER_ENABLED).bool()
                && of(ConfigKey.REDIS_URL).value().isEmpty()) {
            throw of(ConfigKey.WORKER_ENABLED)
                    .wrong("true, or redis.url (--redis) set so that other processes can speak");
        }
        return new ServerConfig.Worker(
                of(ConfigKey.WORKER_ENABLED).bool(),
                of(ConfigKey.WORKER_MODELS).list(),
                of(ConfigKey.WORKER_CONCURRENCY).integer(0, 64));
    }

    private ServerConfig.Jobs jobs() throws ConfigException {
        return new ServerConfig.Jobs(
                of(ConfigKey.JOBS_MAX).integer(1, 10_000_000),
                of(ConfigKey.JOBS_MAX_BYTES).bytes(MIB, 1L << 40),
                of(ConfigKey.JOBS_TTL).duration(SECOND, Duration.ofDays(366)),
                (int) of(ConfigKey.JOBS_MAX_TEXT_BYTES).bytes(1, 256 * MIB));
    }

    private ServerConfig.Http http() throws ConfigException {
        return new ServerConfig.Http(
                of(ConfigKey.HTTP_MAX_CONNECTIONS).integer(1, 1_000_000),
                of(ConfigKey.HTTP_MAX_BODY_BYTES).bytes(1024, 1024 * MIB),
                of(ConfigKey.HTTP_IDLE_TIMEOUT).duration(SECOND, HOUR));
    }

    private ServerConfig.Socket socket() throws ConfigException {
        var shortest = Duration.ofMillis(10);
        return new ServerConfig.Socket(
                of(ConfigKey.SOCKET_MAX_SESSIONS).integer(1, 1_000_000),
                of(ConfigKey.SOCKET_MAX_PER_JOB).integer(1, 1_000_000),
                of(ConfigKey.SOCKET_PING_INTERVAL).duration(shortest, HOUR),
                of(ConfigKey.SOCKET_IDLE_TIMEOUT).duration(shortest, HOUR),
                of(ConfigKey.SOCKET_WRITE_TIMEOUT).duration(shortest, HOUR));
    }
}
