package dev.aloud.benchmarks.load;

import dev.aloud.benchmarks.load.BlockSocket.News;
import dev.aloud.playback.PlaybackLimits;
import dev.aloud.playback.PlaybackPlanner;
import dev.aloud.playback.SilentOutput;
import dev.aloud.playback.Snapshot;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.Message.Phase;
import dev.aloud.protocol.ReceivedBlock;
import dev.aloud.text.BlockKeys;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.BitSet;
import java.util.Random;

/**
 * One person who listens: makes a job, opens its socket, and plays what comes through the shared planner and an output
 * without sound. Runs on a thread of its own.
 */
final class Listener {
    private static final int NORMAL_RATE = 1000;
    private static final long NANOS_PER_MS = 1_000_000;

    private final LoadPlan plan;
    private final SpokenText text;
    private final HttpClient http;
    private final SpeakApi api;
    private final Measurements seen;
    private final long endNanos;
    private final Random random;
    private final PlaybackPlanner planner = new PlaybackPlanner(PlaybackLimits.DEFAULT);
    private final SilentOutput output;
    private final BitSet received = new BitSet();
    private final int[] durationsMs;
    private final long zeroNanos = System.nanoTime();
    private BlockKeys keys;
    private long nowMs;
    private long nextSeekMs = Long.MAX_VALUE;
    private int awaited = PlaybackPlanner.NONE;
    private long askedNanos;
    private boolean hasSought;
    private boolean over;

    Listener(
            LoadPlan plan,
            SpokenText text,
            HttpClient http,
            SpeakApi api,
            Measurements seen,
            long endNanos,
            long seed) {
        this.plan = plan;
        this.text = text;
        this.http = http;
        this.api = api;
        this.seen = seen;
        this.endNanos = endNanos;
        this.random = new Random(seed);
        this.output = new SilentOutput(planner, plan.rateThousandths());
        this.durationsMs = new int[text.blocks().size()];
    }

    /** Listens to the end of the text or of the run. What goes wrong is counted. */
    void listen() throws InterruptedException {
        seen.listening.incrementAndGet();
        try {
            long began = System.nanoTime();
            var job = api.create(plan, text.text());
            if (job.blocks() != text.blocks().size()) {
                throw new IOException("the server splits the text otherwise than the shared library here");
            }
            try (var socket = BlockSocket.open(http, job.socket(), seen.bytes)) {
                seen.opening.record(System.nanoTime() - began);
                play(socket);
            }
            api.delete(job.id());
        } catch (IOException e) {
            seen.failed(String.valueOf(e.getMessage()));
        } finally {
            Snapshot last = planner.snapshot(nowMs);
            if (plan.pace() == LoadPlan.Pace.REALTIME && last.starvations() > 0) {
                seen.underruns.add(last.starvations());
                seen.underrunMs.add(last.starvedMs());
                seen.listenersWithUnderruns.incrementAndGet();
            }
            seen.listening.decrementAndGet();
            seen.left.incrementAndGet();
        }
    }

    private void play(BlockSocket socket) throws IOException, InterruptedException {
        for (int i = 0; i < text.blocks().size(); i++) {
            planner.addBlock(text.estMs(i));
        }
        planner.completeBlocks();
        planner.rate(plan.pace() == LoadPlan.Pace.REALTIME ? plan.rateThousandths() : NORMAL_RATE);
        moveTo(System.nanoTime());
        planner.connected(nowMs);
        planner.resume(nowMs);
        seek(0);
        step(socket);
        while (!over && System.nanoTime() < endNanos) {
            News news = socket.take(waitMs());
            moveTo(news == null ? System.nanoTime() : news.atNanos());
            switch (news) {
                case null -> {}
                case News.Block(ReceivedBlock block, long atNanos) -> arrived(block, atNanos);
                case News.Text(Message message, long atNanos) -> told(message);
                case News.Gone(String reason, long atNanos) -> throw new IOException(reason);
            }
            if (nowMs >= nextSeekMs) {
                hasSought = true;
                forgetAll();
                seek(random.nextInt(text.blocks().size()));
            }
            step(socket);
            over |= planner.snapshot(nowMs).finished() && nextSeekMs == Long.MAX_VALUE;
        }
    }

