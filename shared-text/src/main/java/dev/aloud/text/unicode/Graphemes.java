package dev.aloud.text.unicode;

/**
 * Extended grapheme clusters (UAX #29, rules GB3 to GB999): what a reader takes for one character. Stateless and
 * thread-safe.
 */
public final class Graphemes {
    private static final int NO_EMOJI = 0;
    private static final int EMOJI = 1;
    private static final int EMOJI_JOINED = 2;

    private Graphemes() {}

    /**
     * Finds the end of the cluster that starts at {@code from}.
     *
     * @param text the text
     * @param from the cluster's first unit
     * @param limit where to stop at the latest; after {@code from}
     * @return the place after the cluster's last unit, or {@code limit} if that comes first
     */
    public static int end(Units text, int from, int limit) {
        int codePoint = text.codePointAt(from);
        int properties = UnicodeProperties.of(codePoint);
        int before = PropertyBits.graphemeBreak(properties);
        int emoji = emoji(NO_EMOJI, properties, before);
        boolean linked = linked(false, properties);
        boolean oddRegional = before == PropertyBits.BREAK_REGIONAL;
        int at = from + units(codePoint);
        while (at < limit) {
            codePoint = text.codePointAt(at);
            if (codePoint < 0) {
                return at;
            }
            properties = UnicodeProperties.of(codePoint);
            int after = PropertyBits.graphemeBreak(properties);
            boolean joined = joins(before, after)
                    || (emoji == EMOJI_JOINED && UnicodeProperties.isPictographic(properties))
                    || (linked && PropertyBits.conjunctBreak(properties) == PropertyBits.CONJUNCT_CONSONANT)
                    || (oddRegional && after == PropertyBits.BREAK_REGIONAL);
            if (!joined) {
                return at;
            }
            emoji = emoji(emoji, properties, after);
            linked = linked(linked, properties);
            oddRegional = after == PropertyBits.BREAK_REGIONAL && !oddRegional;
            before = after;
            at += units(codePoint);
        }
        return limit;
    }

    /** Rules GB4 to GB9b, which look at two code points only. */
    private static boolean joins(int before, int after) {
        if (before == PropertyBits.BREAK_CONTROL || after == PropertyBits.BREAK_CONTROL) {
            return false;
        }
        return switch (after) {
            case PropertyBits.BREAK_EXTEND, PropertyBits.BREAK_ZWJ, PropertyBits.BREAK_SPACING_MARK -> true;
            case PropertyBits.BREAK_L, PropertyBits.BREAK_LV, PropertyBits.BREAK_LVT ->
                before == PropertyBits.BREAK_L || before == PropertyBits.BREAK_PREPEND;
            case PropertyBits.BREAK_V ->
                before == PropertyBits.BREAK_L
                        || before == PropertyBits.BREAK_V
                        || before == PropertyBits.BREAK_LV
                        || before == PropertyBits.BREAK_PREPEND;
            case PropertyBits.BREAK_T ->
                before == PropertyBits.BREAK_V
                        || before == PropertyBits.BREAK_T
                        || before == PropertyBits.BREAK_LV
                        || before == PropertyBits.BREAK_LVT
                        || before == PropertyBits.BREAK_PREPEND;
            default -> before == PropertyBits.BREAK_PREPEND;
        };
    }

    /** Rule GB11: an emoji, extended or not, and a joiner. */
    private static int emoji(int state, int properties, int graphemeBreak) {
        if (UnicodeProperties.isPictographic(properties)) {
            return EMOJI;
        }
        if (state == EMOJI && graphemeBreak == PropertyBits.BREAK_ZWJ) {
            return EMOJI_JOINED;
        }
        return state == EMOJI && graphemeBreak == PropertyBits.BREAK_EXTEND ? EMOJI : NO_EMOJI;
    }

    /** Rule GB9c as of Unicode 18: a linker, and what extends it, takes the consonant that follows. */
    private static boolean linked(boolean before, int properties) {
        return switch (PropertyBits.conjunctBreak(properties)) {
            case PropertyBits.CONJUNCT_LINKER -> true;
            case PropertyBits.CONJUNCT_EXTEND -> before;
            default -> false;
        };
    }

    private static int units(int codePoint) {
        return codePoint >= 0x10000 ? 2 : 1;
    }
}
