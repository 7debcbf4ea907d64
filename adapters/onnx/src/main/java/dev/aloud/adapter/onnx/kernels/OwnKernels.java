package dev.aloud.adapter.onnx.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Loads graphs so that our kernels compute what they can. A graph that has nothing for them is left alone, and so is any where
 * the library is another than the one they were made for, or anything else is not as expected. Thread-safe.
 */
public final class OwnKernels {
    /** System property: {@code off} leaves everything to ONNX Runtime. */
    public static final String SWITCH = "aloud.onnx.kernels";

    /** The versions of ONNX Runtime that they were tried with. */
    private static final String KNOWN = "1.29.";

    private static final Logger LOG = System.getLogger("aloud.onnx");

    /** Guarded by the class; null until it is asked for, empty where it cannot be had. */
    private static Optional<Domain> domain;

    private OwnKernels() {}

    /**
     * Makes a session of a graph's file.
     *
     * @param options for sessions on a processor; what they are afterwards is not said
     * @return nothing where the graph is to be loaded without them
     */
    public static Optional<OrtSession> open(OrtEnvironment environment, Path file, SessionOptions options) {
        if ("off".equals(System.getProperty(SWITCH))) {
            return Optional.empty();
        }
        try (PrivateCopy copy = PrivateCopy.of(file)) {
            FusedGraph graph = new FusedGraph(copy.file());
            Optional<Domain> ours = graph.nodes() == 0 ? Optional.empty() : domain(environment.getVersion());
            if (ours.isEmpty()) {
                return Optional.empty();
            }
            ours.get().addTo(options);
            graph.strike(copy.file());
            return Optional.of(environment.createSession(with(graph.tail(), copy), options));
        } catch (IOException | OrtException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            without(file + ": " + e);
            return Optional.empty();
        }
    }

    /** How many nodes they have computed in this process. */
    public static synchronized long calls() {
        return domain == null ? 0 : domain.map(Domain::calls).orElse(0L);
    }

    /** Whether they were tried with a version of ONNX Runtime. */
    public static boolean madeFor(String version) {
        return version.startsWith(KNOWN);
    }

    private static ByteBuffer with(byte[] tail, PrivateCopy copy) throws IOException {
        if (tail.length > PrivateCopy.ROOM) {
            throw new IOException("there are too many nodes");
        }
        long length = copy.file().byteSize();
        MemorySegment.copy(tail, 0, copy.all(), JAVA_BYTE, length, tail.length);
        return copy.all().asSlice(0, length + tail.length).asByteBuffer();
    }

    private static synchronized Optional<Domain> domain(String version) {
        if (domain == null) {
            domain = make(version);
        }
        return domain;
    }

    private static Optional<Domain> make(String version) {
        if (!madeFor(version)) {
            without("they are not made for ONNX Runtime " + version);
            return Optional.empty();
        }
        try {
            return Optional.of(new Domain(new OrtTable(Handles.table()), new NormSnakeKernel()));
        } catch (OrtException | ReflectiveOperationException | RuntimeException | LinkageError e) {
            without(e.toString());
            return Optional.empty();
        }
    }

    private static void without(String why) {
        LOG.log(Level.INFO, "Aloud''s own kernels are left out, which makes speech slower: {0}", why);
    }
}
