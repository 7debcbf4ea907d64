package dev.aloud.delivery;

import dev.aloud.protocol.AudioFrame;
import dev.aloud.protocol.Message;

/** What goes over the wire next. */
public sealed interface Outgoing {
    /**
     * A text message.
     *
     * @param message to be encoded by {@code MessageCodec}
     */
    record Text(Message.FromEngine message) implements Outgoing {}

    /**
     * A binary frame.
     *
     * @param frame a view into the block's shared audio, to be encoded by {@code FrameCodec}
     */
    record Audio(AudioFrame frame) implements Outgoing {}
}
