package dev.aloud.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code /openapi}: the API's description, as YAML or JSON. */
final class OpenApiService implements Resource {
    private static final String RESOURCE = "/openapi.yaml";

    private final byte[] yaml;
    private final byte[] json;

    OpenApiService() {
        try (var in = OpenApiService.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the server's jar");
            }
            yaml = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Object document =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(yaml, StandardCharsets.UTF_8));
        json = Json.bytes(document);
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.GET, "/openapi", this::document));
    }

    private void document(ServerRequest request, ServerResponse response) {
        boolean wantsJson =
                request.headers().values(HeaderNames.ACCEPT).stream().anyMatch(type -> type.contains("json"));
        response.header(HeaderNames.VARY, "Accept");
        response.header(HeaderNames.CACHE_CONTROL, "no-cache");
        Reply.bytes(
                request, response, 200, wantsJson ? "application/json" : "application/yaml", wantsJson ? json : yaml);
    }
}
