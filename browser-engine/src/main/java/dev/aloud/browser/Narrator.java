package dev.aloud.browser;

import dev.aloud.browser.device.Device;
import dev.aloud.browser.device.Page;
import dev.aloud.playback.PlaybackLimits;
import dev.aloud.playback.PlaybackPlanner;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.Message.Phase;
import dev.aloud.protocol.Message.Want;
import dev.aloud.protocol.ReceivedBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * Reads one document to one page: asks the present source for what the {@link PlaybackPlanner} wants, keeps what comes,
 * and hands it to the page in order.
 */
final class Narrator implements BlockSource.Listener, StoreReader.Taker {
    /** A minute ahead; a few blocks at the page; some minutes kept for going back. */
    private static final PlaybackLimits LIMITS = new PlaybackLimits(60_000, 3, 31, 1, 4, 16 * 1024 * 1024, 3, 500);

    private final Device device;
    private final Page page;
    private final DocumentSession document;
    private final PlaybackPlanner planner = new PlaybackPlanner(LIMITS);
    private final Map<Integer, HeldBlock> held = new HashMap<>();
    private final Map<Integer, Integer> failures = new HashMap<>();
    private Voice voice;
    private BlockSource source;
    private StoreReader storeReader;
    private int generation;
    private int timer;
    /** Whether somebody listens: a source that has to be told the text is not told before. */
    private boolean wanted;

    Narrator(Device device, DocumentSession document) {
        this.device = device;
        this.page = device.getPage();
        this.document = document;
    }

    /** The document has grown. */
    void grown(int first) {
        for (int i = first; i < document.count(); i++) {
            planner.addBlock(KeyedBlocks.estMs(document.block(i)));
        }
        if (document.complete()) {
            planner.completeBlocks();
        }
        if (voice != null) {
            voice.grown();
            drain();
        }
    }

    /** From a block on, this voice speaks. */
    void voice(Voice next, int newGeneration, int from) {
        closeSource();
        voice = next;
        generation = newGeneration;
        failures.clear();
        planner.changeVoicing(from, now());
        storeReader = next.readsStore() ? new StoreReader(device.getStore(), next, this) : null;
        source = next.source();
        page.source("connecting", next.tier(), "");
        source.open(this);
        if (wanted) {
            source.begin();
        }
        drain();
    }

    /** Reads from a block on. */
    void play(int index, int newGeneration) {
        generation = newGeneration;
        begin();
        failures.clear();
        forgetOtherVoices();
        planner.seek(index, now());
        planner.resume(now());
        drain();
    }

    /** The page plays this block now. */
    void cursor(int index, int ofGeneration) {
        if (ofGeneration == generation) {
            planner.advance(index, now());
            drain();
        }
    }

    /** The window stops growing. */
    void pause() {
        wanted = false;
        planner.pause(now());
        drain();
    }

    /** The window grows again. */
    void resume() {
        begin();
        planner.resume(now());
        drain();
    }

    /** The page's tempo in thousandths. */
    void rate(int thousandths) {
        planner.rate(thousandths);
        drain();
    }

    /** Ends everything. */
    void close() {
        closeSource();
        device.getClock().cancel(timer);
        held.clear();
    }

    @Override
    public void connected() {
        if (voice.ready()) {
            page.source("connected", voice.tier(), "");
        }
        planner.connected(now());
        drain();
    }

    @Override
    public void lost(String message) {
        planner.disconnected(now());
        page.source(voice instanceof ServerVoice ? "reconnecting" : "offline", voice.tier(), message);
        drain();
    }

    @Override
    public void stopped(String code, String message) {
        planner.disconnected(now());
        closeSource();
        page.source("stopped", voice.tier(), message);
        page.error(code, message);
        drain();
    }

    @Override
    public void message(Message message) {
        switch (message) {
            case Message.JobInfo job -> voice.speaksAs(job.voicing());
            case Message.BlockState state -> state(state);
            case Message.ProtocolError error -> error(error);
            default -> {}
        }
    }

