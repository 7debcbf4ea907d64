package dev.aloud.text;

/**
 * The engine's speaking speed in thousandths: 1000 is the voice's normal speed, 2000 twice as fast. It is part of a
 * block's key. (Playback rate is something else: it belongs to the player and changes no audio.)
 *
 * @param thousandths from {@value #MIN} to {@value #MAX}
 */
public record Speed(int thousandths) {
    /** The slowest speed, a quarter of normal. */
    public static final int MIN = 250;

    /** The fastest speed, four times normal. */
    public static final int MAX = 4000;

    /** The voice's own speed. */
    public static final Speed NORMAL = new Speed(1000);

    /**
     * @throws IllegalArgumentException when out of range
     */
    public Speed {
        if (thousandths < MIN || thousandths > MAX) {
            throw new IllegalArgumentException(
                    "speed must be from " + MIN + " to " + MAX + " thousandths, not " + thousandths);
        }
    }
}
