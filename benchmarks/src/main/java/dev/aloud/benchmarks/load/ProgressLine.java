package dev.aloud.benchmarks.load;

import java.io.PrintWriter;

/** Shows how a run goes: one line that is written over on a terminal, a line now and then elsewhere. */
final class ProgressLine {
    private static final int SECONDS_BETWEEN_LINES = 15;

    private final PrintWriter out;
    private final boolean terminal = isTerminal();
    private int looks;

    ProgressLine(PrintWriter out) {
        this.out = out;
    }

    /** Called once a second. */
    void show(Measurements seen) {
        looks++;
        if (terminal || looks % SECONDS_BETWEEN_LINES == 0) {
            out.printf(
                    terminal ? "\r%s  " : "%s%n",
                    "  " + looks + " s: " + seen.joined.get() + " joined, " + seen.listening.get() + " listening, "
                            + seen.blocks.sum() + " blocks, " + seen.bytes.sum() / 1_000_000 + " MB, "
                            + seen.underruns.sum() + " underruns");
            out.flush();
        }
    }

    /** Ends the line, so that what follows begins a new one. */
    void end() {
        if (terminal && looks > 0) {
            out.println();
            out.flush();
        }
    }

    /** JDK 25 gives no console at all where there is no terminal, as JDK 21 did and those between did not. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }
}
