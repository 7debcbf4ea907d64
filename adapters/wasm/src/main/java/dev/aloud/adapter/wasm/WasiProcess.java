package dev.aloud.adapter.wasm;

import dev.aloud.flite.FliteRun;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/**
 * The operating system that one run of flite sees: its arguments, one directory in memory with one file to read and one to
 * write, a standard output that is kept, and a clock that stands still. It is the part of WASI preview 1 that flite imports and
 * nothing else; the guest reaches neither this machine's files nor its time. Used by one thread, for one run.
 */
final class WasiProcess {
    private static final int OK = 0;
    private static final int BAD_DESCRIPTOR = 8;
    private static final int INVALID = 28;
    private static final int NO_ENTRY = 44;
    private static final int NO_SEEK = 70;

    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;
    private static final int DIRECTORY = 3;
    private static final int FIRST_FILE = 4;

    private static final int TYPE_CHARACTER_DEVICE = 2;
    private static final int TYPE_DIRECTORY = 3;
    private static final int TYPE_FILE = 4;
    private static final int OPEN_TRUNCATE = 8;

    /** flite prints some 12 bytes a phone: a longest text prints far less than this. */
    private static final int MAX_PRINTED_BYTES = 1 << 20;

    /** Over 15 minutes of audio. */
    private static final int MAX_FILE_BYTES = 32 << 20;

    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    private final List<byte[]> arguments;
    private final Map<String, MemoryFile> files = new HashMap<>();
    private final Map<Integer, OpenFile> open = new HashMap<>();
    private final MemoryFile printed = new MemoryFile(MAX_PRINTED_BYTES);
    private final MemoryFile complaints = new MemoryFile(MAX_PRINTED_BYTES);
    private final OpenFile stdout = new OpenFile(printed);
    private final OpenFile stderr = new OpenFile(complaints);
    private final String outputFile;
    private int nextDescriptor = FIRST_FILE;
    private Value memory;

    WasiProcess(FliteRun run) {
        arguments = run.arguments().stream()
                .map(argument -> (argument + '\0').getBytes(StandardCharsets.US_ASCII))
                .toList();
        if (!run.inputFile().isEmpty()) {
            files.put(run.inputFile(), new MemoryFile(run.input().getBytes(StandardCharsets.US_ASCII)));
        }
        outputFile = run.outputFile();
        if (!outputFile.isEmpty()) {
            files.put(outputFile, new MemoryFile(MAX_FILE_BYTES));
        }
    }

