package dev.aloud.delivery;

import dev.aloud.protocol.AudioCodec;
import dev.aloud.text.Voicing;

/**
 * What holds for every block of a job.
 *
 * @param id the job's id
 * @param voicing model, revision, voice and speed
 * @param codec how its audio travels
 * @param sampleRateHz the audio's sample rate
 */
public record JobHeader(String id, Voicing voicing, AudioCodec codec, int sampleRateHz) {}
