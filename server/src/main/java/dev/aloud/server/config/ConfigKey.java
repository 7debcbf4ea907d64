package dev.aloud.server.config;

import java.util.Locale;
import java.util.Optional;

/** Every setting there is: its key in the file, its environment variable, its default and what it means. */
public enum ConfigKey {
    HOST("host", "127.0.0.1", "address to listen on; loopback unless told otherwise"),
    PORT("port", "8080", "TCP port; 0 takes any free one"),
    DATA("data", "", "data directory; empty means `$XDG_DATA_HOME/aloud` or `~/.local/share/aloud`"),
    MODELS("models", "", "folder of the installed model packs; empty means `models` in the data directory"),
    PUBLIC_URL(
            "public_url", "", "the address listeners use when a proxy stands in front, such as `https://read.example`"),
    ALLOWED_ORIGINS(
            "allowed_origins", "", "comma-separated origins, besides the server's own, whose pages may use the API"),
    ALLOWED_HOSTS(
            "allowed_hosts",
            "",
            "comma-separated host names answered to; empty means loopback names when bound to loopback, else any"),
    ACCESS_LOG("access_log", "false", "one log line a request"),
    LOG_LEVEL("log_level", "info", "`error`, `warning`, `info` or `debug`"),
    SHUTDOWN_GRACE("shutdown_grace", "10s", "how long blocks under way may take to finish when the server stops"),

    CACHE_KIND(
            "cache.kind",
            "directory",
            "`directory` keeps synthesised blocks under the data directory, `s3` in a bucket, `none` keeps nothing"),
    CACHE_MAX_BYTES(
            "cache.max_bytes",
            "2GiB",
            "size of the directory of the block cache; the least recently used blocks go first"),
    CACHE_EXPIRE_AFTER(
            "cache.expire_after", "30d", "a block nobody has heard for this long is removed; `0s` keeps all"),

    S3_ENDPOINT("s3.endpoint", "", "address of the S3 service, such as `http://minio:9000`; empty means Amazon's"),
    S3_REGION("s3.region", "us-east-1", "region of the bucket"),
    S3_BUCKET("s3.bucket", "", "bucket of the block cache; it must exist"),
    S3_PREFIX("s3.prefix", "blocks/", "what the names of all objects begin with"),
    S3_ACCESS_KEY(
            "s3.access_key", "", "access key id; empty means that the environment, profile or instance role gives it"),
    S3_SECRET_KEY("s3.secret_key", "", "the secret of that key"),

    DATABASE_URL(
            "database.url",
            "",
            "JDBC address of PostgreSQL, such as `jdbc:postgresql://db/aloud`; empty means an H2 file in the data directory"),
    DATABASE_USER("database.user", "aloud", "user of the database"),
    DATABASE_PASSWORD("database.password", "", "password of that user"),

    REDIS_URL(
            "redis.url",
            "",
            "address of Redis, such as `redis://redis:6379`, which gateways and workers share; empty means that this process is alone"),

    QUEUE_MAX_BLOCKS(
            "queue.max_blocks", "10000", "blocks waiting for an engine, of all listeners; more fail with `overloaded`"),
    QUEUE_LEASE(
            "queue.lease",
            "10s",
            "with Redis: a worker silent for this long has lost its blocks, and others make them; busy ones renew"),
    QUEUE_MAX_TRIES("queue.max_tries", "3", "with Redis: a block that failed this often goes to the dead letters"),

    WORKER_ENABLED(
            "worker.enabled", "true", "whether this gateway also speaks, or leaves it to `aloud worker` processes"),
    WORKER_MODELS(
            "worker.models", "", "comma-separated models that are spoken here; empty means all that are installed"),
    WORKER_CONCURRENCY(
            "worker.concurrency", "0", "blocks of one model spoken here at once; 0 means what its engine says"),

    JOBS_MAX("jobs.max", "10000", "jobs kept; the least recently used goes first"),
    JOBS_MAX_BYTES(
            "jobs.max_bytes",
            "64MiB",
            "memory for the texts of all jobs kept, and again as much for their blocks; the least recently used goes first"),
    JOBS_TTL("jobs.ttl", "24h", "a job nobody used for this long is forgotten, and its text removed a day later"),
    JOBS_MAX_TEXT_BYTES("jobs.max_text_bytes", "10MiB", "longest text of one job, in UTF-8; more is answered with 413"),

    HTTP_MAX_CONNECTIONS("http.max_connections", "8192", "open TCP connections; more wait in the backlog"),
    HTTP_MAX_BODY_BYTES("http.max_body_bytes", "16MiB", "longest request body; more is answered with 413"),
    HTTP_IDLE_TIMEOUT("http.idle_timeout", "60s", "an HTTP connection without a request for this long is closed"),

    AUDIO_ENCODED_CACHE_BYTES("audio.encoded_cache_bytes", "32MiB", "memory for encoded audio (Opus, MP3, FLAC, WAV)"),

    SOCKET_MAX_SESSIONS("socket.max_sessions", "4096", "listeners connected at once; more are answered with 503"),
    SOCKET_MAX_PER_JOB("socket.max_per_job", "8", "listeners connected to one job at once; more are answered with 429"),
    SOCKET_PING_INTERVAL("socket.ping_interval", "20s", "how often the server pings a quiet listener"),
    SOCKET_IDLE_TIMEOUT(
            "socket.idle_timeout", "60s", "a listener who sends nothing, not even a pong, for this long is dropped"),
    SOCKET_WRITE_TIMEOUT("socket.write_timeout", "30s", "a listener who does not read for this long is dropped");

    private final String key;
    private final String defaultValue;
    private final String meaning;

    ConfigKey(String key, String defaultValue, String meaning) {
        this.key = key;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
    }

    /** The key in the file, such as {@code cache.max_bytes} for {@code max_bytes} under {@code cache}. */
    public String key() {
        return key;
    }

    /** The environment variable, such as {@code ALOUD_CACHE_MAX_BYTES}. */
    public String environmentVariable() {
        return "ALOUD_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The default as one would write it in the file. */
    public String defaultValue() {
        return defaultValue;
    }

    /** What it means, in one line of Markdown. */
    public String meaning() {
        return meaning;
    }

    static Optional<ConfigKey> named(String key) {
        for (var candidate : values()) {
            if (candidate.key.equals(key)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
