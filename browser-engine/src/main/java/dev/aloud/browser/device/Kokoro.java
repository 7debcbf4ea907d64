package dev.aloud.browser.device;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * Kokoro's graph on whatever this device can run it ({@code device.js}, {@code kokoro/}). One run at a time. What a listener
 * sees of it (download, progress, what computes) goes from there to the page directly.
 */
public interface Kokoro extends JSObject {
    /** The weights that are on this device, or would be fetched: {@code fp16} or {@code fp32}. */
    String precision();

    /**
     * Gets ready to speak with weights that have been fetched: starts and tests what computes, and hands over the lexicon.
     * Where it failed before, tries again.
     */
    void load(String precision, Loaded loaded, Failure failed);

    /**
     * Runs the graph; where what computes fails, on the next best.
     *
     * @param ids the tokens, with a zero at both ends
     * @param voice whose file it is
     * @param styleRow the row of the voice's file
     * @param speedThousandths 1000 is the voice's own
     */
    void run(Int32Array ids, String voice, int styleRow, int speedThousandths, Sound done, Failure failed);

    /** It can speak. */
    @JSFunctor
    interface Loaded extends JSObject {
        /** Takes the lexicon's file. */
        void accept(Int8Array lexicon);
    }

    /** A run that went well. */
    @JSFunctor
    interface Sound extends JSObject {
        /**
         * Takes the results.
         *
         * @param pcm the whole waveform, s16le
         * @param durations of each id, in units
         * @param peaks of each unit of the waveform, times 32767
         */
        void accept(Int8Array pcm, Int32Array durations, Int32Array peaks);
    }

    /** Why something failed: nothing on this device can run it any more, or it is not here. */
    @JSFunctor
    interface Failure extends JSObject {
        /**
         * Takes note.
         *
         * @param code one of {@code kokoro-error.js}
         * @param message for people
         */
        void accept(String code, String message);
    }
}
