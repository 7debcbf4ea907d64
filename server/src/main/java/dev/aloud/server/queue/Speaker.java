package dev.aloud.server.queue;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.media.BlockAudio;

/** Speaks one block, blocking. Called from as many threads at once as the block's model allows. */
@FunctionalInterface
public interface Speaker {
    /**
     * The block's audio.
     *
     * @throws SynthesisException when it cannot be spoken
     * @throws InterruptedException when the thread is interrupted
     */
    BlockAudio speak(BlockRequest request) throws SynthesisException, InterruptedException;
}
