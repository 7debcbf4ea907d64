package dev.aloud.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aloud.pack.PackShelf;
import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.config.ServerConfig;
import dev.aloud.server.synthesis.ScriptedAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A real server on a free port, with an engine that the test scripts, and an HTTP client. */
public final class TestGateway implements AutoCloseable {
    /** The scripted engine's model. */
    public static final String MODEL = "toy";

    /** Where nothing is installed. */
    public static final PackShelf NO_PACKS = new PackShelf(Path.of("no-such-folder"));

    private static final ObjectMapper JSON = new ObjectMapper();

    public final ScriptedAdapter engine;
    public final MemoryBlockCache cache = new MemoryBlockCache();
    public final Gateway gateway;
    private final HttpClient http = HttpClient.newHttpClient();

    private TestGateway(ScriptedAdapter engine, Map<ConfigKey, String> settings, BlockCache other, PackShelf shelf) {
        this(engine, settings, other, shelf, Recording.Place.MEMORY);
    }

    private TestGateway(
            ScriptedAdapter engine,
            Map<ConfigKey, String> settings,
            BlockCache other,
            PackShelf shelf,
            Recording.Place place) {
        this.engine = engine;
        var all = new EnumMap<ConfigKey, String>(ConfigKey.class);
        all.put(ConfigKey.PORT, "0");
        all.putAll(settings);
        try {
            var blocks = other == null ? cache : other;
            gateway = Gateway.start(ServerConfig.of(all), Catalogue.of(List.of(engine)), blocks, shelf, place);
        } catch (ConfigException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A server with the default settings. */
    public static TestGateway start() {
        return start(Map.of());
    }

    /** A server with some settings of its own. */
    public static TestGateway start(Map<ConfigKey, String> settings) {
        return new TestGateway(new ScriptedAdapter(MODEL, 1), settings, null, NO_PACKS);
    }

    /** A server whose engine speaks so many blocks at once. */
    public static TestGateway start(int maxConcurrent) {
        return new TestGateway(new ScriptedAdapter(MODEL, maxConcurrent), Map.of(), null, NO_PACKS);
    }

    /** A server that keeps records in the database that the settings name; others keep nothing. */
    public static TestGateway recorded(Map<ConfigKey, String> settings) {
        return new TestGateway(new ScriptedAdapter(MODEL, 1), settings, null, NO_PACKS, Recording.Place.DATABASE);
    }

    /** A server with another cache. */
    public static TestGateway with(BlockCache cache) {
        return new TestGateway(new ScriptedAdapter(MODEL, 1), Map.of(), cache, NO_PACKS);
    }

    /** A server with these model packs. */
    public static TestGateway with(PackShelf shelf) {
        return new TestGateway(new ScriptedAdapter(MODEL, 1), Map.of(), null, shelf);
    }

    public HttpClient http() {
        return http;
    }

    public URI uri(String path) {
        return gateway.uri().resolve(path);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    public HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<byte[]> get(String path, String... headers) {
        var request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<byte[]> delete(String path) {
        return send(request(path).DELETE());
    }

    public HttpResponse<byte[]> post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** The answer to a request to speak. */
    public HttpResponse<byte[]> speak(Map<String, ?> body) {
        try {
            return post("/v1/models/" + MODEL + "/tts", JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The id of a new job. */
    public String job(String text) {
        return job(Map.of("text", text));
    }

    /** The id of a new job. */
    public String job(Map<String, ?> body) {
        var response = speak(body);
        if (response.statusCode() != 201) {
            throw new AssertionError(
                    response.statusCode() + ": " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return json(response).get("job_id").asText();
    }

    /** A listener of a job. */
    public TestListener listen(String job) {
        return TestListener.connect(http, uri("/v1/ws/" + job));
    }

    /** So many listeners, each of a job of its own that has one block, and each of whom wants it. */
    public List<TestListener> listenToOthers(int count) {
        var jobs = IntStream.range(0, count)
                .mapToObj(i -> job("Text number " + i + " is another."))
                .toList();
        var listeners = jobs.stream().map(this::listen).toList();
        listeners.forEach(listener -> listener.want(0, 1));
        return listeners;
    }

    public static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text of so many paragraphs, each a block of its own. */
    public static String paragraphs(int count) {
        return paragraphs("Paragraph", count);
    }

    /** Text of so many paragraphs that begin so, each a block of its own. */
    public static String paragraphs(String begin, int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(begin).append(" number ").append(i).append(" is here to be read.\n\n");
        }
        return text.toString();
    }

    /** The text of such a paragraph's block. */
    public static String paragraph(int index) {
        return "Paragraph number " + index + " is here to be read.";
    }

    @Override
    public void close() {
        http.shutdownNow();
        gateway.close();
    }
}
