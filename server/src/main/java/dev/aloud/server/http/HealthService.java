package dev.aloud.server.http;

import dev.aloud.server.Check;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.function.Supplier;

/** {@code /health}: whether the process lives, and whether each of its parts works. */
final class HealthService implements Resource {
    private final List<Supplier<Check>> checks;

    HealthService(List<Supplier<Check>> checks) {
        this.checks = List.copyOf(checks);
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
        boolean ready = results.stream().allMatch(Check::ok);
        Reply.json(request, response, ready ? 200 : 503, new Health(ready ? "ready" : "not_ready", results));
    }
}
