package dev.aloud.adapter.wasm;

/** A file that the guest holds open, with its position. */
final class OpenFile {
    private static final int FROM_START = 0;
    private static final int FROM_POSITION = 1;
    private static final int FROM_END = 2;

    private final MemoryFile file;
    private int position;

    OpenFile(MemoryFile file) {
        this.file = file;
    }

    byte[] read(int length) {
        byte[] piece = file.read(position, Math.max(0, length));
        position += piece.length;
        return piece;
    }

    void write(byte[] piece) {
        file.write(position, piece);
        position += piece.length;
    }

    /** Moves as WASI's {@code whence} says; the new position, or -1 when there is no such place. */
    long seek(long offset, int whence) {
        long base = switch (whence) {
            case FROM_START -> 0;
            case FROM_POSITION -> position;
            case FROM_END -> file.size();
            default -> Long.MIN_VALUE / 2;
        };
        long target = base + offset;
        if (target < 0 || target > Integer.MAX_VALUE) {
            return -1;
        }
        position = (int) target;
        return target;
    }
}
