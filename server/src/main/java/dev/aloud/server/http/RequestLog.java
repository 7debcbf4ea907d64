package dev.aloud.server.http;

import dev.aloud.server.metrics.Counter;
import dev.aloud.server.metrics.Histogram;
import dev.aloud.server.metrics.MetricsRegistry;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Counts and times every request, and logs it where that is configured. Paths are logged, queries and texts are not. */
final class RequestLog implements Filter {
    private static final Logger LOG = System.getLogger("aloud.access");
    private static final int CLASSES = 6;

    private final boolean enabled;
    private final Histogram times;
    private final Counter[] byClass = new Counter[CLASSES];

    RequestLog(boolean enabled, MetricsRegistry registry) {
        this.enabled = enabled;
        times = registry.histogram("aloud_http_request_seconds", "Time to answer an HTTP request.");
        for (int i = 1; i < CLASSES; i++) {
            byClass[i] = registry.counter(
                    "aloud_http_requests_total", "HTTP requests by class of status.", "status=\"" + i + "xx\"");
        }
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        long start = System.nanoTime();
        response.whenSent(() -> {
            long nanos = System.nanoTime() - start;
            int status = response.status().code();
            times.recordNanos(nanos);
            byClass[Math.clamp(status / 100, 1, CLASSES - 1)].increment();
            if (enabled) {
                var prologue = request.prologue();
                LOG.log(
                        Level.INFO,
                        () -> String.join(
                                " ",
                                request.remotePeer().host(),
                                prologue.method().text(),
                                prologue.uriPath().rawPath(),
                                Integer.toString(status),
                                nanos / 1_000_000 + "ms"));
            }
        });
        chain.proceed();
    }
}
