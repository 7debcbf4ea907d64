package dev.aloud.adapter.wasm;

import java.util.Arrays;

/** A file in memory with a size limit. */
final class MemoryFile {
    private final int maxBytes;
    private byte[] bytes;
    private int size;

    /** An empty file. */
    MemoryFile(int maxBytes) {
        this.maxBytes = maxBytes;
        this.bytes = new byte[0];
    }

    /** A file that holds these bytes and does not grow. */
    MemoryFile(byte[] content) {
        this.maxBytes = content.length;
        this.bytes = content;
        this.size = content.length;
    }

    int size() {
        return size;
    }

    byte[] content() {
        return Arrays.copyOf(bytes, size);
    }

    void truncate() {
        size = 0;
    }

    byte[] read(int position, int length) {
        int from = Math.min(position, size);
        return Arrays.copyOfRange(bytes, from, from + Math.min(length, size - from));
    }

    /**
     * @throws IllegalStateException when the file would pass its limit, which ends the run
     */
    void write(int position, byte[] piece) {
        long end = (long) position + piece.length;
        if (end > maxBytes) {
            throw new IllegalStateException("the guest wrote over " + maxBytes + " bytes");
        }
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(maxBytes, Math.max(end, bytes.length * 2L)));
        }
        if (position > size) {
            Arrays.fill(bytes, size, position, (byte) 0);
        }
        System.arraycopy(piece, 0, bytes, position, piece.length);
        size = (int) Math.max(size, end);
    }
}
