package dev.aloud.text;

/**
 * A text in its canonical form, in whose UTF-16 units every block and word is placed, with the way back to its source:
 * Unicode normalization form C, line ends as LF, no control or invisible format characters (ZWJ and ZWNJ stay between
 * letters or emoji), no lone surrogates. The canonical form of a canonical text is itself. Immutable.
 */
public final class CanonicalText {
    private final String text;
    private final OffsetMap map;

    CanonicalText(String text, OffsetMap map) {
        this.text = text;
        this.map = map;
    }

    /**
     * Makes a text canonical.
     *
     * @param source any text
     * @return its canonical form
     */
    public static CanonicalText of(String source) {
        CanonicalStream stream = new CanonicalStream(new WholeText(source));
        stream.at(Integer.MAX_VALUE);
        return new CanonicalText(stream.text(0, stream.length()), stream.map());
    }

    /** {@return the canonical text} */
    public String text() {
        return text;
    }

    /**
     * Leads back to the source. A place inside what was composed or decomposed leads to the end of its source.
     *
     * @param canonicalOffset a place in the canonical text, from 0 to its length
     * @return the same place in the source; what was removed from the source there lies before it
     */
    public int toSource(int canonicalOffset) {
        return map.toSource(canonicalOffset);
    }

    /**
     * Leads from the source to the canonical text. A place inside what was composed or removed leads to what follows.
     *
     * @param sourceOffset a place in the source, from 0 to its length
     * @return the same place in the canonical text
     */
    public int toCanonical(int sourceOffset) {
        return Math.min(text.length(), map.toCanonical(sourceOffset));
    }
}
