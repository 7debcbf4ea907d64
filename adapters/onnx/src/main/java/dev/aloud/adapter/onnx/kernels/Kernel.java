package dev.aloud.adapter.onnx.kernels;

import ai.onnxruntime.OrtException;

/** An operator that we compute: of tensors of floats it makes another. Thread-safe. */
interface Kernel {
    /** Its name in a graph, in the domain {@link FusedGraph#DOMAIN}. */
    String operator();

    /** How many tensors it reads. */
    int inputs();

    /** Computes one node's output. */
    void compute(KernelCall call) throws OrtException;
}
