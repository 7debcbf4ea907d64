package dev.aloud.adapter;

import java.util.List;

/**
 * A model that an adapter can speak with.
 *
 * @param id the id used in keys and requests, such as {@code flite}
 * @param revision changes whenever the audio for equal input may change
 * @param name what a listener reads
 * @param languages BCP 47 tags
 * @param sampleRateHz samples a second of all its audio
 * @param defaultVoice the id of one of {@code voices}
 * @param voices at least one
 * @param tiers where the model can run: {@code browser}, {@code server}
 * @param state whether it can speak now
 * @param maxConcurrent how many utterances it can speak at once, at least 1
 * @param priceMillicreditsPerSec thousandths of a credit for a second of audio
 */
public record Model(
        String id,
        String revision,
        String name,
        List<String> languages,
        int sampleRateHz,
        String defaultVoice,
        List<Voice> voices,
        List<String> tiers,
        ModelState state,
        int maxConcurrent,
        int priceMillicreditsPerSec) {
    public Model {
        languages = List.copyOf(languages);
        voices = List.copyOf(voices);
        tiers = List.copyOf(tiers);
    }
}
