package dev.aloud.server.job;

import dev.aloud.text.Speed;

/** How long a text takes to speak, before it is spoken. */
public final class SpeechEstimate {
    /** Characters that an English voice speaks in a second at normal speed, white space included. */
    private static final int CHARS_PER_SECOND = 15;

    private SpeechEstimate() {}

    /** The estimated duration in milliseconds. */
    public static int ms(int chars, Speed speed) {
        return Math.toIntExact(chars * 1_000_000L / CHARS_PER_SECOND / speed.thousandths());
    }
}
