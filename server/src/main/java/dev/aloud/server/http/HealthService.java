package dev.aloud.server.http;

import dev.aloud.server.Check;
import dev.aloud.server.metrics.MetricsRegistry;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * {@code /health}: whether the process lives, and whether each of its parts works. What all servers share, such as Redis, must not take
 * all of them out of service at once.
 */
final class HealthService implements Resource {
    private final List<Supplier<Check>> checks;

    HealthService(List<Supplier<Check>> checks, MetricsRegistry metrics) {
        this.checks = List.copyOf(checks);
        metrics.gauges(
                "aloud_check_ok", "Whether a part of the server works, as /health/ready tells.", this::eachCheck);
    }

    private Map<String, Double> eachCheck() {
        var values = new LinkedHashMap<String, Double>();
        for (var check : checks) {
            var result = check.get();
            values.put("check=\"" + result.name() + "\"", result.ok() ? 1.0 : 0.0);
        }
        return values;
    }

    private record Health(String status, List<Check> checks) {}

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/health/live", this::live), new Route(Method.GET, "/health/ready", this::ready));
    }

    private void live(ServerRequest request, ServerResponse response) {
        Reply.json(request, response, 200, new Health("ok", List.of()));
    }

    private void ready(ServerRequest request, ServerResponse response) {
        var results = checks.stream().map(Supplier::get).toList();
        boolean ready = results.stream().allMatch(Check::serves);
        boolean degraded = results.stream().anyMatch(Check::degraded);
        var status = !ready ? "not_ready" : degraded ? "degraded" : "ready";
        Reply.json(request, response, ready ? 200 : 503, new Health(status, results));
    }
}
