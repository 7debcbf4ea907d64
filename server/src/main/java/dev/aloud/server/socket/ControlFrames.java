package dev.aloud.server.socket;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * The pings and pongs that wait to be written. Apart from the session's lock, under which a disk may be read, so that neither
 * the clock nor the thread that reads waits for it. Thread-safe.
 */
final class ControlFrames {
    /** Pings of the peer that wait to be answered; more than one is only ever seen from a peer that does not read. */
    private static final int MAX_WAITING_PONGS = 4;

    private final ArrayDeque<ByteBuffer> pongs = new ArrayDeque<>();
    private boolean pingDue;

    /** Answers the peer's ping. */
    synchronized void pong(ByteBuffer payload) {
        if (pongs.size() == MAX_WAITING_PONGS) {
            pongs.removeFirst();
        }
        pongs.add(payload);
    }

    /** Asks the peer. */
    synchronized void ping() {
        pingDue = true;
    }

    /** What is to be written next, or null. */
    synchronized Writing next() {
        if (!pongs.isEmpty()) {
            return new Writing.Pong(pongs.removeFirst());
        }
        if (pingDue) {
            pingDue = false;
            return new Writing.Ping();
        }
        return null;
    }
}
