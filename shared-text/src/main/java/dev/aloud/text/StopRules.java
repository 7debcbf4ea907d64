package dev.aloud.text;

import dev.aloud.text.unicode.UnicodeProperties;

/** Decides whether a stop ends a sentence, from what stands before and after it. */
final class StopRules {
    private static final int MOST_OPENERS = 6;
    private static final int LONGEST_REFERENCE = 8;

    private final CanonicalStream text;
    private final Words words;

    StopRules(CanonicalStream text) {
        this.text = text;
        words = new Words(text);
    }

    /** The end of the stops at {@code at}: {@code ?!}, {@code ...}, {@code . . .}, with the marks that dress them. */
    int stopsEnd(int at, int limit) {
        int end = at + units(text.codePointAt(at));
        while (end < limit) {
            int codePoint = text.codePointAt(end);
            if (codePoint == ' ' && text.at(end - 1) == '.' && text.at(end + 1) == '.') {
                end += 2;
            } else if (codePoint >= 0
                    && (Signs.isStop(codePoint) || UnicodeProperties.isMark(UnicodeProperties.of(codePoint)))) {
                end += units(codePoint);
            } else {
                break;
            }
        }
        return Math.min(end, limit);
    }

    /** The end of the quotes and brackets at {@code at}, and of references to notes such as {@code [12]}. */
    int closersEnd(int at, int limit) {
        int end = at;
        while (end < limit) {
            int codePoint = text.codePointAt(end);
            if (codePoint >= 0 && Signs.isCloser(codePoint)) {
                end += units(codePoint);
            } else if (codePoint == '[') {
                int after = referenceEnd(end);
                if (after < 0) {
                    break;
                }
                end = after;
            } else {
                break;
            }
        }
        return Math.min(end, limit);
    }

    private int referenceEnd(int bracket) {
        for (int i = bracket + 1; i < bracket + LONGEST_REFERENCE; i++) {
            int unit = text.at(i);
            if (unit == ']') {
                return i + 1;
            }
            if (unit < '0' || unit > '9') {
                return -1;
            }
        }
        return -1;
    }

    /** Whether a sentence may end here though no white space follows: so in scripts that are written without. */
    boolean endsWithoutSpace(int stop, int stopsEnd, int closersEnd) {
        int codePoint = text.codePointAt(stop);
        int next = text.codePointAt(closersEnd);
        int nextProperties = UnicodeProperties.of(next);
        if (Signs.clauseMark(next) != 0 || UnicodeProperties.isMark(nextProperties)) {
            return false;
        }
        if (Signs.needsSpace(codePoint) || Signs.isDot(codePoint)) {
            return Signs.isIdeographic(nextProperties)
                    && stop > 0
                    && (!Signs.isDot(codePoint) || Signs.isIdeographic(UnicodeProperties.of(text.at(stop - 1))));
        }
        boolean betweenDigits = stop > 0
                && UnicodeProperties.isNumber(UnicodeProperties.of(text.at(stop - 1)))
                && UnicodeProperties.isNumber(nextProperties)
                && stopsEnd == closersEnd;
        return !betweenDigits;
    }

    /**
     * Decides.
     *
     * @param from where the sentence starts
     * @param stop its first stop
     * @param stopsEnd after its stops
     * @param closersEnd after the quotes and brackets that follow
     * @param nextWord where the next word or quote starts, or the end of the text
     */
    boolean ends(int from, int stop, int stopsEnd, int closersEnd, int nextWord) {
        int next = skipOpeners(nextWord);
        int codePoint = text.codePointAt(next);
        if (codePoint < 0) {
            return true;
        }
        int properties = UnicodeProperties.of(codePoint);
        int first = text.codePointAt(stop);
        if (!Signs.needsSpace(first) && !Signs.isDot(first)) {
            return !isQuoteCarriedOn(stopsEnd, closersEnd, nextWord, properties);
        }
        if (Signs.isLower(properties) || Signs.clauseMark(codePoint) == Signs.COMMA) {
            return false;
        }
        if (Signs.isDash(codePoint) && startsLower(next)) {
            return false;
        }
        if (!isSingleDot(stop, stopsEnd)) {
            boolean dotsOnly = Signs.isDot(first) || Signs.isEllipsis(first);
            return !(dotsOnly && UnicodeProperties.isNumber(properties));
        }
        return closersEnd > stopsEnd || dotEnds(from, stop, next, properties);
    }

    /** Whether the dot belongs to an abbreviation, an initial or an ordinal, whatever follows. */
    boolean isPartOfWord(int dot) {
        int start = words.start(0, dot);
        if (isSpaceless(dot) || isInitial(start, dot)) {
            return true;
        }
        int digits = words.digits(start, dot);
        return switch (Abbreviations.kind(text, start, dot)) {
            case Abbreviations.NONE -> digits > 0 && digits <= 3;
            case Abbreviations.BEFORE_NUMBER -> Words.isDigit(text.at(dot + 2));
            default -> true;
        };
    }

