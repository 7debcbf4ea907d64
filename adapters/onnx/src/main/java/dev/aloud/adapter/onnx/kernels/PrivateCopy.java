package dev.aloud.adapter.onnx.kernels;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in memory that can be changed there and added to, while it stays as it is where it lies. Only the pages that are
 * changed take memory of the process. The JDK's own mapping of that kind needs a file that may be written, and grows the file
 * where more is mapped than it holds; so it is made by Linux' C library.
 */
final class PrivateCopy implements AutoCloseable {
    /** How much can be added. */
    static final long ROOM = 1 << 20;

    private static final int READ_ONLY_AND_NOT_FOR_CHILDREN = 0x8_0000;
    private static final int READ_AND_WRITE = 3;
    private static final int PRIVATE = 2;
    private static final int FIXED = 0x10;
    private static final int OF_NO_FILE = 0x20;
    private static final int NO_FILE = -1;
    private static final long FAILED = -1;

    private static final NativeFunction OPEN = NativeFunction.ofC("open", JAVA_INT, ADDRESS, JAVA_INT);
    private static final NativeFunction CLOSE = NativeFunction.ofC("close", JAVA_INT, JAVA_INT);
    private static final NativeFunction MAP =
            NativeFunction.ofC("mmap", JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG);
    private static final NativeFunction UNMAP = NativeFunction.ofC("munmap", JAVA_INT, ADDRESS, JAVA_LONG);

    private final MemorySegment memory;
    private final long length;

    private PrivateCopy(MemorySegment memory, long length) {
        this.memory = memory;
        this.length = length;
    }

    @SuppressWarnings("restricted") // as restricted as loading ONNX Runtime's library
    static PrivateCopy of(Path file) throws IOException {
        long length = Files.size(file);
        int number;
        try (Arena arena = Arena.ofConfined()) {
            number = (int) OPEN.call(arena.allocateFrom(file.toString()), READ_ONLY_AND_NOT_FOR_CHILDREN);
        }
        if (number < 0) {
            throw new IOException(file + " cannot be opened");
        }
        try {
            long room = map(MemorySegment.NULL, length + ROOM, PRIVATE | OF_NO_FILE, NO_FILE);
            PrivateCopy copy = new PrivateCopy(MemorySegment.ofAddress(room).reinterpret(length + ROOM), length);
            try {
                map(copy.memory, length, PRIVATE | FIXED, number);
                return copy;
            } catch (IOException e) {
                copy.close();
                throw e;
            }
        } finally {
            CLOSE.call(number);
        }
    }

    /** What the file held. */
    MemorySegment file() {
        return memory.asSlice(0, length);
    }

    /** The file, and as much behind it as there is room. */
    MemorySegment all() {
        return memory;
    }

    @Override
    public void close() {
        UNMAP.call(memory, memory.byteSize());
    }

    private static long map(MemorySegment where, long length, int kind, int file) throws IOException {
        long at = (long) MAP.call(where, length, READ_AND_WRITE, kind, file, 0L);
        if (at == FAILED) {
            throw new IOException("there is no room for " + length + " bytes of a file in memory");
        }
        return at;
    }
}
