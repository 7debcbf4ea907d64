package dev.aloud.browser.device;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** Everything outside the engine, as {@code worker.js} puts it together. */
public interface Device extends JSObject {
    /** The page that this worker serves. */
    @JSProperty
    Page getPage();

    /** Clock and timers. */
    @JSProperty
    Clock getClock();

    /** The browser's own cache of blocks. */
    @JSProperty
    Store getStore();

    /** The way to the server, which may not be there. */
    @JSProperty
    Server getServer();

    /**
     * The flite program.
     *
     * @param sha256 what {@code flite.wasm} must hash to, lowercase hex
     */
    Flite flite(String sha256);

    /**
     * Kokoro.
     *
     * @param voices the ids of those that are fetched with the model
     * @param fp16Sha256 what the weights in 16 bits must hash to
     * @param fp32Sha256 what the weights in 32 bits must hash to
     */
    Kokoro kokoro(String[] voices, String fp16Sha256, String fp32Sha256);

    /** Two ports that hear each other. */
    PortPair channel();
}
