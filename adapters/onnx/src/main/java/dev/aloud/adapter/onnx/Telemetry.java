package dev.aloud.adapter.onnx;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Map;

/**
 * Keeps ONNX Runtime to itself. From 1.29 on its library for Linux tells its makers about each process that loads it: it keeps
 * an id of the machine in the user's cache folder and sends events with what it made of the command line, which with {@code
 * aloud speak} is what somebody wants to hear. It also crashes the process where that line is longer than some 3,500
 * characters (a regular expression, and a stack that it is too deep for). All of it hangs on a variable of the environment,
 * which only the C library can set for the process that runs already.
 */
final class Telemetry {
    private static final String SWITCH = "ORT_DISABLE_TELEMETRY";
    private static final String OFF = "1";

    private Telemetry() {}

    /**
     * Switches it off; to be called before the library is loaded.
     *
     * @throws IllegalStateException where that cannot be done here: the library is not to be loaded then
     */
    static void switchOff(Map<String, String> environment) {
        if (!OFF.equals(environment.get(SWITCH)) && !set()) {
            throw new IllegalStateException("its telemetry cannot be switched off from here: set " + SWITCH + "=" + OFF
                    + " in the environment, and start again");
        }
    }

    @SuppressWarnings("restricted") // as restricted as loading the library itself
    private static boolean set() {
        Linker linker = Linker.nativeLinker();
        var setenv = linker.defaultLookup().find("setenv");
        if (setenv.isEmpty()) {
            return false;
        }
        var signature = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
        try (Arena arena = Arena.ofConfined()) {
            return (int) linker.downcallHandle(setenv.get(), signature)
                            .invokeExact(arena.allocateFrom(SWITCH), arena.allocateFrom(OFF), 1)
                    == 0;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // a method handle may throw anything, and this one nothing
        }
    }
}
