package dev.aloud.server.media;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The header frame of an MP3 file that tells a player how many samples to drop at both ends, so that the length is exact
 * (Xing's "Info" tag with LAME's extension: <i>Mp3 Info Tag rev 1</i>, G. Bouvigne).
 *
 * <p>FFmpeg 8.0.1 writes it, but with too small a padding where the last frame holds fewer samples than the decoder's delay
 * leaves over; so it is set right here, when all frames are known.
 */
final class LameTag {
    /** How much of a file's beginning must be at hand to find and change the tag. */
    static final int REACH = 4096;

    private static final int MARK_AND_FLAGS = 8;
    private static final int EXTENSION = 120;
    private static final int DELAY_IN_EXTENSION = 21;
    private static final int CRC_IN_EXTENSION = 34;
    private static final int MAX_FIELD = 0xfff;

    private LameTag() {}

    /**
     * Sets the padding so that a player gives exactly this many samples.
     *
     * @param start the file's first bytes, changed in place
     */
    static void setLength(byte[] start, long samples) {
        int mark = indexOf(start, "Info");
        mark = mark >= 0 ? mark : indexOf(start, "Xing");
        if (mark < 0) {
            throw new MediaException("the MP3 file has no Info tag");
        }
        var bytes = ByteBuffer.wrap(start);
        int frame = frameStart(start, mark);
        long coded = (long) bytes.getInt(mark + MARK_AND_FLAGS) * samplesPerFrame(start, frame);
        int fields = mark + EXTENSION + DELAY_IN_EXTENSION;
        int delay = (start[fields] & 0xff) << 4 | (start[fields + 1] & 0xff) >> 4;
        long padding = coded - delay - samples;
        if (padding < 0 || padding > MAX_FIELD) {
            throw new MediaException(
                    "the MP3 encoder made " + coded + " samples for " + samples + ", and the file cannot say so");
        }
        start[fields + 1] = (byte) ((start[fields + 1] & 0xf0) | (int) padding >> 8);
        start[fields + 2] = (byte) padding;
        int crcAt = mark + EXTENSION + CRC_IN_EXTENSION;
        bytes.putShort(crcAt, (short) crc16(start, frame, crcAt));
    }

    /** The tag lies behind the frame's 4-byte header and its silent side information, whose size the header tells. */
    private static int frameStart(byte[] file, int mark) {
        for (int side : new int[] {9, 17, 32}) {
            int at = mark - side - 4;
            if (at >= 0 && (file[at] & 0xff) == 0xff && (file[at + 1] & 0xe0) == 0xe0) {
                return at;
            }
        }
        throw new MediaException("the MP3 file's Info tag is in no frame");
    }

    /** 1152 in MPEG-1, 576 in MPEG-2 and 2.5 (ISO 11172-3 and 13818-3, layer III). */
    private static int samplesPerFrame(byte[] file, int frame) {
        boolean mpeg1 = (file[frame + 1] & 0x18) == 0x18;
        return mpeg1 ? 1152 : 576;
    }

    private static int indexOf(byte[] file, String mark) {
        return new String(file, StandardCharsets.ISO_8859_1).indexOf(mark);
    }

    /** CRC-16/ARC of everything in the frame before the CRC. */
    private static int crc16(byte[] data, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= data[i] & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0xa001;
            }
        }
        return crc;
    }
}
