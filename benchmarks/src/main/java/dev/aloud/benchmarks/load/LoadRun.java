package dev.aloud.benchmarks.load;

import dev.aloud.protocol.Limits;
import dev.aloud.protocol.Message;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lets the listeners of a plan join, listen and leave. */
final class LoadRun {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final LoadPlan plan;
    private final List<SpokenText> texts;
    private final HttpClient http;
    private final SpeakApi api;
    private final ServerProbe probe;

    /**
     * @param texts what is spoken: listener n hears text n, in turn
     */
    LoadRun(LoadPlan plan, List<SpokenText> texts, HttpClient http, SpeakApi api, ServerProbe probe) {
        this.plan = plan;
        this.texts = texts;
        this.http = http;
        this.api = api;
        this.probe = probe;
    }

    /**
     * Runs to the end.
     *
     * @param name what the report is called
     * @param progress is shown the measurements every second
     */
    LoadReport run(String name, Consumer<Measurements> progress) throws InterruptedException {
        var seen = new Measurements();
        probe.look();
        long beganNanos = System.nanoTime();
        long endNanos = beganNanos + plan.duration().toNanos();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < plan.deaf(); i++) {
            int number = i;
            threads.add(Thread.ofVirtual().name("deaf-", i).start(() -> occupy(number, endNanos, seen)));
        }
        for (int i = 0; i < plan.listeners(); i++) {
            int number = i;
            threads.add(Thread.ofVirtual().name("listener-", i).start(() -> join(number, beganNanos, endNanos, seen)));
        }
        for (Thread thread : threads) {
            while (!thread.join(LOOK_EVERY)) {
                probe.look();
                progress.accept(seen);
            }
        }
        double seconds = (System.nanoTime() - beganNanos) / 1e9;
        probe.look();
        return LoadReport.of(name, plan, seen, probe.usage(), seconds);
    }

    /** Connects and never reads. That the server lets go of such a one in time is what it should do, and no failure. */
    private void occupy(int number, long endNanos, Measurements seen) {
        try {
            var job = api.create(plan, texts.get(number % texts.size()).text());
            try (var socket = BlockSocket.openDeaf(http, job.socket())) {
                socket.send(new Message.Want(0, Math.min(job.blocks(), Limits.MAX_WINDOW_BLOCKS), List.of()));
                Thread.sleep(Duration.ofNanos(Math.max(0, endNanos - System.nanoTime())));
            }
        } catch (IOException e) {
            seen.failed("deaf: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void join(int number, long beganNanos, long endNanos, Measurements seen) {
        try {
            long joinsNanos = beganNanos + plan.joinsAfter(number).toNanos();
            Thread.sleep(Duration.ofNanos(Math.max(0, joinsNanos - System.nanoTime())));
            seen.joined.incrementAndGet();
            SpokenText text = texts.get(number % texts.size());
            new Listener(plan, text, http, api, seen, endNanos, number).listen();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
