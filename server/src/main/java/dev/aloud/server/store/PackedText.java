package dev.aloud.server.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Texts as the database keeps them: code unit by code unit, since a column of text takes no NUL and no lone surrogate, and a
 * job's blocks depend on every one; deflated, and in parts that fit into a column.
 */
public final class PackedText {
    static final int PART_BYTES = 512 * 1024;

    private static final int BUFFER = 64 * 1024;

    private PackedText() {}

    /** The text in parts, at least one. */
    public static List<byte[]> pack(String text) {
        var units = ByteBuffer.allocate(Character.BYTES * text.length());
        units.asCharBuffer().put(text);
        var packed = deflate(units.array());
        var parts = new ArrayList<byte[]>();
        for (int from = 0; from < packed.length; from += PART_BYTES) {
            parts.add(Arrays.copyOfRange(packed, from, Math.min(packed.length, from + PART_BYTES)));
        }
        return parts;
    }

    private static byte[] deflate(byte[] units) {
        try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(units);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    /**
     * The text of all its parts in order.
     *
     * @throws IllegalStateException when they are damaged or one is missing
     */
    public static String unpack(List<byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var inflater = new Inflater()) {
            var buffer = new byte[BUFFER];
            for (byte[] part : parts) {
                inflater.setInput(part);
                while (!inflater.needsInput() && !inflater.finished()) {
                    out.write(buffer, 0, inflater.inflate(buffer));
                }
            }
            // What the last input holds may be more than one buffer.
            for (int more; !inflater.finished() && (more = inflater.inflate(buffer)) > 0; ) {
                out.write(buffer, 0, more);
            }
            if (!inflater.finished()) {
                throw new IllegalStateException("a part of a text is missing");
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException("a text is damaged", e);
        }
        return ByteBuffer.wrap(out.toByteArray()).asCharBuffer().toString();
    }
}
