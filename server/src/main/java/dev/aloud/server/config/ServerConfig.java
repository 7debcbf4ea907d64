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
 * @param queueMaxBlocks blocks waiting for an engine
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
        int queueMaxBlocks,
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
        /** Nothing is kept. */
        NONE
    }

    /** The block cache and its size. */
    public record Cache(CacheKind kind, long maxBytes) {}

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

    /** The directory of the block cache. */
    public Path cacheDirectory() {
        return data.resolve("cache");
    }
}
