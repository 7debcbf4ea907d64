package dev.aloud.adapter.wasm;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.flite.FliteModel;
import dev.aloud.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.ByteSequence;

/** GraalVM's WebAssembly engine with flite's module: parsed and compiled once, shared by all contexts. Thread-safe. */
final class FliteEngine implements AutoCloseable {
    static final String LANGUAGE = "wasm";
    private static final String MODULE = "flite/flite.wasm";

    /** 28 MB: what {@code slt} needs for some 250 characters. A longer text's instance grows. */
    private static final int INITIAL_PAGES = 448;

    private final Engine engine;
    private final Source module;

    private FliteEngine(Engine engine, Source module) {
        this.engine = engine;
        this.module = module;
    }

    /**
     * Reads the module and starts the engine; takes about a second.
     *
     * @throws SynthesisException when the module is missing or is not the one that the model's revision names
     */
    static FliteEngine open() throws SynthesisException {
        byte[] roomy = WasmModule.withInitialPages(moduleBytes(), INITIAL_PAGES);
        Source module =
                Source.newBuilder(LANGUAGE, ByteSequence.create(roomy), "flite").buildLiteral();
        try {
            Engine engine = Engine.newBuilder(LANGUAGE)
                    .sandbox(SandboxPolicy.CONSTRAINED)
                    .in(InputStream.nullInputStream())
                    .out(OutputStream.nullOutputStream())
                    .err(OutputStream.nullOutputStream())
                    .option("engine.WarnInterpreterOnly", "false")
                    .build();
            return new FliteEngine(engine, module);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new SynthesisException(
                    Code.ENGINE_FAILED, "GraalVM's WebAssembly engine does not start: " + e.getMessage(), e);
        }
    }

    /** A new, isolated context; it belongs to one thread at a time. */
    Context newContext() {
        return Context.newBuilder(LANGUAGE)
                .engine(engine)
                .sandbox(SandboxPolicy.CONSTRAINED)
                .build();
    }

    Source module() {
        return module;
    }

    /** Whether hot code becomes machine code. Interpreted, flite is slower than its own speech. */
    boolean compiles() {
        return !engine.getImplementationName().equals("Interpreted");
    }

    @Override
    public void close() {
        engine.close(true);
    }

    private static byte[] moduleBytes() throws SynthesisException {
        try (InputStream in = FliteEngine.class.getResourceAsStream(MODULE)) {
            if (in == null) {
                throw new SynthesisException(
                        Code.NOT_INSTALLED, "flite.wasm is not in the jar: build adapters/wasm with npm installed");
            }
            return verified(in.readAllBytes());
        } catch (IOException e) {
            throw new SynthesisException(Code.NOT_INSTALLED, "flite.wasm cannot be read", e);
        }
    }

    /** The module, when it is the one that the model's revision names: another would poison every cache. */
    static byte[] verified(byte[] module) throws SynthesisException {
        String found = Sha256.hex(module);
        if (!found.equals(FliteModel.WASM_SHA256)) {
            throw new SynthesisException(
                    Code.NOT_INSTALLED, "flite.wasm has SHA-256 " + found + ", not " + FliteModel.WASM_SHA256);
        }
        return module;
    }
}
