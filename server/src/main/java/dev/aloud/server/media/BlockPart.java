package dev.aloud.server.media;

import java.util.Arrays;

/**
 * Some of a block's PCM, and what one must know of the whole to place it.
 *
 * @param sampleRateHz samples a second
 * @param pcmBytes bytes of PCM that the whole block has
 * @param checksum the checksum of the whole block's {@link BlockFile}
 * @param from where the part begins
 * @param pcm the part; not to be altered
 */
@SuppressWarnings("ArrayRecordComponent") // handed from one reader to one writer, never compared
public record BlockPart(int sampleRateHz, int pcmBytes, int checksum, int from, byte[] pcm) {
    /** The part of a block that is at hand. */
    public static BlockPart of(String key, BlockAudio audio, PcmRange range) {
        var wanted = range.of(audio.pcm().length);
        return new BlockPart(
                audio.sampleRateHz(),
                audio.pcm().length,
                BlockFile.checksum(key, audio),
                (int) wanted.from(),
                Arrays.copyOfRange(audio.pcm(), (int) wanted.from(), (int) wanted.to()));
    }
}