    /** Where the server says when to come back the source does, and the page hears of it as of any lost connection. */
    private void error(Message.ProtocolError error) {
        if (error.retryAfterMs() == 0) {
            page.error(error.code(), error.message());
        }
    }

    private void begin() {
        wanted = true;
        if (source != null) {
            source.begin();
        }
    }

    @Override
    public void block(ReceivedBlock block) {
        int index = block.index();
        if (!block.key().equals(voice.blocks().key(index))) {
            // It would be played to other words than these, and kept under a key that is not its own.
            stopped("key_mismatch", "the server splits this text differently: load the page again");
            return;
        }
        var arrived = new HeldBlock(
                block.key(),
                block.sampleRateHz(),
                block.audio(),
                block.words(),
                block.state().cached(),
                voice);
        voice.keep(index, arrived);
        found(index, arrived);
    }

    @Override
    public void missing(int index) {
        planner.failed(index, true, now());
        drain();
    }

    @Override
    public void found(int index, HeldBlock block) {
        if (block.voice() != voice && !block.key().equals(voice.blocks().key(index))) {
            return;
        }
        held.put(index, block);
        planner.arrived(index, block.durationMs(), block.pcm().length, now());
        drain();
    }

    private void state(Message.BlockState state) {
        int index = state.index();
        switch (state.phase()) {
            case Phase.Queued p -> page.state(generation, index, "queued");
            case Phase.Running p -> page.state(generation, index, "running");
            case Phase.Ready p -> page.state(generation, index, "ready");
            case Phase.Failed failure -> failed(index, failure);
        }
    }

    private void failed(int index, Phase.Failed failure) {
        int count = failures.merge(index, 1, Integer::sum);
        boolean again = failure.retryable() && count < LIMITS.maxAttempts();
        page.failed(generation, index, failure.code(), failure.message(), again);
        planner.failed(index, failure.retryable(), now());
        drain();
    }

    /** Does what the planner wants; called after everything that happens. */
    private void drain() {
        long nowMs = now();
        for (int i = planner.nextEviction(); i != PlaybackPlanner.NONE; i = planner.nextEviction()) {
            held.remove(i);
        }
        if (storeReader != null) {
            storeReader.look(planner.snapshot(nowMs), held);
        }
        for (Optional<Want> want = planner.nextWant(nowMs); want.isPresent(); want = planner.nextWant(nowMs)) {
            send(want.get());
        }
        for (int i = planner.nextBlock(nowMs); i != PlaybackPlanner.NONE; i = planner.nextBlock(nowMs)) {
            hand(i, held.get(i));
        }
        device.getClock().cancel(timer);
        long wake = planner.wakeAtMs();
        if (wake != PlaybackPlanner.NEVER) {
            timer = device.getClock().after((int) Math.max(1, wake - nowMs), this::drain);
        }
    }

    private void send(Want want) {
        if (source != null) {
            List<Integer> have = new ArrayList<>(want.have());
            if (storeReader != null) {
                have.addAll(storeReader.reading());
            }
            source.send(new Want(want.first(), want.count(), have));
        }
    }

    private void hand(int index, HeldBlock block) {
        page.audio(
                generation,
                index,
                block.key(),
                block.sampleRateHz(),
                Int8Array.fromJavaArray(block.pcm()),
                Words.packCanonical(block.words(), document, index),
                block.voice().tier(),
                block.voice().blocks().voicing().voice(),
                block.cached());
    }

    /** What was spoken before a change of voice is not what the listener wants to hear on going back. */
    private void forgetOtherVoices() {
        List<Integer> others = new ArrayList<>();
        held.forEach((index, block) -> {
            if (block.voice() != voice) {
                others.add(index);
            }
        });
        for (int index : others) {
            held.remove(index);
            planner.evicted(index);
        }
    }

    private void closeSource() {
        if (source != null) {
            source.close();
            source = null;
        }
    }

    private long now() {
        return (long) device.getClock().now();
    }
}
