package dev.aloud.server.media;

import dev.aloud.text.WordMark;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A block as bytes, in a file or on a wire, big-endian:
 *
 * <pre>
 * 4  "ALB1": the format and its version
 * 4  sample rate, Hz
 * 4  number of words
 * 4  number of bytes of PCM
 *    words: start, end, from ms, to ms; 4 bytes each
 *    PCM, s16le
 * 4  CRC-32C (RFC 3720) of the key's letters and everything before
 * </pre>
 *
 * The key is in the checksum, so that a file under another's name is found out too.
 */
public final class BlockFile {
    /** Reads as "ALB1". */
    private static final int MAGIC = 0x414c4231;

    private static final int HEADER_BYTES = 16;
    private static final int WORD_BYTES = 16;
    private static final int CHECKSUM_BYTES = 4;

    private BlockFile() {}

    /** How long the file of this block is. */
    public static long size(BlockAudio audio) {
        return (long) HEADER_BYTES + (long) WORD_BYTES * audio.words().size() + audio.pcm().length + CHECKSUM_BYTES;
    }

    /** The whole file, ready to be written. */
    public static ByteBuffer write(String key, BlockAudio audio) {
        var file = ByteBuffer.allocate(Math.toIntExact(size(audio)));
        file.putInt(MAGIC)
                .putInt(audio.sampleRateHz())
                .putInt(audio.words().size())
                .putInt(audio.pcm().length);
        for (var word : audio.words()) {
            file.putInt(word.start()).putInt(word.end()).putInt(word.fromMs()).putInt(word.toMs());
        }
        file.put(audio.pcm());
        file.putInt(checksum(key, file.duplicate().flip()));
        return file.flip();
    }

    /** The block in a file; empty when the file is not, to the last bit, what was written for this key. */
    public static Optional<BlockAudio> read(String key, byte[] bytes) {
        var file = ByteBuffer.wrap(bytes);
        try {
            int body = bytes.length - CHECKSUM_BYTES;
            if (body < HEADER_BYTES || checksum(key, file.slice(0, body)) != file.getInt(body)) {
                return Optional.empty();
            }
            if (file.getInt() != MAGIC) {
                return Optional.empty();
            }
            return Optional.of(block(file, body));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // The checksum holds but the lengths do not: not written by this program.
            return Optional.empty();
        }
    }

    private static BlockAudio block(ByteBuffer file, int body) {
        int sampleRateHz = file.getInt();
        int wordCount = file.getInt();
        int pcmBytes = file.getInt();
        if (wordCount < 0 || (long) HEADER_BYTES + (long) WORD_BYTES * wordCount + pcmBytes != body) {
            throw new IllegalArgumentException("lengths that do not add up");
        }
        var words = new ArrayList<WordMark>(wordCount);
        for (int i = 0; i < wordCount; i++) {
            words.add(new WordMark(file.getInt(), file.getInt(), file.getInt(), file.getInt()));
        }
        var pcm = new byte[pcmBytes];
        file.get(pcm);
        return new BlockAudio(sampleRateHz, pcm, words);
    }

    private static int checksum(String key, ByteBuffer body) {
        var crc = new CRC32C();
        crc.update(key.getBytes(StandardCharsets.US_ASCII));
        crc.update(body);
        return (int) crc.getValue();
    }
}
