package dev.aloud.adapter.onnx;

/**
 * What memory a model takes beside the JVM's heap.
 *
 * @param atRest bytes when it is loaded and nobody speaks
 * @param perRun bytes more for each run of the greatest length
 */
record MemoryNeed(long atRest, long perRun) {
    /** What is needed to speak at all. */
    long least() {
        return atRest + perRun;
    }

    /** How many runs at once a machine has room for, at least none. */
    int runs(long freeBytes) {
        return Math.clamp((freeBytes - atRest) / perRun, 0, Integer.MAX_VALUE);
    }
}
