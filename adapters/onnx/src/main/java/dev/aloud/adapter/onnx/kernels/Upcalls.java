package dev.aloud.adapter.onnx.kernels;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** Makes functions for C to call. They stay until the process ends, as those stay who call them. */
final class Upcalls {
    private Upcalls() {}

    /** A function that is a method in this package, with the parameters of a signature. */
    static MemorySegment method(Object target, String name, FunctionDescriptor signature) {
        try {
            return stub(MethodHandles.lookup().bind(target, name, signature.toMethodType()), signature);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no method " + name, e);
        }
    }

    /** A function that always returns the same. */
    static MemorySegment constant(Object value, FunctionDescriptor signature) {
        MethodHandle constant = MethodHandles.constant(signature.toMethodType().returnType(), value);
        return stub(
                MethodHandles.dropArguments(
                        constant, 0, signature.toMethodType().parameterList()),
                signature);
    }

    /** A function that does nothing. */
    static MemorySegment nothing(FunctionDescriptor signature) {
        return stub(MethodHandles.empty(signature.toMethodType()), signature);
    }

    @SuppressWarnings("restricted") // as restricted as loading the library itself
    private static MemorySegment stub(MethodHandle handle, FunctionDescriptor signature) {
        return Linker.nativeLinker().upcallStub(handle, signature, Arena.global());
    }
}
