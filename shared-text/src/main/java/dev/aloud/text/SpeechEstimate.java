package dev.aloud.text;

/** How long a text takes to speak, before it is spoken: one estimate for both tiers. */
public final class SpeechEstimate {
    /** Characters that an English voice speaks in a second at normal speed, white space included. */
    private static final int CHARS_PER_SECOND = 15;

    private SpeechEstimate() {}

    /**
     * The estimated duration in milliseconds.
     *
     * @param chars how many UTF-16 units the text has
     */
    public static int ms(int chars, Speed speed) {
        return Math.toIntExact(chars * 1_000_000L / CHARS_PER_SECOND / speed.thousandths());
    }
}
