package dev.aloud.server.media;

import java.util.Arrays;

/** Encodes a block's audio as a file in memory. Stateless; safe for any number of threads. */
public final class AudioEncoder {
    private AudioEncoder() {}

    /**
     * The audio as a whole file. Its duration is exact: a decoder that follows the format's header gets as many samples as
     * the block has (Opus and MP3 after trimming what the header says; at Opus's own rate where the block's is none of its).
     *
     * @throws MediaException when the encoder fails
     */
    public static byte[] encode(BlockAudio audio, AudioFormat format) {
        if (format == AudioFormat.WAV) {
            var header = WavHeader.of(audio.sampleRateHz(), audio.pcm().length);
            var file = Arrays.copyOf(header, header.length + audio.pcm().length);
            System.arraycopy(audio.pcm(), 0, file, header.length, audio.pcm().length);
            return file;
        }
        throw new MediaException("lands within minutes");
    }
}
