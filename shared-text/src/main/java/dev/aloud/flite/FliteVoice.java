package dev.aloud.flite;

/**
 * One of flite's voices.
 *
 * @param id what flite calls it; part of keys and requests
 * @param name what a listener reads
 * @param language BCP 47 tag
 * @param gender {@code female} or {@code male}
 */
public record FliteVoice(String id, String name, String language, String gender) {}
