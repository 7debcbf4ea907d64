package dev.aloud.benchmarks.load;

import dev.aloud.protocol.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The first block of a job that one server has spoken, to be heard from others with the same data. */
public final class CachedBlock {
    private static final long LIMIT_MS = 60_000;
    private static final String MODEL = "flite";

    private final HttpClient http;
    private final String path;

    private CachedBlock(HttpClient http, String path) {
        this.http = http;
        this.path = path;
    }

    /**
     * Has it spoken.
     *
     * @throws IOException when that does not work within a minute
     */
    public static CachedBlock speak(URI server, String text) throws IOException, InterruptedException {
        var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        var plan = new LoadPlan(
                server,
                1,
                Duration.ZERO,
                Duration.ZERO,
                MODEL,
                "",
                "pcm",
                LoadPlan.Pace.FAST,
                1000,
                Duration.ZERO,
                true,
                0);
        var job = new SpeakApi(http, server).create(plan, text);
        var block = new CachedBlock(http, job.socket().getPath());
        block.hear(server);
        return block;
    }

    /**
     * Connects to a server as a listener who comes back, and waits for the block's sound.
     *
     * @throws IOException when it does not come within a minute
     */
    public void hear(URI server) throws IOException, InterruptedException {
        var address = URI.create("ws://" + server.getAuthority() + path);
        try (var socket = BlockSocket.open(http, address, new LongAdder())) {
            socket.send(new Message.Want(0, 1, List.of()));
            long end = System.nanoTime() + LIMIT_MS * 1_000_000;
            for (long left = LIMIT_MS; left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                switch (socket.take(left)) {
                    case BlockSocket.News.Block _ -> {
                        return;
                    }
                    case BlockSocket.News.Gone(var reason, var _) -> throw new IOException(reason);
                    case BlockSocket.News.Text _ -> {}
                    case null -> {}
                }
            }
        }
        throw new IOException("no block came within a minute");
    }
}
