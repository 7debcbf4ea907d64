package dev.aloud.text;

/**
 * A text in its canonical form, in whose UTF-16 units every block and word is placed, with the way back to its source.
 * Immutable.
 */
public final class CanonicalText {
    private final String text;

    private CanonicalText(String text) {
        this.text = text;
    }

    /**
     * Makes a text canonical.
     *
     * @param source any text
     * @return its canonical form
     */
    public static CanonicalText of(String source) {
        return new CanonicalText(source.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /** {@return the canonical text} */
    public String text() {
        return text;
    }

    /**
     * Leads back to the source.
     *
     * @param canonicalOffset a place in the canonical text
     * @return the same place in the source
     */
    public int toSource(int canonicalOffset) {
        return canonicalOffset;
    }

    /**
     * Leads from the source to the canonical text.
     *
     * @param sourceOffset a place in the source
     * @return the same place in the canonical text
     */
    public int toCanonical(int sourceOffset) {
        return sourceOffset;
    }
}
