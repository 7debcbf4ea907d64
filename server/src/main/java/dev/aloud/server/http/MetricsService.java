package dev.aloud.server.http;

import dev.aloud.server.metrics.MetricsRegistry;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /metrics}, for Prometheus. */
final class MetricsService implements Resource {
    private final MetricsRegistry registry;

    MetricsService(MetricsRegistry registry) {
        this.registry = registry;
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.GET, "/metrics", this::metrics));
    }

    private void metrics(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        byte[] body = registry.text().getBytes(StandardCharsets.UTF_8);
        Reply.bytes(request, response, 200, "text/plain; version=0.0.4; charset=utf-8", body);
    }
}
