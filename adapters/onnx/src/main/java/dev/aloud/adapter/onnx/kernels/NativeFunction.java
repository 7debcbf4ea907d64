package dev.aloud.adapter.onnx.kernels;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** A function of C. Thread-safe. */
final class NativeFunction {
    private final MethodHandle handle;

    private NativeFunction(MethodHandle handle) {
        this.handle = handle;
    }

    /** One of the C library's. */
    static NativeFunction ofC(String name, MemoryLayout result, MemoryLayout... parameters) {
        MemorySegment address = Linker.nativeLinker()
                .defaultLookup()
                .find(name)
                .orElseThrow(() -> new IllegalStateException("the C library has no " + name));
        return at(address, result, parameters);
    }

    /** @param result what it returns; null when nothing */
    @SuppressWarnings("restricted") // as restricted as loading ONNX Runtime's library
    static NativeFunction at(MemorySegment address, MemoryLayout result, MemoryLayout... parameters) {
        FunctionDescriptor signature =
                result == null ? FunctionDescriptor.ofVoid(parameters) : FunctionDescriptor.of(result, parameters);
        return new NativeFunction(Linker.nativeLinker()
                .downcallHandle(address, signature)
                .asSpreader(Object[].class, parameters.length)
                .asType(MethodType.methodType(Object.class, Object[].class)));
    }

    /** Calls it; what it is given must be of exactly the types that it takes. */
    Object call(Object... arguments) {
        try {
            return handle.invokeExact(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // a method handle may throw anything, and these nothing
        }
    }
}
