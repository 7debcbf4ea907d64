package dev.aloud.server;

/**
 * Whether one part of the server works; all that {@code /health/ready} needs to know of it.
 *
 * @param name the part, such as {@code cache}
 * @param ok whether it works
 * @param detail one line for an operator: what runs, or what is wrong and what to do
 */
public record Check(String name, boolean ok, String detail) {}
