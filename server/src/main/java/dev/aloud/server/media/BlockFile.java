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

    /** Bytes before the words. */
    public static final int HEADER_BYTES = 16;

    /** Bytes of the checksum at the end. */
    public static final int CHECKSUM_BYTES = 4;

    private static final int WORD_BYTES = 16;

    private BlockFile() {}

    /** How long the file of this block is. */
    public static long size(BlockAudio audio) {
        return (long) HEADER_BYTES + (long) WORD_BYTES * audio.words().size() + audio.pcm().length + CHECKSUM_BYTES;
    }

    /** The whole file, ready to be written. */
    public static ByteBuffer write(String key, BlockAudio audio) {
        var file = ByteBuffer.allocate(Math.toIntExact(size(audio)));
        file.put(head(audio)).put(audio.pcm());
        file.putInt(checksum(key, file.duplicate().flip()));
        return file.flip();
    }

    /** What stands before the PCM. */
    private static ByteBuffer head(BlockAudio audio) {
        var head = ByteBuffer.allocate(HEADER_BYTES + WORD_BYTES * audio.words().size());
        head.putInt(MAGIC)
                .putInt(audio.sampleRateHz())
                .putInt(audio.words().size())
                .putInt(audio.pcm().length);
        for (var word : audio.words()) {
            head.putInt(word.start()).putInt(word.end()).putInt(word.fromMs()).putInt(word.toMs());
        }
        return head.flip();
    }

    /** The checksum of this block's file, which also tells its content from any other of the same key. */
    public static int checksum(String key, BlockAudio audio) {
        return checksum(key, head(audio), ByteBuffer.wrap(audio.pcm()));
    }

    /**
     * Where the PCM lies in a file, by its first {@link #HEADER_BYTES} bytes.
     *
     * @param length the length of the whole file
     * @return empty when these are not the first bytes of a file of this length
     */
    public static Optional<Layout> layout(ByteBuffer header, long length) {
        if (header.remaining() < HEADER_BYTES || header.getInt(header.position()) != MAGIC) {
            return Optional.empty();
        }
        int at = header.position();
        var layout = Layout.of(header.getInt(at + 4), header.getInt(at + 8), header.getInt(at + 12));
        return layout.filter(l -> l.fileBytes() == length);
    }

    /**
     * Where the PCM lies in a file.
     *
     * @param sampleRateHz samples a second
     * @param pcmOffset bytes before the PCM
     * @param pcmBytes bytes of PCM
     */
    public record Layout(int sampleRateHz, long pcmOffset, int pcmBytes) {
        /** Of the file of this block. */
        public static Layout of(BlockAudio audio) {
            return of(audio.sampleRateHz(), audio.words().size(), audio.pcm().length)
                    .orElseThrow();
        }

        private static Optional<Layout> of(int sampleRateHz, int words, int pcmBytes) {
            return sampleRateHz <= 0 || words < 0 || pcmBytes < 0 || pcmBytes % 2 != 0
                    ? Optional.empty()
                    : Optional.of(new Layout(sampleRateHz, HEADER_BYTES + (long) WORD_BYTES * words, pcmBytes));
        }

        /** How long the file is. */
        public long fileBytes() {
            return pcmOffset + pcmBytes + CHECKSUM_BYTES;
        }
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

    private static int checksum(String key, ByteBuffer... body) {
        var crc = new CRC32C();
        crc.update(key.getBytes(StandardCharsets.US_ASCII));
        for (var part : body) {
            crc.update(part);
        }
        return (int) crc.getValue();
    }
}
