package dev.aloud.browser;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** Takes what {@link Engine#speak} has spoken. */
@JSFunctor
public interface Spoken extends JSObject {
    /**
     * Takes it.
     *
     * @param pcm s16le mono; null where it failed
     * @param words start, end, fromMs, toMs per word, offsets in the text; null where it failed
     * @param problem why it failed; empty where it did not
     */
    void accept(Int8Array pcm, Int32Array words, String problem);
}
