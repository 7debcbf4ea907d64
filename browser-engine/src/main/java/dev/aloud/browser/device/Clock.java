package dev.aloud.browser.device;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Clock and timers of the worker ({@code device.js}). */
public interface Clock extends JSObject {
    /** Milliseconds since some moment, never going back. */
    double now();

    /** Runs a task after the messages that wait now. */
    void soon(Task task);

    /**
     * Runs a task later.
     *
     * @return for {@link #cancel}
     */
    int after(int ms, Task task);

    /** Forgets a task of {@link #after}; nothing happens where it has run. */
    void cancel(int timer);

    /** What is to be done. */
    @JSFunctor
    interface Task extends JSObject {
        /** Does it. */
        void run();
    }
}
