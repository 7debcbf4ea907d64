package dev.aloud.server;

/**
 * Whether one part of the server works; all that {@code /health/ready} needs to know of it.
 *
 * @param name the part, such as {@code cache}
 * @param ok whether it works
 * @param degraded whether it does not, and listeners are served all the same: no reason to send them elsewhere, where it may be away too
 * @param detail one line for an operator: what runs, or what is wrong and what to do
 */
public record Check(String name, boolean ok, boolean degraded, String detail) {
    /** A part that works, or without which this process is of no use. */
    public Check(String name, boolean ok, String detail) {
        this(name, ok, false, detail);
    }

    /** A part that does not work, without which listeners are served less well. */
    public static Check degraded(String name, String detail) {
        return new Check(name, false, true, detail);
    }

    /** Whether listeners may be sent here, as far as this part goes. */
    public boolean serves() {
        return ok || degraded;
    }
}
