package dev.aloud.adapter.wasm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.ByteSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WasmModuleTest {
    private static final int MEMORY = 5;
    private static final int EXPORT = 7;
    private static final byte[] EXPORTED_MEMORY = {1, 1, 'm', 2, 0};

    @ParameterizedTest
    @ValueSource(ints = {2, 127, 128, 448})
    void theGuestBeginsWithTheMemoryThatWasAskedFor(int pages) {
        byte[] module = WasmModule.withInitialPages(module(1, 0, 1), pages);
        try (var context = Context.newBuilder("wasm")
                .option("engine.WarnInterpreterOnly", "false")
                .build()) {
            var instance = context.eval(Source.newBuilder("wasm", ByteSequence.create(module), "m")
                            .buildLiteral())
                    .newInstance();
            assertEquals(
                    (long) pages * WasmModule.PAGE_BYTES,
                    instance.getMember("exports").getMember("m").getBufferSize());
        }
    }

    @Test
    void nothingElseChanges() {
        assertArrayEquals(module(1, 0, 0x80 | 3, 1), WasmModule.withInitialPages(module(1, 0, 2), 131));
        assertArrayEquals(module(1, 0, 5), WasmModule.withInitialPages(module(1, 0, 0x80 | 3, 0), 5));
    }

    @Test
    void aMemoryThatIsLargeEnoughStaysAsItIs() {
        byte[] module = module(1, 0, 7);
        assertSame(module, WasmModule.withInitialPages(module, 7));
        assertSame(module, WasmModule.withInitialPages(module, 6));
    }

    @Test
    void anotherKindOfMemoryIsRefused() {
        byte[] limited = module(1, 1, 1, 9);
        byte[] shared = module(1, 3, 1, 9);
        byte[] two = module(2, 0, 1, 0, 1);
        for (byte[] module : new byte[][] {limited, shared, two, section(EXPORT, EXPORTED_MEMORY)}) {
            assertThrows(IllegalArgumentException.class, () -> WasmModule.withInitialPages(module, 10));
        }
    }

    private static byte[] module(int... memory) {
        byte[] content = new byte[memory.length];
        for (int i = 0; i < memory.length; i++) {
            content[i] = (byte) memory[i];
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(section(MEMORY, content));
        byte[] exports = section(EXPORT, EXPORTED_MEMORY);
        out.write(exports, 8, exports.length - 8);
        return out.toByteArray();
    }

    private static byte[] section(int id, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        out.write(id);
        out.write(content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }
}
