package dev.aloud.server.synthesis;

import dev.aloud.server.media.BlockAudio;

/** What a subscriber hears about its block: at most one {@code Running}, then one of the other two. */
public sealed interface BlockEvent {
    /** An engine has begun. */
    record Running() implements BlockEvent {}

    /**
     * The audio is there.
     *
     * @param audio the block's audio
     * @param cached whether it was there before this subscriber asked
     */
    record Ready(BlockAudio audio, boolean cached) implements BlockEvent {}

    /**
     * It could not be spoken.
     *
     * @param code for programs, such as {@code engine_failed}: a {@code SynthesisException.Code} in lower case, or
     *     {@code overloaded}
     * @param message for people
     * @param retryable whether asking again may help
     */
    record Failed(String code, String message, boolean retryable) implements BlockEvent {}
}
