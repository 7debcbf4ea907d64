package dev.aloud.server.http;

import static dev.aloud.server.TestGateway.json;
import static dev.aloud.server.TestGateway.paragraphs;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.Utterance;
import dev.aloud.adapter.Voice;
import dev.aloud.server.Await;
import dev.aloud.server.Gateway;
import dev.aloud.server.MemoryBlockCache;
import dev.aloud.server.RawClient;
import dev.aloud.server.TestGateway;
import dev.aloud.server.ToyPack;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.config.ServerConfig;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document against the running server: every operation and status is made to happen and checked. */
class OpenApiTest {
    private static final String NO_JOB = "/v1/jobs/0197f2f4-0000-7000-8000-000000000000";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options");

    @TempDir
    private static Path folder;

    private static TestGateway server;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        server = TestGateway.start(Map.of(
                ConfigKey.ALLOWED_HOSTS, "127.0.0.1",
                ConfigKey.SOCKET_MAX_PER_JOB, "1",
                ConfigKey.SOCKET_MAX_SESSIONS, "2",
                ConfigKey.JOBS_MAX_TEXT_BYTES, "1000"));
        document = json(server.get("/openapi", "Accept", "application/json"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_document_is_served_as_yaml_too() {
        var yaml = server.get("/openapi");
        assertThat(yaml.headers().firstValue("Content-Type")).hasValue("application/yaml");
        assertThat(new String(yaml.body(), StandardCharsets.UTF_8)).startsWith("openapi: 3.1.0");
        assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void the_document_and_the_server_have_the_same_routes() {
        var documented = new TreeSet<String>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(name -> {
                    if (METHODS.contains(name)) {
                        documented.add(name + " " + path.getKey());
                    }
                }));
        var served = new TreeSet<String>();
        served.addAll(server.gateway.routes());
        assertThat(documented).isEqualTo(served);
    }

    @Test
    void every_documented_answer_happens_and_is_as_documented() {
        var seen = new TreeSet<String>();
        new Walk(seen).all();
        var documented = new TreeSet<String>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey())) {
                        operation
                                .getValue()
                                .get("responses")
                                .fieldNames()
                                .forEachRemaining(status ->
                                        documented.add(operation.getKey() + " " + path.getKey() + " " + status));
                    }
                }));
        // Covered where the server is made busy: a preview while the engine hangs, and 503 of jobs, take long to
        // provoke.
        documented.remove("get /v1/models/{model}/voices/{voice}/preview 503");
        documented.remove("post /v1/models/{model}/tts 503");
        // Covered where a cache over the network is away: CacheAwayTest.
        documented.remove("get /v1/audio/{key} 503");
        documented.remove("get /v1/audio/{key}/words 503");
        assertThat(documented).isSubsetOf(seen);
    }

    /** One request for every answer in the document. */
    private static final class Walk {
        private final Set<String> seen;

        Walk(Set<String> seen) {
            this.seen = seen;
        }

        void all() {
            String job = server.job(paragraphs(3));
            String key = speakFirstBlock(job);
            models();
            packs();
            tts();
            jobs(job);
            positions();
            recordsAway();
            audio(key);
            sockets();
            operation();
        }

        private String speakFirstBlock(String job) {
            try (var listener = server.listen(job)) {
                seen.add("get /v1/ws/{job} 101");
                listener.want(0, 1);
                String key = listener.awaitBlocks(1).getFirst().key();
                Await.until("stored", () -> server.cache.contains(key));
                return key;
            }
        }

        private void models() {
            check("/v1/models", "get", get("/v1/models"), 200);
            check("/v1/models", "get", foreign("/v1/models"), 403);
            check("/v1/models", "get", server.request("/v1/models").DELETE(), 405);
            String voices = "/v1/models/{model}/voices";
            check(voices, "get", get("/v1/models/toy/voices"), 200);
            check(voices, "get", get("/v1/models/nobody/voices"), 404);
            String preview = "/v1/models/{model}/voices/{voice}/preview";
            String path = json(server.get("/v1/models/toy/voices"))
                    .at("/voices/0/preview_url")
                    .asText();
            check(preview, "get", get(path), 200);
            check(preview, "get", get(path + "?codec=x"), 400);
            check(preview, "get", get("/v1/models/toy/voices/nobody/preview"), 404);
            check(preview, "get", get(path).header("Accept", "text/html"), 406);
            try (var raw = RawClient.connect(server.gateway.uri())) {
                raw.send("GET /v1/models HTTP/1.1\r\nHost: evil.example\r\n\r\n");
                assertThat(raw.readResponse()).startsWith("HTTP/1.1 421 ");
                seen.add("get /v1/models 421");
            }
        }

        private void packs() {
            String files = "/v1/models/{model}/files";
            check(files, "get", get("/v1/models/kokoro-82m/files"), 200);
            check(files, "get", get("/v1/models/nobody/files"), 404);
            try (var pack = new ToyPack();
                    var other = TestGateway.with(pack.installed(folder))) {
                check(
                        files,
                        "get",
                        get(other.uri(files.replace("{model}", "toy")).toString()),
                        200);
                file(other, "/models/{pack}/{file}", "/models/toy/model.onnx");
                file(other, "/models/{pack}/{folder}/{file}", "/models/toy/voices/one.bin");
            }
        }

        private void file(TestGateway other, String route, String path) {
            String uri = other.uri(path).toString();
            var whole = check(route, "get", get(uri), 200);
            check(route, "get", get(uri).header("Range", "bytes=0-9"), 206);
            String tag = whole.headers().firstValue("ETag").orElseThrow();
            check(route, "get", get(uri).header("If-None-Match", tag), 304);
            check(route, "get", get(uri + "x"), 404);
            check(route, "get", get(uri).header("Range", "bytes=99999999-"), 416);
        }

        private void tts() {
            String tts = "/v1/models/{model}/tts";
            String path = "/v1/models/toy/tts";
            check(tts, "post", post(path, "{\"text\":\"Hello.\"}"), 201);
            check(tts, "post", post(path, "{\"text\":\"\"}"), 400);
            check(tts, "post", post(path, "{\"text\":\"Hello.\"}").header("Origin", "https://evil.example"), 403);
            check(tts, "post", post("/v1/models/nobody/tts", "{\"text\":\"Hello.\"}"), 404);
            check(tts, "post", server.request(path).DELETE(), 405);
            check(tts, "post", post(path, "{\"text\":\"" + "a".repeat(2000) + "\"}"), 413);
            check(tts, "post", server.request(path).POST(BodyPublishers.ofString("Hello.")), 415);
            try (var other = gateway(ModelState.NOT_INSTALLED)) {
                String body = "{\"text\":\"Hello.\"}";
                check(tts, "post", post(other.uri() + "/v1/models/still/tts", body), 409);
                var models = check("/v1/models", "get", get(other.uri() + "/v1/models"), 200);
                assertThat(json(models).at("/models/0/install").asText()).endsWith("aloud models install still");
            }
        }

        private void jobs(String job) {
            String one = "/v1/jobs/{job}";
            check(one, "get", get("/v1/jobs/" + job), 200);
            check(one, "get", get(NO_JOB), 404);
            String blocks = "/v1/jobs/{job}/blocks";
            check(blocks, "get", get("/v1/jobs/" + job + "/blocks?first=0&count=2"), 200);
            check(blocks, "get", get("/v1/jobs/" + job + "/blocks?count=0"), 400);
            check(blocks, "get", get(NO_JOB + "/blocks"), 404);
            check(one, "delete", foreign("/v1/jobs/" + job).DELETE(), 403);
            check(one, "delete", server.request("/v1/jobs/" + job).DELETE(), 204);
            check(one, "delete", server.request("/v1/jobs/" + job).DELETE(), 204);
            check(one, "delete", server.request(NO_JOB).DELETE(), 404);
            check("/v1/ws/{job}", "get", get("/v1/ws/" + job), 410);
        }

        private void positions() {
            String position = "/v1/positions/{text_sha256}";
            String path = "/v1/positions/" + "a".repeat(64);
            check(position, "get", get(path), 404);
            check(position, "put", put(path, "{\"offset\":7}"), 200);
            check(position, "get", get(path), 200);
            check(position, "get", get("/v1/positions/nonsense"), 400);
            check(position, "put", put(path, "{\"offset\":-1}"), 400);
            check(position, "put", put(path, "{\"offset\":7}").header("Origin", "https://evil.example"), 403);
            check(position, "put", server.request(path).PUT(BodyPublishers.ofString("7")), 415);
        }

        /** A database that was never there. */
        private void recordsAway() {
            try (var other =
                    TestGateway.recorded(Map.of(ConfigKey.DATABASE_URL, "jdbc:postgresql://127.0.0.1:1/nowhere"))) {
                String job = other.gateway.uri() + NO_JOB;
                check("/v1/jobs/{job}", "get", get(job), 503);
                check("/v1/jobs/{job}", "delete", server.request(job).DELETE(), 503);
                check("/v1/jobs/{job}/blocks", "get", get(job + "/blocks"), 503);
                String position = other.gateway.uri() + "/v1/positions/" + "a".repeat(64);
                check("/v1/positions/{text_sha256}", "get", get(position), 503);
            }
        }

        private HttpRequest.Builder put(String path, String body) {
            return server.request(path)
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(body));
        }

        private void audio(String key) {
            String audio = "/v1/audio/{key}";
            String path = "/v1/audio/" + key;
            var whole = check(audio, "get", get(path), 200);
            check(audio, "get", get(path).header("Range", "bytes=0-9"), 206);
            String tag = whole.headers().firstValue("ETag").orElseThrow();
            check(audio, "get", get(path).header("If-None-Match", tag), 304);
            check(audio, "get", get(path + "?codec=x"), 400);
            check(audio, "get", get("/v1/audio/" + "0".repeat(64)), 404);
            check(audio, "get", get(path).header("Accept", "text/html"), 406);
            check(audio, "get", get(path).header("Range", "bytes=99999999-"), 416);
            check("/v1/audio/{key}/words", "get", get(path + "/words"), 200);
            check("/v1/audio/{key}/words", "get", get("/v1/audio/" + "0".repeat(64) + "/words"), 404);
        }

        private void sockets() {
            String ws = "/v1/ws/{job}";
            String job = server.job(paragraphs(1));
            check(ws, "get", foreign("/v1/ws/" + job), 403);
            check(ws, "get", get("/v1/ws/nonsense"), 404);
            check(ws, "get", get("/v1/ws/" + job), 426);
            handshake(job, "chat", 400);
            Await.until("nobody listens", () -> metric("aloud_ws_sessions 0"));
            try (var one = server.listen(job);
                    var two = server.listen(server.job(paragraphs(1)))) {
                one.want(0, 1);
                two.want(0, 1);
                handshake(server.job(paragraphs(1)), "aloud.blocks.v1", 503);
            }
            Await.until("nobody listens", () -> metric("aloud_ws_sessions 0"));
            try (var one = server.listen(job)) {
                one.want(0, 1);
                handshake(job, "aloud.blocks.v1", 429);
            }
        }

        private boolean metric(String line) {
            String text = new String(server.get("/metrics").body(), StandardCharsets.UTF_8);
            return text.contains("\n" + line + "\n");
        }

        private void handshake(String job, String subprotocol, int status) {
            try (var raw = RawClient.connect(server.gateway.uri())) {
                raw.send("GET /v1/ws/" + job + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
                        + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: " + subprotocol
                        + "\r\n\r\n");
                assertThat(raw.readResponse()).startsWith("HTTP/1.1 " + status + " ");
                seen.add("get /v1/ws/{job} " + status);
            }
        }

        private void operation() {
            check("/health/live", "get", get("/health/live"), 200);
            check("/health/ready", "get", get("/health/ready"), 200);
            check("/metrics", "get", get("/metrics"), 200);
            check("/openapi", "get", get("/openapi"), 200);
            check("/openapi", "get", get("/openapi").header("Accept", "application/json"), 200);
            try (var other = gateway(ModelState.LOADING)) {
                check("/health/ready", "get", get(other.uri() + "/health/ready"), 503);
            }
        }

        private HttpRequest.Builder get(String path) {
            return server.request(path);
        }

        private HttpRequest.Builder foreign(String path) {
            return server.request(path).header("Origin", "https://evil.example");
        }

        private HttpRequest.Builder post(String path, String body) {
            return server.request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body));
        }

        private HttpResponse<byte[]> check(String path, String method, HttpRequest.Builder request, int status) {
            var response = server.send(request);
            check(path, method, response, status);
            return response;
        }

        private void check(String path, String method, HttpResponse<byte[]> response, int status) {
            String name = method + " " + path + " " + status;
            assertThat(response.statusCode()).as(name).isEqualTo(status);
            seen.add(name);
            var documented = document.at("/paths/" + escape(path) + "/" + method + "/responses/" + status);
            var answer = documented.has("$ref")
                    ? document.at(documented.get("$ref").asText().substring(1))
                    : documented;
            assertThat(answer.isMissingNode()).as(name + " is documented").isFalse();
            checkHeaders(name, answer, response);
            checkBody(name, answer, response);
        }

        private void checkHeaders(String name, JsonNode answer, HttpResponse<byte[]> response) {
            answer.path("headers").properties().forEach(header -> {
                if (header.getValue().path("required").asBoolean()) {
                    assertThat(response.headers().firstValue(header.getKey()))
                            .as(name + " " + header.getKey())
                            .isPresent();
                }
            });
        }

        private void checkBody(String name, JsonNode answer, HttpResponse<byte[]> response) {
            if (!answer.has("content")) {
                assertThat(response.body()).as(name).isEmpty();
                return;
            }
            String type =
                    response.headers().firstValue("Content-Type").orElseThrow().split(";", 2)[0];
            assertThat(StreamSupport.stream(
                            ((Iterable<String>) () -> answer.get("content").fieldNames()).spliterator(), false))
                    .as(name)
                    .contains(type);
            if (type.endsWith("json") && answer.at("/content/" + escape(type)).has("schema")) {
                var problems = schema(answer.at("/content/" + escape(type) + "/schema"))
                        .validate(json(response));
                assertThat(problems).as(name).isEmpty();
            }
        }
    }

    /** A schema of the document, with what it refers to. */
    private static JsonSchema schema(JsonNode schema) {
        ObjectNode alone = schema.deepCopy();
        alone.set("components", document.get("components"));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(alone);
    }

    /** A server whose only model is in this state for good. */
    private static Gateway gateway(ModelState state) {
        try {
            var config = ServerConfig.of(Map.of(ConfigKey.PORT, "0"));
            return Gateway.start(
                    config,
                    Catalogue.of(List.of(new StillAdapter(state))),
                    new MemoryBlockCache(),
                    TestGateway.NO_PACKS);
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    private record StillAdapter(ModelState state) implements SpeechAdapter {
        @Override
        public List<Model> models() {
            var voice = new Voice("one", "One", "en", "neutral");
            return List.of(new Model(
                    "still",
                    "1",
                    "Still",
                    List.of("en"),
                    16_000,
                    "one",
                    List.of(voice),
                    List.of("server"),
                    state,
                    1,
                    0));
        }

        @Override
        public void speak(Utterance utterance, SpeechSink sink) throws SynthesisException {
            throw new SynthesisException(SynthesisException.Code.NOT_INSTALLED, "it never speaks");
        }

        @Override
        public void close() {}
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
