package dev.aloud.server.queue;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.media.BlockAudio;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an engine has made of a block. */
public sealed interface Attempt {
    /** It is spoken. */
    record Spoken(BlockAudio audio) implements Attempt {}

    /** It could not be spoken. */
    record Failed(SynthesisException failure) implements Attempt {}

    /**
     * Has a block spoken by the calling thread. Whatever the engine throws is a failure of this block: it must not take the thread, and so
     * other listeners' blocks, with it.
     */
    static Attempt at(BlockRequest request, Speaker speaker) {
        try {
            return new Spoken(speaker.speak(request));
        } catch (SynthesisException e) {
            return new Failed(e);
        } catch (InterruptedException e) {
            return failed(SynthesisException.Code.CLOSED, "The server stopped before it was spoken", e);
        } catch (RuntimeException | Error e) {
            log().error("{} broke on a block", request.voicing().model(), e);
            return failed(SynthesisException.Code.ENGINE_FAILED, "The engine broke on this block", e);
        }
    }

    private static Attempt failed(SynthesisException.Code code, String message, Throwable cause) {
        return new Failed(new SynthesisException(code, message, cause));
    }

    private static Logger log() {
        return LoggerFactory.getLogger(Attempt.class);
    }
}
