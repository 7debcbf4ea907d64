package dev.aloud.browser;

import dev.aloud.browser.device.Store;
import dev.aloud.playback.Snapshot;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes blocks from the browser's own store before the server is asked for them, so that what was heard once costs
 * nothing and plays offline. (The browser's own engine looks there itself.)
 */
final class StoreReader {
    /** How far beyond the cursor it looks. */
    private static final int AHEAD_BLOCKS = 8;

    /** Who hears of it. */
    interface Taker {
        /** A block was found. */
        void found(int index, HeldBlock block);

        /** A block that seemed to be there is not. */
        void missing(int index);
    }

    private final Store store;
    private final Voice voice;
    private final Taker taker;
    private final Set<Integer> reading = new TreeSet<>();

    StoreReader(Store store, Voice voice, Taker taker) {
        this.store = store;
        this.voice = voice;
        this.taker = taker;
    }

    /** Begins to read what is there and not yet held. */
    void look(Snapshot playback, Map<Integer, HeldBlock> held) {
        KeyedBlocks blocks = voice.blocks();
        int end = Math.min(blocks.count(), playback.cursor() + AHEAD_BLOCKS);
        for (int i = playback.cursor(); i < end; i++) {
            if (!held.containsKey(i) && store.has(blocks.key(i)) && reading.add(i)) {
                read(i);
            }
        }
    }

    /** The blocks that are being read: nobody else needs to send them. */
    Set<Integer> reading() {
        return reading;
    }

    private void read(int index) {
        String key = voice.blocks().key(index);
        store.get(
                key,
                (pcm, sampleRateHz, words) -> {
                    reading.remove(index);
                    byte[] audio = pcm.toJavaArray();
                    taker.found(index, new HeldBlock(key, sampleRateHz, audio, Words.unpack(words), true, voice));
                },
                () -> {
                    reading.remove(index);
                    taker.missing(index);
                });
    }
}