    /** Lets go of everything held, so that what follows is the server's doing and not the memory's of this listener. */
    private void forgetAll() {
        for (int i = received.nextSetBit(0); i >= 0; i = received.nextSetBit(i + 1)) {
            planner.evicted(i);
        }
        received.clear();
    }

    private void seek(int index) {
        output.clear();
        planner.seek(index, nowMs);
        awaited = index;
        askedNanos = 0;
        if (plan.seekEvery().isPositive()) {
            nextSeekMs = nowMs + plan.seekEvery().toMillis();
        }
    }

    private void arrived(ReceivedBlock block, long atNanos) throws IOException {
        int index = block.index();
        seen.blocks.increment();
        seen.audioMs.add(block.durationMs());
        if (block.state().cached()) {
            seen.cachedBlocks.increment();
        }
        if (received.get(index)) {
            seen.duplicates.increment();
        }
        received.set(index);
        durationsMs[index] = block.durationMs();
        if (index == awaited && askedNanos != 0) {
            awaited = PlaybackPlanner.NONE;
            (hasSought ? seen.seekAudio : seen.firstAudio).record(atNanos - askedNanos);
            over |= plan.firstOnly();
        }
        planner.arrived(index, block.durationMs(), block.audio().length, nowMs);
    }

    private void told(Message message) throws IOException {
        switch (message) {
            case Message.JobInfo job -> keys = new BlockKeys(job.voicing());
            case Message.BlockState state
            when state.phase() instanceof Phase.Failed failed -> {
                seen.failedBlocks.increment();
                planner.failed(state.index(), failed.retryable(), nowMs);
            }
            case Message.BlockState state -> {
                if (state.phase() instanceof Phase.Ready && !state.key().equals(keyOf(state.index()))) {
                    seen.keyMismatches.increment();
                }
            }
            case Message.ProtocolError error -> throw new IOException("the server says " + error.code());
            default -> {}
        }
    }

    private String keyOf(int index) {
        // The job's message, which says by whom it is spoken, comes before any block.
        return keys.of(text.blocks().get(index).text());
    }

    private void step(BlockSocket socket) throws IOException {
        int evicted = planner.nextEviction();
        while (evicted != PlaybackPlanner.NONE) {
            received.clear(evicted);
            evicted = planner.nextEviction();
        }
        for (int i = planner.nextBlock(nowMs); i != PlaybackPlanner.NONE; i = planner.nextBlock(nowMs)) {
            if (plan.pace() == LoadPlan.Pace.REALTIME) {
                output.play(i, durationsMs[i], nowMs);
            } else {
                planner.advance(i, nowMs);
                planner.buffered(0, nowMs);
            }
        }
        for (var want = planner.nextWant(nowMs); want.isPresent(); want = planner.nextWant(nowMs)) {
            if (awaited != PlaybackPlanner.NONE && askedNanos == 0) {
                awaitOnlyWhatIsAsked(want.get());
            }
            socket.send(want.get());
        }
    }

    private void awaitOnlyWhatIsAsked(Message.Want want) {
        if (want.have().contains(awaited)) {
            awaited = PlaybackPlanner.NONE;
        } else if (want.contains(awaited)) {
            askedNanos = System.nanoTime();
        }
    }

    private void moveTo(long nanos) {
        nowMs = Math.max(nowMs, (nanos - zeroNanos) / NANOS_PER_MS);
        output.moveTo(nowMs);
    }

    private long waitMs() {
        long now = System.nanoTime();
        long next = Math.min(Math.min(output.nextEdgeMs(), planner.wakeAtMs()), nextSeekMs);
        long untilEvent = next == Long.MAX_VALUE ? next : next - (now - zeroNanos) / NANOS_PER_MS;
        long untilEnd = (endNanos - now) / NANOS_PER_MS + 1;
        return Math.max(0, Math.min(untilEvent, untilEnd));
    }
}
