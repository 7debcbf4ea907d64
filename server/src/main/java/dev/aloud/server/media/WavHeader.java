package dev.aloud.server.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The 44 bytes before the samples of a mono, 16-bit RIFF WAVE file (Microsoft and IBM, 1991). */
final class WavHeader {
    static final int BYTES = 44;

    /** Sizes are unsigned 32 bit, and the RIFF chunk's counts the rest of the header too. */
    static final long MAX_PCM_BYTES = 0xFFFF_FFFFL - (BYTES - 8) - 1;

    static final String TOO_LONG = "a WAV file holds at most 4 GiB; choose flac, mp3 or ogg for more";

    private WavHeader() {}

    static byte[] of(int sampleRateHz, long pcmBytes) {
        if (pcmBytes > MAX_PCM_BYTES) {
            throw new MediaException(TOO_LONG);
        }
        return ByteBuffer.allocate(BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'R', 'I', 'F', 'F'})
                .putInt((int) (BYTES - 8 + pcmBytes))
                .put(new byte[] {'W', 'A', 'V', 'E', 'f', 'm', 't', ' '})
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(sampleRateHz)
                .putInt(2 * sampleRateHz)
                .putShort((short) 2)
                .putShort((short) 16)
                .put(new byte[] {'d', 'a', 't', 'a'})
                .putInt((int) pcmBytes)
                .array();
    }
}