    /** Thai and its like have dots in abbreviations only. */
    private boolean isSpaceless(int dot) {
        int before = dot > 0 ? text.at(dot - 1) : '.';
        return UnicodeProperties.script(UnicodeProperties.of(before)) == UnicodeProperties.SCRIPT_SPACELESS;
    }

    private boolean isSingleDot(int stop, int stopsEnd) {
        return stopsEnd == stop + 1 && Signs.isDot(text.at(stop));
    }

    private int skipOpeners(int at) {
        int next = at;
        for (int left = MOST_OPENERS; left > 0; left--) {
            int codePoint = text.codePointAt(next);
            if (codePoint < 0 || !Signs.isOpener(codePoint)) {
                break;
            }
            next += units(codePoint);
        }
        return next;
    }

    /** Japanese goes on after a quote: 「行こう。」と言った。 */
    private boolean isQuoteCarriedOn(int stopsEnd, int closersEnd, int nextWord, int properties) {
        return closersEnd > stopsEnd
                && nextWord == closersEnd
                && UnicodeProperties.script(properties) == UnicodeProperties.SCRIPT_HIRAGANA;
    }

    private boolean startsLower(int dash) {
        int at = dash + 1;
        while (text.at(at) == ' ' || text.at(at) == 0xA0) {
            at++;
        }
        int codePoint = text.codePointAt(at);
        return codePoint >= 0 && Signs.isLower(UnicodeProperties.of(codePoint));
    }

    private boolean dotEnds(int from, int dot, int next, int nextProperties) {
        int start = words.start(from, dot);
        if (start == dot) {
            return true;
        }
        int nextEnd = words.end(next);
        int kind = Abbreviations.kind(text, start, dot);
        return switch (kind) {
            case Abbreviations.NEVER_ENDS -> false;
            case Abbreviations.TITLE -> !startsUpper(start) && endsBefore(next, nextEnd, nextProperties);
            case Abbreviations.PLACE ->
                startsUpper(start) ? isStarter(next, nextEnd) : endsBefore(next, nextEnd, nextProperties);
            case Abbreviations.BEFORE_NUMBER ->
                isInitial(start, dot) ? isStarter(next, nextEnd) : endsBefore(next, nextEnd, nextProperties);
            case Abbreviations.MAY_END -> isStarter(next, nextEnd);
            case Abbreviations.ENDS_AFTER_NUMBER -> followsNumber(start) || isStarter(next, nextEnd);
            default -> wordEnds(from, start, dot, next, nextEnd);
        };
    }

    private boolean startsUpper(int word) {
        return Signs.isUpper(UnicodeProperties.of(text.codePointAt(word)));
    }

    /** Whether what often stands before a number ends the sentence, as none follows. */
    private boolean endsBefore(int next, int nextEnd, int nextProperties) {
        return isStarter(next, nextEnd)
                || (!UnicodeProperties.isNumber(nextProperties) && !words.isRoman(next, nextEnd));
    }

    private boolean wordEnds(int from, int start, int dot, int next, int nextEnd) {
        if (isInitial(start, dot)) {
            return isStarter(next, nextEnd) || UnicodeProperties.isNumber(UnicodeProperties.of(text.at(next)));
        }
        boolean spacedLetters = dot == start + 1 && nextEnd == next + 1 && text.at(nextEnd) == '.';
        if (spacedLetters || isSpaceless(dot)) {
            return false; // z. B.
        }
        int digits = words.digits(start, dot);
        if (digits == 0 || digits > 3) {
            return true;
        }
        if (start == from) {
            return false; // the number of a section or item
        }
        return digits > 2 || !isOrdinal(start, next, nextEnd) || isStarter(next, nextEnd);
    }

    /** One capital letter, or several with dots or a hyphen between: J., J.R.R., J.-P. */
    private boolean isInitial(int start, int dot) {
        if (dot == start) {
            return false;
        }
        int last = UnicodeProperties.of(text.at(dot - 1));
        if (!Signs.isUpper(last)) {
            return false;
        }
        int before = dot - start > 1 ? text.at(dot - 2) : '.';
        return before == '.' || before == '-';
    }

    private boolean isStarter(int start, int end) {
        return text.at(end) != '.' && Abbreviations.isStarter(text, start, end);
    }

    private boolean isOrdinal(int number, int next, int nextEnd) {
        if (Abbreviations.isMonth(text, next, nextEnd)) {
            return true;
        }
        int end = number;
        while (end > 0 && WhiteSpace.is(text.at(end - 1)) && number - end < 3) {
            end--;
        }
        return Abbreviations.isOrdinalCue(text, words.start(0, end), end);
    }

    private boolean followsNumber(int start) {
        int at = start;
        while (at > 0 && WhiteSpace.is(text.at(at - 1)) && start - at < 3) {
            at--;
        }
        return at > 0 && UnicodeProperties.isNumber(UnicodeProperties.of(text.at(at - 1)));
    }

    private static int units(int codePoint) {
        return codePoint >= 0x10000 ? 2 : 1;
    }
}
