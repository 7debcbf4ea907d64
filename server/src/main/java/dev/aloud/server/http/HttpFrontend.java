package dev.aloud.server.http;

import dev.aloud.pack.PackShelf;
import dev.aloud.server.Check;
import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.config.ServerConfig;
import dev.aloud.server.job.Jobs;
import dev.aloud.server.media.EncodedAudioCache;
import dev.aloud.server.metrics.MetricsRegistry;
import dev.aloud.server.store.Positions;
import dev.aloud.server.synthesis.Synthesis;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The HTTP server: builds the resources, and answers until it is closed. */
public final class HttpFrontend implements AutoCloseable {
    private static final int MAX_HEADERS_BYTES = 16 * 1024;
    private static final Duration STOP_GRACE = Duration.ofMillis(500);

    private final WebServer server;
    private final URI uri;
    private final List<String> routes;

    /**
     * What the resources are made of.
     *
     * @param positions where readers are
     * @param queueIsFull whether blocks are refused at present
     * @param checks the parts that readiness names
     * @param shelf the model packs
     * @param upgrader the WebSocket's handshake
     * @param upgradeCheck says why a handshake was refused
     */
    public record Parts(
            Catalogue catalogue,
            PackShelf shelf,
            Jobs jobs,
            Positions positions,
            BlockCache cache,
            Synthesis synthesis,
            BooleanSupplier queueIsFull,
            EncodedAudioCache encoded,
            MetricsRegistry metrics,
            List<Supplier<Check>> checks,
            OriginPolicy policy,
            Http1Upgrader upgrader,
            UpgradeCheck upgradeCheck) {}

    private HttpFrontend(WebServer server, URI uri, List<String> routes) {
        this.server = server;
        this.uri = uri;
        this.routes = routes;
    }

    /**
     * Starts to answer.
     *
     * @throws UncheckedIOException when the address cannot be bound
     */
    public static HttpFrontend start(ServerConfig config, Parts parts) {
        requireFree(config.listen());
        var api = api(config, parts);
        var routing = api.routing(
                new AccessFilter(parts.policy()),
                new RequestLog(config.accessLog(), parts.metrics()),
                new WebFiles(HttpFrontend.class.getClassLoader()));
        var http = Http1Config.builder().maxHeadersSize(MAX_HEADERS_BYTES).build();
        var server = WebServer.builder()
                .host(config.listen().host())
                .port(config.listen().port())
                .shutdownHook(false)
                .shutdownGracePeriod(STOP_GRACE)
                .maxPayloadSize(config.http().maxBodyBytes())
                .maxTcpConnections(config.http().maxConnections())
                .idleConnectionTimeout(config.http().idleTimeout())
                .idleConnectionPeriod(config.http().idleTimeout().dividedBy(4))
                .connectionOptions(SocketOptions.builder()
                        .tcpNoDelay(true)
                        .readTimeout(longestSilence(config))
                        .build())
                .protocolsDiscoverServices(false)
                .featuresDiscoverServices(false)
                .addConnectionSelector(selector(http, parts.upgrader()))
                .directHandlers(ProblemHandlers.direct())
                .routing(routing)
                .build()
                .start();
        if (!server.isRunning()) {
            throw new UncheckedIOException(new BindException("the address was taken meanwhile"));
        }
        return new HttpFrontend(server, uri(config.listen().host(), server.port()), api.names());
    }

    /** Helidon looks the protocol up as it is spelled, but case does not matter in it (RFC 6455 section 4.2.1). */
    private static Http1ConnectionSelector selector(Http1Config http, Http1Upgrader upgrader) {
        var selector = Http1ConnectionSelector.builder().config(http);
        UpgradeCheck.SPELLINGS.forEach(spelling -> selector.putUpgrader(spelling, upgrader));
        return selector.build();
    }

    /** A connection in the middle of a request or a frame may be silent for this long. */
    private static Duration longestSilence(ServerConfig config) {
        var http = config.http().idleTimeout();
        var socket = config.socket().idleTimeout();
        return http.compareTo(socket) > 0 ? http : socket;
    }

    /** Helidon only logs that it cannot bind; so it is tried before. */
    private static void requireFree(ServerConfig.Listen listen) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByName(listen.host()), listen.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Api api(ServerConfig config, Parts parts) {
        var audioReply = new AudioReply(parts.encoded());
        var bodies = new JsonBodies(config.http().maxBodyBytes(), parts.metrics());
        return new Api(List.of(
                new ModelsService(parts.catalogue(), parts.shelf().hints()),
                new PackFilesService(parts.shelf()),
                new PreviewService(parts.catalogue(), parts.synthesis(), audioReply),
                new TtsService(
                        parts.catalogue(),
                        parts.jobs(),
                        parts.queueIsFull(),
                        bodies,
                        parts.policy(),
                        parts.metrics().counter("aloud_jobs_created_total", "Jobs made since the start.")),
                new SocketService(parts.upgradeCheck()),
                new JobsService(parts.jobs(), parts.cache()),
                new PositionsService(parts.positions(), bodies, InstantSource.system()),
                new AudioService(parts.cache(), parts.synthesis(), audioReply),
                new HealthService(parts.checks(), parts.metrics()),
                new MetricsService(parts.metrics()),
                new OpenApiService()));
    }

    private static URI uri(String host, int port) {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return URI.create("http://" + (name.indexOf(':') >= 0 ? "[" + name + "]" : name) + ":" + port);
    }

    /** Where it answers. */
    public URI uri() {
        return uri;
    }

    /** Every route, such as {@code get /v1/models}; the page's files are none. */
    public List<String> routes() {
        return routes;
    }

    @Override
    public void close() {
        server.stop();
    }
}
