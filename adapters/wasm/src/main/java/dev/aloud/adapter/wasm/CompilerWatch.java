package dev.aloud.adapter.wasm;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** Watches what GraalVM's compiler takes. It tells nobody how much it still has to do; its threads' processor time does. */
final class CompilerWatch {
    /** What the threads of Truffle's compiler are called. */
    static final String THREADS = "TruffleCompilerThread";

    private static final Duration LOOK = Duration.ofMillis(250);

    /** Long enough for a compilation that waits for its turn on a busy machine. */
    private static final int QUIET_LOOKS = 6;

    /** Less than this of a core is idleness. */
    private static final int QUIET_SHARE = 20;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /** Returns when the compiler has been idle for a second and a half, or after the given time. */
    void awaitQuiet(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        long before = processorNanos();
        int quiet = 0;
        while (quiet < QUIET_LOOKS && System.nanoTime() < end) {
            Thread.sleep(LOOK);
            long now = processorNanos();
            quiet = (now - before) * QUIET_SHARE < LOOK.toNanos() ? quiet + 1 : 0;
            before = now;
        }
    }

    private long processorNanos() {
        long sum = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith(THREADS)) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }
}
