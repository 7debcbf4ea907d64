package dev.aloud.kokoro;

/**
 * What a host tells of a run's result.
 *
 * @param units the durations, one for each of the run's ids, in units of {@link KokoroModel#UNIT_SAMPLES}
 * @param peaks the greatest absolute sample of each unit of the waveform, times 32767 without what is behind the point;
 *     as many as the durations come to
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared
public record KokoroSound(int[] units, int[] peaks) {}
