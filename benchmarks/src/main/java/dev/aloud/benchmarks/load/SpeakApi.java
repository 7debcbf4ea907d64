package dev.aloud.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The few calls of the HTTP API that a listener makes. Safe for many threads. */
final class SpeakApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;
    private final URI server;

    SpeakApi(HttpClient http, URI server) {
        this.http = http;
        this.server = server;
    }

    /**
     * A job that was made.
     *
     * @param id its id
     * @param socket where its blocks are to be had
     * @param blocks how many there are
     */
    record Job(String id, URI socket, int blocks) {}

    Job create(LoadPlan plan, String text) throws IOException, InterruptedException {
        var body = json.createObjectNode().put("text", text).put("codec", plan.codec());
        if (!plan.voice().isEmpty()) {
            body.put("voice", plan.voice());
        }
        var request = HttpRequest.newBuilder(server.resolve("/v1/models/" + plan.model() + "/tts"))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        JsonNode answer = json.readTree(send(request, 201));
        URI socket = server.resolve(answer.path("ws_url").asText());
        String scheme = socket.getScheme().replace("http", "ws");
        URI webSocket = URI.create(
                scheme + socket.toString().substring(socket.getScheme().length()));
        return new Job(
                answer.path("job_id").asText(), webSocket, answer.path("blocks").asInt());
    }

    /** Ends a job, so that the server can forget it. */
    void delete(String id) throws IOException, InterruptedException {
        send(
                HttpRequest.newBuilder(server.resolve("/v1/jobs/" + id))
                        .timeout(TIMEOUT)
                        .DELETE()
                        .build(),
                204);
    }

    /** The server's metrics as Prometheus text. */
    String metrics() throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(server.resolve("/metrics"))
                        .timeout(TIMEOUT)
                        .build(),
                200);
    }

    private String send(HttpRequest request, int expected) throws IOException, InterruptedException {
        var response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            String body = response.body();
            throw new IOException(request.method() + " " + request.uri().getPath() + " answered "
                    + response.statusCode() + ": " + body.substring(0, Math.min(200, body.length())));
        }
        return response.body();
    }
}
