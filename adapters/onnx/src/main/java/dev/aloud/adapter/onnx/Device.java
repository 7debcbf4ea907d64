package dev.aloud.adapter.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

/** What a graph runs on. */
interface Device {
    /** A few words for health and logs. */
    String describe();

    /** Asks for this device. */
    void configure(SessionOptions options) throws OrtException;

    /** Whether what it runs are kernels for processors, which ours may replace. */
    default boolean takesOwnKernels() {
        return false;
    }

    /** Whether what a run takes of the machine's memory is worth giving back. */
    boolean givesMemoryBack();

    /** The machine's processor. */
    record Processor(int threads) implements Device {
        @Override
        public String describe() {
            return threads == 1 ? "1 thread" : threads + " threads";
        }

        @Override
        public void configure(SessionOptions options) throws OrtException {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Threads that spin for work save nothing measurable on an idle machine, and on a busy one, where they take
            // the processor from those who have work, they make runs up to three times as long.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
        }

        @Override
        public boolean takesOwnKernels() {
            return true;
        }

        @Override
        public boolean givesMemoryBack() {
            return true;
        }
    }

    /** An NVIDIA GPU. */
    record Cuda(int number) implements Device {
        @Override
        public String describe() {
            return "CUDA device " + number;
        }

        @Override
        public void configure(SessionOptions options) throws OrtException {
            try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(number)) {
                // Trying every algorithm takes seconds for each new length; what the heuristic picks is as good.
                cuda.add("cudnn_conv_algo_search", "HEURISTIC");
                cuda.add("arena_extend_strategy", "kSameAsRequested");
                options.addCUDA(cuda);
            }
        }

        @Override
        public boolean givesMemoryBack() {
            return false;
        }
    }
}
