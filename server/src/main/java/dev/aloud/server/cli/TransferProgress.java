package dev.aloud.server.cli;

import dev.aloud.pack.InstallListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far bytes have come, stage by stage: a bar on a terminal, otherwise a line when a stage begins and now and then.
 * Used by one thread.
 */
final class TransferProgress {
    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
    private static final long LINE_NANOS = Duration.ofSeconds(10).toNanos();

    /** Before this much has come, how long the rest takes is a guess. */
    private static final long GUESS_NANOS = Duration.ofSeconds(1).toNanos();

    private static final String ERASE_REST = "\u001b[K";

    private final PrintWriter out;
    private final boolean interactive;
    private final LongSupplier nanoTime;
    private String stage = "";
    private long began;
    private long beganAt;
    private long shown;
    private boolean drawn;

    /**
     * @param interactive whether lines can be written over
     * @param nanoTime the clock
     */
    TransferProgress(PrintWriter out, boolean interactive, LongSupplier nanoTime) {
        this.out = out;
        this.interactive = interactive;
        this.nanoTime = nanoTime;
    }

    /** What a person calls a stage of an installation. */
    static String name(InstallListener.Stage stage) {
        return switch (stage) {
            case CHECKING -> "checking what is here";
            case DOWNLOADING -> "downloading";
            case UNPACKING -> "unpacking";
            case VERIFYING -> "checking what was made";
        };
    }

    /**
     * Tells how far a stage is.
     *
     * @param doing what a person calls it
     */
    void show(String doing, long done, long total) {
        long now = nanoTime.getAsLong();
        boolean first = !doing.equals(stage);
        if (first) {
            stage = doing;
            began = now;
            beganAt = done;
        }
        boolean due = now - shown >= (interactive ? REDRAW_NANOS : LINE_NANOS);
        if (first || due || (interactive && done == total)) {
            shown = now;
            write(done, total, now);
        }
    }

    private void write(long done, long total, long now) {
        double part = total == 0 ? 1 : (double) done / total;
        var line = String.format(
                Locale.ROOT,
                "%s  %d%%  %s of %s%s",
                stage,
                (int) (100 * part),
                Sizes.of(done),
                Sizes.of(total),
                left(done, total, now));
        if (interactive) {
            out.print("\r" + Progress.bar(part) + line + ERASE_REST);
            out.flush();
            drawn = true;
        } else {
            out.println(line);
        }
    }

    private String left(long done, long total, long now) {
        if (now - began < GUESS_NANOS || done <= beganAt || done == total) {
            return "";
        }
        double perNano = (double) (done - beganAt) / (now - began);
        return ", " + Progress.clock(Math.round((total - done) / perNano / 1e9)) + " left";
    }

    /** Clears the bar, so that what is written next has the line for itself. */
    void end() {
        if (drawn) {
            out.print("\r" + ERASE_REST);
            out.flush();
            drawn = false;
        }
    }
}
