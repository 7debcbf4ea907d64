package dev.aloud.server.cluster;

import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.server.Await;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.testservers.PostgresServer;
import dev.aloud.server.testservers.RedisServer;
import dev.aloud.server.testservers.S3Server;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A real Redis, PostgreSQL and S3 server, and gateways and workers as processes of their own, each with a log in a folder of this
 * cluster. Everything ends with it, or with the test's process. Thread-safe once the servers run.
 */
final class Cluster implements AutoCloseable {
    private static final String DATABASE = "cluster";

    private final Path folder;
    private final RedisServer redis;
    private final PostgresServer postgres;
    private final S3Server s3;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Node> gateways = new CopyOnWriteArrayList<>();
    private final List<Node> workers = new CopyOnWriteArrayList<>();
    private final Path toneFolder;

    private Cluster(Path folder, RedisServer redis, PostgresServer postgres, S3Server s3) throws IOException {
        this.folder = folder;
        this.redis = redis;
        this.postgres = postgres;
        this.s3 = s3;
        toneFolder = registerTone(folder.resolve("tone"));
        postgres.createDatabase(DATABASE);
    }

    /** Starts the servers that all share, and no process of ours. */
    static Cluster start() {
        try {
            var folder = Files.createTempDirectory("aloud-cluster");
            return new Cluster(
                    folder, RedisServer.start(), PostgresServer.start(), S3Server.start(folder.resolve("objects")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the tone an adapter for who has this folder on the class path: other tests must not find it. */
    private static Path registerTone(Path folder) throws IOException {
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(SpeechAdapter.class.getName()), ToneAdapter.class.getName() + "\n");
        return folder;
    }

    RedisServer redis() {
        return redis;
    }

    PostgresServer postgres() {
        return postgres;
    }

    String database() {
        return postgres.url(DATABASE);
    }

    S3Server s3() {
        return s3;
    }

    HttpClient http() {
        return http;
    }

    List<Node> gateways() {
        return List.copyOf(gateways);
    }

    List<Node> workers() {
        return List.copyOf(workers);
    }

    /** Where gateways answer now, as a service in front of them would know. */
    List<URI> addresses() {
        return gateways.stream().map(Node::address).flatMap(Optional::stream).toList();
    }

    /** A gateway that speaks nothing itself; it has not answered yet. */
    Node gateway(String name, Map<ConfigKey, String> settings) {
        return gateway(name, tone(), settings);
    }

    private Node gateway(String name, List<String> java, Map<ConfigKey, String> settings) {
        var all = new HashMap<>(shared());
        all.put(ConfigKey.WORKER_ENABLED, "false");
        all.put(ConfigKey.PORT, "0");
        all.put(ConfigKey.DATABASE_URL, database());
        all.put(ConfigKey.DATABASE_USER, postgres.user());
        all.put(ConfigKey.DATABASE_PASSWORD, postgres.password());
        all.put(ConfigKey.CACHE_KIND, "s3");
        all.put(ConfigKey.S3_ENDPOINT, s3.endpoint().toString());
        all.put(ConfigKey.S3_BUCKET, S3Server.BUCKET);
        all.put(ConfigKey.S3_ACCESS_KEY, S3Server.ACCESS_KEY);
        all.put(ConfigKey.S3_SECRET_KEY, S3Server.SECRET_KEY);
        all.putAll(settings);
        var gateway = node(name, java, "serve", all, Map.of());
        gateways.add(gateway);
        return gateway.start();
    }

    /** A worker with the tone, which takes so long for a block. */
    Node worker(String name, int delayMs, Map<ConfigKey, String> settings) {
        var all = new HashMap<>(shared());
        all.put(ConfigKey.WORKER_MODELS, ToneAdapter.MODEL);
        all.putAll(settings);
        var delay = Map.of(ToneAdapter.DELAY, Integer.toString(delayMs));
        var worker = node(name, tone(), "worker", all, delay);
        workers.add(worker);
        return worker.start();
    }

    /** A gateway whose files may not grow over so many KiB, as on a disk without room: its cache is a directory. */
    Node gatewayWithoutRoom(String name, int kib) {
        var limited = new ArrayList<>(List.of("bash", "-c", "ulimit -f " + kib + "; exec \"$@\"", "limited"));
        limited.addAll(tone());
        // The JVM's own file of counters is larger than the limit.
        limited.add(limited.indexOf("-cp"), "-XX:-UsePerfData");
        return gateway(name, limited, Map.of(ConfigKey.CACHE_KIND, "directory"));
    }

    /** Short leases, so that what a dead worker held is soon another's. */
    private Map<ConfigKey, String> shared() {
        return Map.of(ConfigKey.REDIS_URL, redis.uri().toString(), ConfigKey.QUEUE_LEASE, "2s");
    }

    private Node node(
            String name,
            List<String> java,
            String command,
            Map<ConfigKey, String> settings,
            Map<String, String> variables) {
        var environment = new HashMap<>(variables);
        settings.forEach((key, value) -> environment.put(key.environmentVariable(), value));
        environment.put(
                ConfigKey.DATA.environmentVariable(), folder.resolve(name).toString());
        var line = new ArrayList<>(java);
        line.add(NodeMain.class.getName());
        line.add(command);
        return new Node(name, line, environment, folder.resolve(name + ".log"));
    }

    /** Small and soon there: many of them run on few cores. */
    private List<String> tone() {
        var flags = List.of(
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
        return java(flags, toneFolder + File.pathSeparator + System.getProperty("java.class.path"));
    }

    private static List<String> java(List<String> flags, String classPath) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags);
        line.add("-cp");
        line.add(classPath);
        return line;
    }

    /** Starts again whatever is dead. */
    void revive() {
        for (var nodes : List.of(gateways, workers)) {
            nodes.stream().filter(node -> !node.isAlive()).forEach(Node::start);
        }
        awaitAll();
    }

    /** Waits until all that live are ready. */
    void awaitAll() {
        workers.stream().filter(Node::isAlive).forEach(worker -> worker.awaitSaid("is ready and speaks"));
        awaitModel(ToneAdapter.MODEL);
    }

    /** Ends a node for good. */
    void dismiss(Node node) {
        node.close();
        gateways.remove(node);
        workers.remove(node);
    }

    /** Waits until every gateway that lives answers, and knows that somebody speaks the model. */
    void awaitModel(String model) {
        for (var gateway : gateways) {
            if (gateway.isAlive()) {
                gateway.awaitAddress();
                Await.until(gateway.name() + " has " + model, Node.START_LIMIT, () -> offers(gateway, model));
            }
        }
    }

    private boolean offers(Node gateway, String model) {
        var answer = get(gateway, "/v1/models");
        if (answer.isEmpty()) {
            return false;
        }
        for (var offered : Json.read(answer.get().body()).get("models")) {
            if (offered.get("id").asText().equals(model)
                    && offered.get("state").asText().equals("ready")) {
                return true;
            }
        }
        return false;
    }

    /** What a gateway answers; empty when it does not. */
    Optional<HttpResponse<byte[]>> get(Node gateway, String path) {
        var address = gateway.address();
        if (address.isEmpty()) {
            return Optional.empty();
        }
        try {
            var request = HttpRequest.newBuilder(address.get().resolve(path)).timeout(Node.START_LIMIT);
            return Optional.of(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The last lines of every log. */
    String logs() {
        var all = new StringBuilder();
        for (var nodes : List.of(gateways, workers)) {
            for (var node : nodes) {
                var lines = node.log()
                        .lines()
                        .filter(line -> !line.startsWith("tone "))
                        .toList();
                all.append("== ")
                        .append(node.name())
                        .append(node.isAlive() ? "" : " (dead)")
                        .append('\n');
                lines.subList(Math.max(0, lines.size() - 60), lines.size())
                        .forEach(line -> all.append(line).append('\n'));
            }
        }
        return all.toString();
    }

    @Override
    public void close() {
        workers.forEach(Node::close);
        gateways.forEach(Node::close);
        http.shutdownNow();
        redis.close();
        postgres.close();
        s3.close();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
