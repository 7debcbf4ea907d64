package dev.aloud.text.spoken;

import dev.aloud.text.unicode.NfcSegment;
import dev.aloud.text.unicode.UnicodeProperties;
import dev.aloud.text.unicode.Units;

/**
 * Brings a text to the alphabet of {@link FoldedText}: letters with marks to their base, other digits to ASCII digits,
 * typographic variants to one of each kind. Nothing is dropped that ends a word.
 */
final class Folding {
    private final Units units;
    private final FoldedText folded;
    private final NfcSegment decomposed = new NfcSegment();

    private Folding(String text) {
        units = index -> index < text.length() ? text.charAt(index) : -1;
        folded = new FoldedText(text);
    }

    static FoldedText of(String text) {
        Folding folding = new Folding(text);
        int at = 0;
        while (at < text.length()) {
            int codePoint = folding.units.codePointAt(at);
            int end = at + (codePoint >= 0x10000 ? 2 : 1);
            folding.fold(codePoint, at, end);
            at = end;
        }
        return folding.folded;
    }

    private void fold(int codePoint, int start, int end) {
        if (codePoint > ' ' && codePoint < 0x7F) {
            folded.add((char) codePoint, start, end);
            return;
        }
        String known = FoldedCharacters.of(codePoint);
        if (!known.isEmpty()) {
            add(known, start, end);
            return;
        }
        int properties = UnicodeProperties.of(codePoint);
        int category = UnicodeProperties.category(properties);
        if (UnicodeProperties.isMark(properties) || UnicodeProperties.isEmojiModifier(properties)) {
            folded.extendTo(end);
        } else if (category == UnicodeProperties.DECIMAL_DIGIT) {
            folded.add(digit(codePoint), start, end);
        } else if (UnicodeProperties.isLetter(properties)) {
            add(base(codePoint), start, end);
        } else if (category != UnicodeProperties.FORMAT) {
            folded.add(FoldedText.UNSAID, start, end);
        }
    }

    private void add(String characters, int start, int end) {
        for (int i = 0; i < characters.length(); i++) {
            folded.add(characters.charAt(i), start, end);
        }
    }

    /** Unicode puts the ten digits of a script side by side, and the sets of the mathematical digits too. */
    private static char digit(int codePoint) {
        int before = codePoint - 1;
        while (UnicodeProperties.category(UnicodeProperties.of(before)) == UnicodeProperties.DECIMAL_DIGIT) {
            before--;
        }
        return (char) ('0' + (codePoint - before - 1) % 10);
    }

    /** The Latin or Greek letter under the marks. */
    private String base(int codePoint) {
        decomposed.clear();
        decomposed.add(codePoint);
        int base = decomposed.codePoint(0);
        if (base < 0x80 || (base >= 0x391 && base <= 0x3C9)) {
            return String.valueOf((char) base);
        }
        String known = FoldedCharacters.of(base);
        return known.isEmpty() ? String.valueOf(FoldedText.UNSAID) : known;
    }
}
