package dev.aloud.text;

/** A text that arrives in pieces, such as a file that is still being read. Used by one thread. */
@FunctionalInterface
public interface TextSource {
    /**
     * Returns the next piece, which may be empty and may end anywhere, even between the two halves of a surrogate pair.
     *
     * @return the next piece, or null at the end of the text
     */
    String next();
}
