package dev.aloud.browser.device;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** The browser's own cache of blocks ({@code device.js}, {@code block-store.js}). Its failures look like absence. */
public interface Store extends JSObject {
    /** Calls back once {@link #has} knows what is there. */
    void whenOpen(Clock.Task then);

    /** Whether a block is (very likely) there. */
    boolean has(String key);

    /** Asks for a block. */
    void get(String key, Found found, Clock.Task missing);

    /** Keeps a copy of a block. */
    void put(String key, Int8Array pcm, int sampleRateHz, Int32Array words, Kept done);

    /** Empties the store. */
    void clear(Clock.Task done);

    /**
     * Changes what the store may do.
     *
     * @param enabled whether it is read and written
     * @param maxBytes the cap; negative leaves it
     */
    void configure(boolean enabled, double maxBytes);

    /** A block that was there. */
    @JSFunctor
    interface Found extends JSObject {
        /**
         * Takes it.
         *
         * @param pcm s16le mono, the receiver's
         * @param sampleRateHz its sample rate
         * @param words start, end, fromMs, toMs per word; offsets in the block's text
         */
        void accept(Int8Array pcm, int sampleRateHz, Int32Array words);
    }

    /** What became of a block that was to be kept. */
    @JSFunctor
    interface Kept extends JSObject {
        /**
         * Takes note.
         *
         * @param kept whether it was
         * @param evicted whether others had to go for it
         */
        void accept(boolean kept, boolean evicted);
    }
}
