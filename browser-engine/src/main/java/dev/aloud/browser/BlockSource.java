package dev.aloud.browser;

import dev.aloud.protocol.Message;
import dev.aloud.protocol.ReceivedBlock;

/** Where blocks come from: the block protocol over one transport. Owned by one {@link Narrator}. */
interface BlockSource {
    /** Begins; what happens is told to the listener from now on, never from within this call. */
    void open(Listener listener);

    /** Somebody listens from now on: until then no text may leave this device. Nothing happens when said again. */
    void begin();

    /** Says something to the engine; lost where there is no connection. */
    void send(Message.FromListener message);

    /** Ends the job; the listener hears nothing more. */
    void close();

    /** What a source tells. */
    interface Listener {
        /** There is a connection; it knows nothing of earlier windows. */
        void connected();

        /** A text message came. */
        void message(Message message);

        /** A block is whole. */
        void block(ReceivedBlock block);

        /** The connection is lost, or could not be made; the source tries again by itself. */
        void lost(String message);

        /** The source has given up. */
        void stopped(String code, String message);
    }
}
