package dev.aloud.delivery;

import dev.aloud.protocol.AudioCodec;

/** What a block's audio is likely to take, before it is there. */
final class BlockSize {
    /** Speech as Opus or MP3, at 64 kbit/s. */
    private static final int COMPRESSED_BYTES_PER_MS = 8;

    private final JobBlocks blocks;
    private final int bytesPerMs;

    BlockSize(JobHeader job, JobBlocks blocks) {
        this.blocks = blocks;
        boolean lossless = job.codec() == AudioCodec.PCM || job.codec() == AudioCodec.FLAC;
        this.bytesPerMs = lossless ? job.sampleRateHz() / 500 : COMPRESSED_BYTES_PER_MS;
    }

    long estimated(int index) {
        return (long) blocks.block(index).estMs() * bytesPerMs;
    }
}
