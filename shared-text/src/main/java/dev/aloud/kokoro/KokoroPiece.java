package dev.aloud.kokoro;

/**
 * What is heard of a run's waveform.
 *
 * @param from the first sample
 * @param to one after the last
 * @param silence how many samples of silence follow
 */
public record KokoroPiece(int from, int to, int silence) {
    /** How many samples are heard, with the silence. */
    public int samples() {
        return to - from + silence;
    }
}
