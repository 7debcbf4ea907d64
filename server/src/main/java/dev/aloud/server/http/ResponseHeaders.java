package dev.aloud.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** Headers that every answer carries, so that a browser keeps the page and its data to themselves. */
final class ResponseHeaders {
    /**
     * Nothing from elsewhere runs or loads. The isolation headers let the page use threads in WebAssembly; {@code
     * wasm-unsafe-eval} lets it compile the engine.
     */
    private static final List<Header> SECURITY = List.of(
            HeaderValues.createCached(
                    "Content-Security-Policy",
                    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
                            + "media-src 'self' blob:; img-src 'self' data:; style-src 'self'; object-src 'none'; "
                            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            HeaderValues.createCached("Cross-Origin-Opener-Policy", "same-origin"),
            HeaderValues.createCached("Cross-Origin-Embedder-Policy", "require-corp"),
            HeaderValues.createCached("Cross-Origin-Resource-Policy", "same-origin"),
            HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
            HeaderValues.createCached("Referrer-Policy", "no-referrer"),
            HeaderValues.createCached("Permissions-Policy", "camera=(), geolocation=(), microphone=()"));

    private ResponseHeaders() {}

    static List<Header> security() {
        return SECURITY;
    }

    static void secure(ServerResponse response) {
        for (var header : SECURITY) {
            response.header(header);
        }
    }
}
