package dev.aloud.browser.device;

import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** The page as the worker sees it: one method a message ({@code page-port.js}; README.md says what each means). */
public interface Page extends JSObject {
    /** The worker is up. */
    void ready(String revision);

    /** Adds a model to every catalogue sent from now on; its voices follow by {@link #addVoice}. */
    void addModel(String tier, String id, String name, String revision, String language, String defaultVoice);

    /** Adds a voice to the model added last. */
    void addVoice(String id, String name, String language, String gender);

    /**
     * Says which revision the model added last has with weights of a precision; with that it becomes a model that has to be
     * fetched before it speaks.
     */
    void addVariant(String precision, String revision);

    /**
     * Sends the catalogue.
     *
     * @param serverModels what {@link Server#catalogue} found, or null
     * @param reachable whether the server answered
     * @param message why not; empty where it did
     */
    void catalogue(JSObject serverModels, boolean reachable, String message);

    /** Sends the catalogue without the server's part: it has been asked and has not answered. */
    void cataloguePending();

    /** Sends blocks and their text; the arrays are given away. */
    void blocks(
            String documentId,
            int first,
            Int32Array starts,
            Int32Array ends,
            Int8Array kinds,
            int textStart,
            String text,
            boolean complete);

    /** Sends a whole block's audio; the arrays are given away. */
    void audio(
            int generation,
            int index,
            String key,
            int sampleRateHz,
            Int8Array pcm,
            Int32Array words,
            String tier,
            String voice,
            boolean cached);

    /** Says where a block stands. */
    void state(int generation, int index, String state);

    /** Says that a block could not be spoken, and whether it is tried again. */
    void failed(int generation, int index, String code, String message, boolean retryable);

    /** Says which blocks are in the block store; the array is given away. */
    void cached(int first, int count, Int8Array bits);

    /** Says where audio comes from. */
    void source(String state, String tier, String message);

    /** Says what went wrong with no block in particular. */
    void error(String code, String message);
}
