package dev.aloud.server.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** {@code /v1/ws/{job}} over HTTP: whoever comes here was not admitted as a WebSocket, and is told why. */
final class SocketService implements Resource {
    private final UpgradeCheck check;

    SocketService(UpgradeCheck check) {
        this.check = check;
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.GET, "/v1/ws/{job}", this::refuse));
    }

    private void refuse(ServerRequest request, ServerResponse response) {
        throw check.refusal(Parameters.path(request, "job"), request.headers())
                .orElseGet(() -> Problem.of(
                                503,
                                "busy",
                                "The server is busy",
                                "A place for a listener became free just now; try again.")
                        .with("Retry-After", "1"))
                .asException();
    }
}
