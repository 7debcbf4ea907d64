package dev.aloud.adapter.onnx;

/**
 * How an engine is spread over a machine.
 *
 * @param threads how many threads one run may use
 * @param concurrent how many runs there are at once
 */
record EngineSize(int threads, int concurrent) {
    /** System property: how many threads one run may use. */
    static final String THREADS = "aloud.onnx.threads";

    /** System property: how many utterances to speak at once. */
    static final String CONCURRENCY = "aloud.onnx.concurrency";

    /** More threads for one run than this bring little: its convolutions are short. */
    private static final int MOST_THREADS = 4;

    private static final int MOST_CONCURRENT = 64;

    EngineSize {
        threads = Math.clamp(threads, 1, 64);
        concurrent = Math.clamp(concurrent, 1, MOST_CONCURRENT);
    }

    /** As many runs as processors, if there is memory for them; a run that is alone may use several processors. */
    static EngineSize of(Machine machine, MemoryNeed need) {
        int processors = machine.processors();
        int runs = need.runs(machine.freeBytes().orElse(Long.MAX_VALUE));
        return new EngineSize(
                Integer.getInteger(THREADS, Math.min(processors, MOST_THREADS)),
                Integer.getInteger(CONCURRENCY, Math.min(processors, runs)));
    }
}
