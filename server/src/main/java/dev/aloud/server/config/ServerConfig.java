package dev.aloud.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be set about a server, checked. Names, defaults and meanings are in {@link ConfigKey}.
 *
 * @param listen where it listens and whom it answers
 * @param data the data directory; it may not exist yet
 * @param models the folder of the installed model packs; it may not exist yet
 * @param accessLog whether each request gives a log line
 * @param logLevel {@code error}, {@code warning}, {@code info} or {@code debug}
 * @param shutdownGrace how long blocks under way may take to finish when the server stops
 * @param cache the block cache
 * @param s3 the bucket of a cache of the kind {@link CacheKind#S3}
 * @param database where records are kept
 * @param redis what gateways and workers share; empty when this process is alone
 * @param queue limits of the queue
 * @param worker what is spoken in this process
 * @param jobs limits of jobs
 * @param http limits of HTTP
 * @param encodedCacheBytes memory for encoded audio
 * @param socket limits of WebSockets
 */
public record ServerConfig(
        Listen listen,
        Path data,
        Path models,
        boolean accessLog,
        String logLevel,
        Duration shutdownGrace,
        Cache cache,
        S3 s3,
        Database database,
        Optional<URI> redis,
        Queue queue,
        Worker worker,
        Jobs jobs,
        Http http,
        long encodedCacheBytes,
        Socket socket) {

    /**
     * Where the server listens and whom it answers.
     *
     * @param host address to bind
     * @param port TCP port, 0 for any free one
     * @param publicUrl the address listeners use when a proxy stands in front
     * @param allowedOrigins foreign origins whose pages may use the API
     * @param allowedHosts host names answered to; empty for the default
     */
    public record Listen(
            String host, int port, Optional<URI> publicUrl, List<String> allowedOrigins, List<String> allowedHosts) {
        public Listen {
            allowedOrigins = List.copyOf(allowedOrigins);
            allowedHosts = List.copyOf(allowedHosts);
        }
    }

    /** Which cache keeps blocks. */
    public enum CacheKind {
        /** Files under the data directory. */
        DIRECTORY,
        /** Objects of a bucket. */
        S3,
        /** Nothing is kept. */
        NONE
    }

    /**
     * The block cache.
     *
     * @param kind where it keeps blocks
     * @param maxBytes size of its directory
     * @param expireAfter a block nobody has heard for this long is removed; zero keeps all
     */
    public record Cache(CacheKind kind, long maxBytes, Duration expireAfter) {}

    /**
     * A bucket.
     *
     * @param endpoint address of the service; empty for Amazon's
     * @param region region of the bucket
     * @param bucket its name
     * @param prefix what the names of all objects begin with
     * @param accessKey access key id; empty when the environment gives it
     * @param secretKey the secret of that key
     */
    public record S3(
            Optional<URI> endpoint,
            String region,
            String bucket,
            String prefix,
            Optional<String> accessKey,
            String secretKey) {
        /** Tells no secret. */
        @Override
        public String toString() {
            return "S3[" + endpoint.map(URI::toString).orElse("Amazon") + ", " + bucket + "/" + prefix + "]";
        }
    }

    /**
     * A database.
     *
     * @param url its JDBC address; empty for the file in the data directory
     * @param user user
     * @param password password of the user
     */
    public record Database(Optional<String> url, String user, String password) {
        /** Tells no secret. */
        @Override
        public String toString() {
            return "Database[" + url.orElse("a file") + "]";
        }
    }

    /**
     * Limits of the queue.
     *
     * @param maxBlocks blocks waiting for an engine
     * @param lease a worker silent for this long has lost its blocks
     * @param maxTries a block that failed this often goes to the dead letters
     */
    public record Queue(int maxBlocks, Duration lease, int maxTries) {}

    /**
     * What is spoken in this process.
     *
     * @param enabled whether anything is
     * @param models ids of the models; empty for all that are installed
     * @param concurrency blocks of one model at once; 0 for what its engine says
     */
    public record Worker(boolean enabled, List<String> models, int concurrency) {
        public Worker {
            models = List.copyOf(models);
        }
    }

    /**
     * Limits of jobs.
     *
     * @param max jobs kept
     * @param maxBytes memory for their texts
     * @param ttl a job unused for this long is forgotten
     * @param maxTextBytes longest text in UTF-8
     */
    public record Jobs(int max, long maxBytes, Duration ttl, int maxTextBytes) {}

    /** Limits of HTTP. */
    public record Http(int maxConnections, long maxBodyBytes, Duration idleTimeout) {}

    /**
     * Limits of WebSockets.
     *
     * @param maxSessions listeners at once
     * @param maxPerJob listeners of one job at once
     * @param pingInterval how often a quiet listener is pinged
     * @param idleTimeout a listener silent for this long is dropped
     * @param writeTimeout a listener who does not read for this long is dropped
     */
    public record Socket(
            int maxSessions, int maxPerJob, Duration pingInterval, Duration idleTimeout, Duration writeTimeout) {}

    /** The defaults with the given settings on top, as command line flags would give them. Meant for tests and tools. */
    public static ServerConfig of(Map<ConfigKey, String> settings) throws ConfigException {
        return ConfigLoader.load(Optional.empty(), Map.of(), settings);
    }

    /** The file of the embedded database, without its ending. */
    public Path databaseFile() {
        return data.resolve("records");
    }

    /** The directory of the block cache. */
    public Path cacheDirectory() {
        return data.resolve("cache");
    }
}
