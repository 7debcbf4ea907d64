package dev.aloud.adapter.wasm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** A look into a WebAssembly module's binary form (WebAssembly Core Specification 2.0, chapter 5.5). */
final class WasmModule {
    /** The unit of a module's memory, in bytes. */
    static final int PAGE_BYTES = 1 << 16;

    private static final int HEADER_BYTES = 8;
    private static final int MEMORY_SECTION = 5;
    private static final int WITHOUT_MAXIMUM = 0;

    private WasmModule() {}

    /**
     * The same module with a memory that is larger from the start. GraalWasm grows a memory by copying all of it, and a C
     * library asks for a page or two at a time: flite would copy its 17 MB fifty times for one sentence.
     *
     * @param module a valid module with one memory of its own that has no maximum
     * @param pages how many pages to begin with; fewer than the module has leave it as it is
     * @return a module of its own, or the given one when there is nothing to change
     * @throws IllegalArgumentException when the module has another kind of memory, or none
     */
    static byte[] withInitialPages(byte[] module, int pages) {
        ByteBuffer in = ByteBuffer.wrap(module).position(HEADER_BYTES);
        while (in.hasRemaining()) {
            int start = in.position();
            int section = in.get();
            int length = number(in);
            if (section == MEMORY_SECTION) {
                if (number(in) != 1 || number(in) != WITHOUT_MAXIMUM) {
                    throw new IllegalArgumentException("the module's memory is not one without a maximum");
                }
                return number(in) >= pages ? module : replaced(module, start, in.position(), pages);
            }
            in.position(in.position() + length);
        }
        throw new IllegalArgumentException("the module has no memory of its own");
    }

    private static byte[] replaced(byte[] module, int start, int end, int pages) {
        var content = new ByteArrayOutputStream();
        write(content, 1);
        write(content, WITHOUT_MAXIMUM);
        write(content, pages);
        var out = new ByteArrayOutputStream(module.length + HEADER_BYTES);
        out.write(module, 0, start);
        write(out, MEMORY_SECTION);
        write(out, content.size());
        out.writeBytes(content.toByteArray());
        out.write(module, end, module.length - end);
        return out.toByteArray();
    }

    /** An unsigned LEB128 number of at most 31 bits. */
    private static int number(ByteBuffer in) {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static void write(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest > 0x7F) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
