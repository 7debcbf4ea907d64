package dev.aloud.adapter.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.onnx.kernels.Handles;
import dev.aloud.adapter.onnx.kernels.OwnKernels;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** ONNX Runtime in this process: one environment, which lives as long as the process. Thread-safe. */
final class OnnxRuntime {
    private static final Logger LOG = System.getLogger("aloud.onnx");

    private OnnxRuntime() {}

    /**
     * Kept from the moment the library is loaded. ONNX Runtime's Java side frees its environment in a shutdown hook of its
     * own, while ours still waits for the runs under way: they would crash the process. A second reference to the native
     * environment, which it counts, keeps it until the process is gone. There is no public way to ask for one.
     */
    private static final class Kept {
        static final OrtEnvironment ENVIRONMENT = quietly();
        static final boolean TWICE = referAgain();

        private static OrtEnvironment quietly() {
            Telemetry.switchOff(System.getenv());
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "aloud");
        }

        private static boolean referAgain() {
            try {
                var create =
                        OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
                create.setAccessible(true);
                create.invoke(null, Handles.table(), OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR.getValue(), "aloud");
                return true;
            } catch (ReflectiveOperationException | RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        "ONNX Runtime cannot be kept until the process ends: stopping while it speaks may crash ({0})",
                        e.toString());
                return false;
            }
        }
    }

    /** The environment; making it loads the native library. */
    static OrtEnvironment environment() {
        return Kept.ENVIRONMENT;
    }

    /** Whether runs outlive the shutdown hook of ONNX Runtime; a test holds this for the version in use. */
    static boolean survivesShutdown() {
        return Kept.TWICE;
    }

    /** Its version, for health and logs. */
    static String version() {
        return environment().getVersion();
    }

    /**
     * Loads the native library.
     *
     * @throws SynthesisException when this machine cannot
     */
    static void load() throws SynthesisException {
        try {
            environment();
        } catch (LinkageError | IllegalStateException e) {
            throw new SynthesisException(
                    Code.ENGINE_FAILED,
                    "ONNX Runtime does not load on this machine (" + deepest(e)
                            + "); it needs 64-bit Linux with glibc and a folder for temporary files that may hold programs",
                    e);
        }
    }

    /** What was wrong at first: what stands around it only says that a class could not be initialised. */
    static String deepest(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Whether the library was built for NVIDIA's GPUs. Says nothing of whether there is one. */
    static boolean builtForCuda() {
        environment(); // nothing else may load the library
        return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    }

    /** Loads a graph on a device. */
    static GraphSession open(Path graph, Set<String> outputs, Device device) throws OrtException {
        return new GraphSession(device, session(graph, device), outputs);
    }

    private static OrtSession session(Path graph, Device device) throws OrtException {
        if (device.takesOwnKernels()) {
            try (SessionOptions options = new SessionOptions()) {
                device.configure(options);
                Optional<OrtSession> session = OwnKernels.open(environment(), graph, options);
                if (session.isPresent()) {
                    return session.get();
                }
            }
        }
        try (SessionOptions options = new SessionOptions()) {
            device.configure(options);
            return environment().createSession(graph.toString(), options);
        }
    }
}
