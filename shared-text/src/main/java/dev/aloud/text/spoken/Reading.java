package dev.aloud.text.spoken;

/** A text while it is read: what the rules look at, and what has been said so far. Owned by one call. */
final class Reading {
    private static final int LONGEST_NEIGHBOUR = 20;

    /** Capitalised words that seldom follow an abbreviation in the middle of a sentence. */
    private static final WordSet STARTERS = WordSet.of(
            "the he she it they we you but and in this that these those there"
                    + " his her their its our my if when while as at on for from so then yet however after before although"
                    + " although because since what who where why how no not yes one some many most both all an is are was"
                    + " were do does did will would can could may now later today by with to for or i here nobody everyone");

    final FoldedText text;
    final Accent accent;
    final Said said;

    /** Whether capitals are the rule in this text, as in a heading, so that they say nothing about a word. */
    final boolean shouted;

    /** How many quotes are open: double in the first place, single in the second. */
    final int[] openQuotes = new int[2];

    Reading(FoldedText text, Accent accent) {
        this.text = text;
        this.accent = accent;
        said = new Said(text);
        shouted = Shouting.in(text);
    }

    /** The place behind a space, if one is there. */
    int afterSpace(int at) {
        return text.isSpace(at) ? at + 1 : at;
    }

    /** The word that ends right before a place, or one space or hyphen before it; in small letters; empty if none. */
    String before(int at) {
        int end = at;
        if (text.isSpace(end - 1) || text.at(end - 1) == '-') {
            end--;
        }
        return letters(end);
    }

    /** As {@link #before}, where a dot may end the word, as in {@code Vol. IV}. */
    String beforeWithDot(int at) {
        int end = text.isSpace(at - 1) ? at - 1 : at;
        return letters(text.at(end - 1) == '.' ? end - 1 : end);
    }

    private String letters(int end) {
        int start = end;
        while (end - start < LONGEST_NEIGHBOUR && (text.isLetter(start - 1) || text.at(start - 1) == '\'')) {
            start--;
        }
        return Ascii.lower(text.text(start, end));
    }

    /** The word that begins at a place or one space behind it, as it is written; empty if none does. */
    String after(int at) {
        int start = afterSpace(at);
        int end = start;
        while (end - start < LONGEST_NEIGHBOUR && (text.isLetter(end) || text.at(end) == '\'')) {
            end++;
        }
        return text.text(start, end);
    }

    /** Whether nothing stands before a place in its sentence but quotes and brackets. */
    boolean startsSentence(int at) {
        int before = at - 1;
        while (text.isSpace(before) || isOpener(text.at(before))) {
            if (at - before > 6) {
                return false;
            }
            before--;
        }
        return switch (text.at(before)) {
            case FoldedText.NOTHING, '.', '!', '?', ':', '…', '•', FoldedText.UNSAID -> true;
            default -> false;
        };
    }

    /** Whether the dot of an abbreviation ends the sentence too. */
    boolean endsSentence(int dotAt) {
        int next = dotAt + 1;
        while (next - dotAt < 4 && isCloser(text.at(next))) {
            next++;
        }
        if (text.isSpace(next)) {
            next++;
        } else if (next == dotAt + 1 && next < text.length()) {
            return false;
        }
        while (next - dotAt < 6 && isOpener(text.at(next))) {
            next++;
        }
        if (next >= text.length()) {
            return true;
        }
        return text.isUpper(next) && STARTERS.has(Ascii.lower(after(next)));
    }

    /** Whether something new may begin: no letter, digit or apostrophe stands right before. */
    boolean atStart(int at) {
        return !text.isWord(at - 1) && text.at(at - 1) != '\'';
    }

    private static boolean isOpener(char c) {
        return c == '"' || c == '“' || c == '‘' || c == '\'' || c == '(' || c == '[' || c == '*' || c == '_';
    }

    private static boolean isCloser(char c) {
        return c == '"' || c == '”' || c == '\'' || c == ')' || c == ']' || c == '*' || c == '_';
    }
}
