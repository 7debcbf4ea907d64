package dev.aloud.delivery;

import dev.aloud.protocol.Message.Phase;

/** One block of the window and how far it has come. Owned by {@link Window}. */
final class Slot {
    /** What is left to do about a block. */
    enum Fate {
        /** To be synthesised or sent. */
        PENDING,
        /** Sent whole in this stay in the window. */
        SENT,
        /** The listener says that it need not be sent. */
        HAD,
        /** Not to be had from the engine. */
        FAILED
    }

    /** The last state that the listener was told. */
    enum Told {
        NOTHING,
        QUEUED,
        RUNNING,
        OUTCOME
    }

    final int index;
    Fate fate = Fate.PENDING;
    Told told = Told.NOTHING;
    boolean requested;
    boolean started;
    BlockSound sound;
    Phase.Failed failure;
    int sentBytes;
    boolean allFramesSent;

    Slot(int index) {
        this.index = index;
    }

    /** Whether synthesis was asked for and has not answered. */
    boolean open() {
        return requested && fate == Fate.PENDING && sound == null;
    }

    /** Whether the listener must be told {@code running} before anything further. */
    boolean runningIsNews() {
        boolean knownToRun = started || sound != null;
        return told == Told.QUEUED && knownToRun && !cached();
    }

    boolean cached() {
        return sound != null && sound.cached();
    }

    int heldBytes() {
        return sound == null ? 0 : sound.audio().length;
    }

    /** Begins anew after a failure. */
    void retry() {
        fate = Fate.PENDING;
        told = Told.NOTHING;
        requested = false;
        started = false;
        failure = null;
    }

    /** Lets go of the audio. */
    void release() {
        sound = null;
        sentBytes = 0;
        allFramesSent = false;
    }
}
