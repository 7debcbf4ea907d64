package dev.aloud.protocol;

import dev.aloud.text.Voicing;
import dev.aloud.text.WordMark;
import java.util.List;

/**
 * A text message of the block protocol, {@code aloud.blocks.v1}. {@link MessageCodec} turns messages into JSON and back.
 * All messages are immutable values.
 */
public sealed interface Message {

    /** What a listener may say to an engine. */
    sealed interface FromListener extends Message {}

    /** What an engine may say to a listener. */
    sealed interface FromEngine extends Message {}

    /**
     * Replaces the listener's window. Nothing outside the window is ever sent.
     *
     * @param first the block at the cursor: sent first
     * @param count how many blocks from there, at most {@link Limits#MAX_WINDOW_BLOCKS}; 0 is an empty window
     * @param have indexes that need not be sent, because the listener holds them or has given them up
     */
    record Want(int first, int count, List<Integer> have) implements FromListener {
        /** Copies {@code have}. */
        public Want {
            have = List.copyOf(have);
        }

        /** Whether a block lies in this window. */
        public boolean contains(int index) {
            return index >= first && index - first < count;
        }
    }

    /** Ends the job. */
    record Cancel() implements FromListener {}

    /**
     * Asks for a {@link Pong} with the same nonce.
     *
     * @param nonce at most {@link Limits#MAX_NONCE_UNITS} UTF-16 units
     */
    record Ping(String nonce) implements FromListener {}

    /**
     * Answers a {@link Ping}.
     *
     * @param nonce the ping's
     */
    record Pong(String nonce) implements FromEngine {}

    /**
     * What the engine speaks: its first message. It comes again, with larger numbers, where the text was still being
     * split when the connection began.
     *
     * @param id the job's id
     * @param voicing model, revision, voice and speed
     * @param codec how the audio of every block is encoded
     * @param sampleRateHz the audio's sample rate
     * @param blocks how many blocks are known
     * @param complete whether {@code blocks} is final
     * @param estMs the estimated duration of those blocks at playback rate 1
     */
    record JobInfo(
            String id, Voicing voicing, AudioCodec codec, int sampleRateHz, int blocks, boolean complete, long estMs)
            implements FromEngine {}

    /**
     * Where one block stands.
     *
     * @param index its position in the document
     * @param start its first UTF-16 unit in the canonical text
     * @param end one past its last
     * @param key its key
     * @param cached whether its audio was there before it was asked for
     * @param phase what has become of it
     */
    record BlockState(int index, int start, int end, String key, boolean cached, Phase phase) implements FromEngine {}

    /**
     * How far the job has come.
     *
     * @param msDone milliseconds of audio that this listener has
     * @param msTotal milliseconds of the whole job, estimated where not yet spoken
     * @param creditsSpent thousandths of a credit
     */
    record Progress(long msDone, long msTotal, long creditsSpent) implements FromEngine {}

    /**
     * Every block of the job was sent, is held by the listener, or has failed; or the listener cancelled.
     *
     * @param blocks how many blocks the listener has
     * @param ms milliseconds of audio in them
     */
    record Done(int blocks, long ms) implements FromEngine {}

    /**
     * Something was wrong with what the listener sent, or the job ended otherwise than by {@link Done}.
     *
     * @param code for programs, such as {@code bad_field}; see docs/protocol.md
     * @param message for people
     * @param retryAfterMs when to try again; 0 where trying again does not help or the time is not known
     */
    record ProtocolError(String code, String message, int retryAfterMs) implements FromEngine {}

    /**
     * A message of a later version of the protocol: to be ignored.
     *
     * @param type the type that it names
     */
    record Unknown(String type) implements FromListener, FromEngine {}

    /** The states of a block. */
    sealed interface Phase {
        /** In the listener's window, not begun. */
        record Queued() implements Phase {}

        /** Being synthesised. */
        record Running() implements Phase {}

        /**
         * Whole: its frames have been sent, or follow at once.
         *
         * @param samples its length in samples
         * @param bytes its length in bytes, as encoded
         * @param words its word marks, ordered
         */
        record Ready(int samples, int bytes, List<WordMark> words) implements Phase {
            /** Copies {@code words}. */
            public Ready {
                words = List.copyOf(words);
            }
        }

        /**
         * Not spoken. Other blocks go on; wanting it again tries again where {@code retryable}.
         *
         * @param code for programs
         * @param message for people
         * @param retryable whether trying again may help
         */
        record Failed(String code, String message, boolean retryable) implements Phase {}
    }
}
