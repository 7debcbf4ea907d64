package dev.aloud.browser;

import dev.aloud.text.Speed;
import org.teavm.jso.JSExport;

/** The entry of the compiled bundle: what {@code worker.js} and the tests import from {@code aloud-engine.js}. */
public final class Engine {
    private Engine() {}

    /** Called by nobody: TeaVM wants a main class. */
    public static void main(String[] args) {}

    /** Returns the version of the block protocol that this bundle speaks. */
    @JSExport
    public static String protocol() {
        return "aloud.blocks.v1" + Speed.NORMAL.thousandths();
    }
}
