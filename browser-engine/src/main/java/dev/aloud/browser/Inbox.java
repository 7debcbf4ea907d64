package dev.aloud.browser;

import dev.aloud.protocol.BlockAssembler;
import dev.aloud.protocol.FrameCodec;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.MessageCodec;
import dev.aloud.protocol.ProtocolException;
import dev.aloud.protocol.ReceivedBlock;
import java.util.Optional;
import org.teavm.jso.typedarrays.Int8Array;

/** The listener's end of one connection: turns what comes over the wire into messages and whole blocks. */
final class Inbox {
    private final BlockSource.Listener listener;
    private final BlockAssembler assembler = new BlockAssembler();
    private boolean greeted;

    Inbox(BlockSource.Listener listener) {
        this.listener = listener;
    }

    /**
     * Takes a text frame.
     *
     * @return what it said
     * @throws ProtocolException when it breaks the protocol
     */
    Message text(String json) throws ProtocolException {
        Message message = MessageCodec.decode(json);
        listener.message(message);
        if (message instanceof Message.JobInfo && !greeted) {
            greeted = true;
            listener.connected();
        }
        if (message instanceof Message.BlockState state) {
            deliver(assembler.accept(state));
        }
        return message;
    }

    /**
     * Takes a binary frame.
     *
     * @throws ProtocolException when it breaks the protocol
     */
    void binary(Int8Array bytes) throws ProtocolException {
        deliver(assembler.accept(FrameCodec.decode(bytes.toJavaArray())));
    }

    private void deliver(Optional<ReceivedBlock> block) {
        if (block.isPresent()) {
            listener.block(block.get());
        }
    }
}
