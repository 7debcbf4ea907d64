package dev.aloud.adapter.onnx.kernels;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** A kernel as an operator that sessions can be given. It stays until the process ends. Thread-safe. */
final class Domain {
    private final OrtTable table;
    private final Operator operator;
    private final MemorySegment domain;

    Domain(OrtTable table, Kernel kernel) throws OrtException {
        this.table = table;
        this.operator = new Operator(kernel, table, new Pieces(table));
        this.domain = table.domain(FusedGraph.DOMAIN, List.of(operator.structure()));
    }

    /** Gives it to the sessions that are made with some options. */
    void addTo(SessionOptions options) throws OrtException, ReflectiveOperationException {
        table.addDomain(Handles.of(options), domain);
    }

    /** How often it was computed. */
    long calls() {
        return operator.calls();
    }
}