    /** The guest has left through {@code proc_exit}. */
    static final class Exit extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Exit(int status) {
            super("exit " + status, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /** Binds the memory of the guest's instance; before this no function may be called. */
    void attach(Value guestMemory) {
        memory = guestMemory;
    }

    /** What the guest wrote to standard output. */
    String printed() {
        return new String(printed.content(), StandardCharsets.US_ASCII);
    }

    /** What the guest wrote to standard error. */
    String complaints() {
        return new String(complaints.content(), StandardCharsets.US_ASCII);
    }

    /** The content of the output file; empty when nothing was written. */
    byte[] output() {
        return outputFile.isEmpty() ? new byte[0] : files.get(outputFile).content();
    }

    /** The import object for the guest's instance. */
    ProxyObject imports() {
        Map<String, Object> functions = new HashMap<>();
        functions.put("args_sizes_get", (ProxyExecutable) a -> argsSizesGet(i32(a[0]), i32(a[1])));
        functions.put("args_get", (ProxyExecutable) a -> argsGet(i32(a[0]), i32(a[1])));
        functions.put("clock_time_get", (ProxyExecutable) a -> clockTimeGet(i32(a[2])));
        functions.put("fd_close", (ProxyExecutable) a -> fdClose(i32(a[0])));
        functions.put("fd_fdstat_get", (ProxyExecutable) a -> fdStatGet(i32(a[0]), i32(a[1])));
        functions.put("fd_fdstat_set_flags", (ProxyExecutable) a -> OK);
        functions.put("fd_prestat_get", (ProxyExecutable) a -> fdPrestatGet(i32(a[0]), i32(a[1])));
        functions.put("fd_prestat_dir_name", (ProxyExecutable) a -> fdPrestatDirName(i32(a[0]), i32(a[1])));
        functions.put("fd_read", (ProxyExecutable) a -> fdRead(i32(a[0]), i32(a[1]), i32(a[2]), i32(a[3])));
        functions.put("fd_seek", (ProxyExecutable) a -> fdSeek(i32(a[0]), a[1].asLong(), i32(a[2]), i32(a[3])));
        functions.put("fd_write", (ProxyExecutable) a -> fdWrite(i32(a[0]), i32(a[1]), i32(a[2]), i32(a[3])));
        functions.put(
                "path_open", (ProxyExecutable) a -> pathOpen(i32(a[0]), i32(a[2]), i32(a[3]), i32(a[4]), i32(a[8])));
        functions.put("proc_exit", (ProxyExecutable) a -> {
            throw new Exit(i32(a[0]));
        });
        return ProxyObject.fromMap(Map.of("wasi_snapshot_preview1", ProxyObject.fromMap(functions)));
    }

    private int argsSizesGet(int countAt, int bytesAt) {
        writeInt(countAt, arguments.size());
        writeInt(
                bytesAt,
                arguments.stream().mapToInt(argument -> argument.length).sum());
        return OK;
    }

    private int argsGet(int pointersAt, int bytesAt) {
        int pointer = pointersAt;
        int at = bytesAt;
        for (byte[] argument : arguments) {
            writeInt(pointer, at);
            writeBytes(at, argument, argument.length);
            pointer += Integer.BYTES;
            at += argument.length;
        }
        return OK;
    }

    private int clockTimeGet(int timeAt) {
        writeLong(timeAt, 0);
        return OK;
    }

    private int fdClose(int descriptor) {
        return open.remove(descriptor) != null || descriptor <= DIRECTORY ? OK : BAD_DESCRIPTOR;
    }

    private int fdStatGet(int descriptor, int at) {
        int type = descriptor < DIRECTORY
                ? TYPE_CHARACTER_DEVICE
                : descriptor == DIRECTORY ? TYPE_DIRECTORY : open.containsKey(descriptor) ? TYPE_FILE : -1;
        if (type < 0) {
            return BAD_DESCRIPTOR;
        }
        writeLong(at, type);
        writeLong(at + 8, -1L);
        writeLong(at + 16, -1L);
        return OK;
    }

    private int fdPrestatGet(int descriptor, int at) {
        if (descriptor != DIRECTORY) {
            return BAD_DESCRIPTOR;
        }
        writeInt(at, 0);
        writeInt(at + 4, 1);
        return OK;
    }

    private int fdPrestatDirName(int descriptor, int at) {
        if (descriptor != DIRECTORY) {
            return BAD_DESCRIPTOR;
        }
        memory.writeBufferByte(at(at), (byte) '/');
        return OK;
    }

    private int fdRead(int descriptor, int vectorsAt, int vectors, int readAt) {
        OpenFile file = file(descriptor);
        if (file == null && descriptor != STDIN) {
            return BAD_DESCRIPTOR;
        }
        int total = 0;
        for (int i = 0; file != null && i < vectors; i++) {
            int length = readInt(vectorsAt + 8 * i + 4);
            byte[] piece = file.read(length);
            writeBytes(readInt(vectorsAt + 8 * i), piece, piece.length);
            total += piece.length;
        }
        writeInt(readAt, total);
        return OK;
    }

    private int fdWrite(int descriptor, int vectorsAt, int vectors, int writtenAt) {
        OpenFile file = file(descriptor);
        if (file == null) {
            return BAD_DESCRIPTOR;
        }
        int total = 0;
        for (int i = 0; i < vectors; i++) {
            byte[] piece = readBytes(readInt(vectorsAt + 8 * i), readInt(vectorsAt + 8 * i + 4));
            file.write(piece);
            total += piece.length;
        }
        writeInt(writtenAt, total);
        return OK;
    }

    private int fdSeek(int descriptor, long offset, int whence, int positionAt) {
        OpenFile file = open.get(descriptor);
        if (file == null) {
            return descriptor <= DIRECTORY ? NO_SEEK : BAD_DESCRIPTOR;
        }
        long position = file.seek(offset, whence);
        if (position < 0) {
            return INVALID;
        }
        writeLong(positionAt, position);
        return OK;
    }

    private int pathOpen(int directory, int pathAt, int pathLength, int flags, int descriptorAt) {
        if (directory != DIRECTORY) {
            return BAD_DESCRIPTOR;
        }
        MemoryFile file = files.get(new String(readBytes(pathAt, pathLength), StandardCharsets.US_ASCII));
        if (file == null) {
            return NO_ENTRY;
        }
        if ((flags & OPEN_TRUNCATE) != 0) {
            file.truncate();
        }
        open.put(nextDescriptor, new OpenFile(file));
        writeInt(descriptorAt, nextDescriptor++);
        return OK;
    }

    private OpenFile file(int descriptor) {
        return switch (descriptor) {
            case STDOUT -> stdout;
            case STDERR -> stderr;
            default -> open.get(descriptor);
        };
    }

    private static int i32(Value value) {
        return value.asInt();
    }

    /** Guest pointers are unsigned. */
    private static long at(int pointer) {
        return pointer & 0xFFFF_FFFFL;
    }

    private int readInt(int pointer) {
        return memory.readBufferInt(LITTLE, at(pointer));
    }

    private void writeInt(int pointer, int value) {
        memory.writeBufferInt(LITTLE, at(pointer), value);
    }

    private void writeLong(int pointer, long value) {
        memory.writeBufferLong(LITTLE, at(pointer), value);
    }

    private byte[] readBytes(int pointer, int length) {
        if (length < 0 || length > MAX_FILE_BYTES) {
            throw new IllegalArgumentException("the guest asked for " + length + " bytes");
        }
        byte[] bytes = new byte[length];
        memory.readBuffer(at(pointer), bytes, 0, length);
        return bytes;
    }

    private void writeBytes(int pointer, byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            memory.writeBufferByte(at(pointer) + i, bytes[i]);
        }
    }
}
