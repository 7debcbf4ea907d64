package dev.aloud.adapter;

/**
 * A voice of a model.
 *
 * @param id the id used in keys and requests, such as {@code slt}
 * @param name what a listener reads
 * @param language BCP 47 tag, such as {@code en-US}
 * @param gender {@code female}, {@code male} or {@code neutral}
 */
public record Voice(String id, String name, String language, String gender) {}
