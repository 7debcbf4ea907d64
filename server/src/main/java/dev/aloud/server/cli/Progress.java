package dev.aloud.server.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far a narration is: a bar on a terminal, now and then a line otherwise. Used by one thread, but for
 * {@link #total}.
 */
final class Progress {
    private static final int BAR = 24;
    private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
    private static final long LINE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final String ERASE_REST = "\u001b[K";

    private final PrintWriter out;
    private final boolean interactive;
    private final LongSupplier nanoTime;
    private final long began;
    private long shown;
    private boolean drawn;
    private int blocks;
    private long characters;
    private long samples;
    private volatile Total total;

    /** How much there is in all. */
    record Total(int blocks, long characters) {}

    /**
     * @param interactive whether lines can be written over
     * @param nanoTime the clock
     */
    Progress(PrintWriter out, boolean interactive, LongSupplier nanoTime) {
        this.out = out;
        this.interactive = interactive;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
        this.shown = began - (interactive ? REDRAW_NANOS : 0);
    }

    /** Tells how much there is in all, as soon as somebody has counted; from any thread. */
    void total(Total all) {
        total = all;
    }

    /** Tells that nothing is spoken yet because the engine is starting; shown on a terminal, until the first block. */
    void loading() {
        if (interactive) {
            out.print("\rloading the voice…" + ERASE_REST);
            out.flush();
            drawn = true;
        }
    }

    /** Tells of one more block. */
    void spoken(int blockCharacters, int blockSamples, int sampleRateHz) {
        blocks++;
        characters += blockCharacters;
        samples += blockSamples;
        long now = nanoTime.getAsLong();
        if (now - shown >= (interactive ? REDRAW_NANOS : LINE_NANOS)) {
            shown = now;
            show(sampleRateHz, now);
        }
    }

    private void show(int sampleRateHz, long now) {
        var line = line(sampleRateHz, now);
        if (interactive) {
            out.print("\r" + line + ERASE_REST);
            out.flush();
            drawn = true;
        } else {
            out.println(line);
        }
    }

    private String line(int sampleRateHz, long now) {
        var all = total;
        var audio = clock(samples / sampleRateHz) + " of audio";
        if (all == null || all.characters() == 0) {
            return "block " + blocks + ", " + audio;
        }
        double part = Math.min(1, (double) characters / all.characters());
        long left = Math.round((now - began) / 1e9 * (1 - part) / part);
        var text = String.format(
                Locale.ROOT,
                "%3d%%  block %d of %d, %s, %s left",
                (int) (100 * part),
                blocks,
                all.blocks(),
                audio,
                clock(left));
        return interactive ? bar(part) + text : text.strip();
    }

    /** A bar that is full by this part. */
    static String bar(double part) {
        int full = (int) (BAR * part);
        return "[" + "█".repeat(full) + "░".repeat(BAR - full) + "] ";
    }

    /** Clears the bar, so that what is written next has the line for itself. */
    void end() {
        if (drawn) {
            out.print("\r" + ERASE_REST);
            out.flush();
            drawn = false;
        }
    }

    /** Seconds as {@code m:ss}, or {@code h:mm:ss} from an hour. */
    static String clock(long seconds) {
        long hours = seconds / 3600;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
