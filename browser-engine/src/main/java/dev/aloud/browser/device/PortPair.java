package dev.aloud.browser.device;

import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.workers.MessagePort;

/** The two ends of a message channel. */
public interface PortPair extends JSObject {
    /** The listener's end. */
    @JSProperty
    MessagePort getPort1();

    /** The engine's end. */
    @JSProperty
    MessagePort getPort2();
}
