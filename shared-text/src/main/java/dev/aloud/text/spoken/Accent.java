package dev.aloud.text.spoken;

/** Whose English is spoken: it decides the order of a date, "and" in numbers, and how a word sounds. */
public enum Accent {
    /** American. */
    US,
    /** British. */
    GB
}
