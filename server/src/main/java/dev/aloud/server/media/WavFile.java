package dev.aloud.server.media;

import java.util.Arrays;

/** Parts of a block's WAV file, made from parts of its PCM. The same bytes as {@link AudioEncoder} gives for the whole. */
public final class WavFile {
    private WavFile() {}

    /** How long the whole file is. */
    public static long length(BlockPart part) {
        return WavHeader.BYTES + (long) part.pcmBytes();
    }

    /** The PCM that these bytes of the file hold. */
    public static PcmRange samples(long from, long to) {
        long first = Math.max(0, from - WavHeader.BYTES);
        return new PcmRange(first, Math.max(first, to == Long.MAX_VALUE ? to : to - WavHeader.BYTES));
    }

    /**
     * Some bytes of the file.
     *
     * @param part holds the PCM that {@link #samples} names
     * @param from the first byte
     * @param to one after the last
     */
    public static byte[] bytes(BlockPart part, long from, long to) {
        var bytes = new byte[Math.toIntExact(to - from)];
        int header = 0;
        if (from < WavHeader.BYTES) {
            var whole = WavHeader.of(part.sampleRateHz(), part.pcmBytes());
            var piece = Arrays.copyOfRange(whole, (int) from, (int) Math.min(to, WavHeader.BYTES));
            System.arraycopy(piece, 0, bytes, 0, piece.length);
            header = piece.length;
        }
        int at = Math.toIntExact(Math.max(from, WavHeader.BYTES) - WavHeader.BYTES - part.from());
        System.arraycopy(part.pcm(), header == bytes.length ? 0 : at, bytes, header, bytes.length - header);
        return bytes;
    }
}
