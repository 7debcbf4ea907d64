package dev.aloud.server.socket;

import dev.aloud.delivery.Outgoing;
import java.nio.ByteBuffer;

/** What the thread that writes is to do next. */
sealed interface Writing {
    /** Send a message or frame of the block protocol. */
    record Item(Outgoing outgoing) implements Writing {}

    /** Ask whether the peer is still there. */
    record Ping() implements Writing {}

    /** Answer the peer's ping. */
    record Pong(ByteBuffer payload) implements Writing {}

    /** Say good-bye. */
    record Close(CloseCode code) implements Writing {}

    /** There is nothing to write any more. */
    record End() implements Writing {}
}
