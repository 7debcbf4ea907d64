package dev.aloud.text;

import dev.aloud.text.unicode.UnicodeProperties;

/**
 * Finds where sentences end. It looks at most {@link #REACH} units past the place it starts from, so that a text
 * without stops costs no more than one with them.
 */
final class Sentences {
    /** A sentence that is longer has to be split anyway, wherever it ends. */
    static final int REACH = 400;

    private static final byte STOP = 1;
    private static final byte LINE_END = 2;
    private static final byte GREEK_QUESTION = 3;
    private static final byte[] ROLES = new byte[0x80];

    static {
        ROLES['.'] = STOP;
        ROLES['!'] = STOP;
        ROLES['?'] = STOP;
        ROLES['\n'] = LINE_END;
        ROLES[';'] = GREEK_QUESTION;
    }

    private final CanonicalStream text;
    private final Layout layout;
    private final StopRules rules;

    private int foundFrom = -1;
    private int end;
    private boolean endsUnit;

    Sentences(CanonicalStream text, Layout layout) {
        this.text = text;
        this.layout = layout;
        this.rules = new StopRules(text);
    }

    /**
     * Finds the end of the sentence that starts at {@code from}.
     *
     * @return the place after its last unit, or -1 when it ends beyond {@link #REACH}
     */
    int end(int from) {
        if (foundFrom != from) {
            find(from);
            foundFrom = from;
        }
        return end;
    }

    /** Whether the sentence found last is the last of its paragraph. */
    boolean endsUnit() {
        return endsUnit;
    }

    /** Says that what is left of the sentence found last starts here. */
    void continueAt(int from) {
        foundFrom = from;
    }

    private void find(int from) {
        int limit = from + REACH;
        endsUnit = false;
        int at = from;
        while (at < limit) {
            int unit = text.at(at);
            if (unit < 0x80) {
                if (unit < 0) {
                    finish(at, true);
                    return;
                }
                byte role = ROLES[unit];
                if (role == 0) {
                    at++;
                    continue;
                }
                if (role == LINE_END) {
                    Layout.LineBreak lineBreak = layout.lineBreak(at);
                    if (lineBreak != Layout.LineBreak.SOFT) {
                        finish(at, lineBreak == Layout.LineBreak.PARAGRAPH);
                        return;
                    }
                    at++;
                    continue;
                }
                if (role == GREEK_QUESTION && !isGreekQuestion(at)) {
                    at++;
                    continue;
                }
            } else if (unit < 0x37E || !Signs.isStop(text.codePointAt(at))) {
                at += (unit & 0xFC00) == 0xD800 ? 2 : 1;
                continue;
            }
            at = afterStop(from, at, limit);
            if (at < 0) {
                return;
            }
        }
        end = -1;
    }

    private void finish(int at, boolean unitEnd) {
        int trimmed = at;
        while (trimmed > 0 && WhiteSpace.is(text.at(trimmed - 1))) {
            trimmed--;
        }
        end = trimmed;
        endsUnit = unitEnd;
    }

    /** Takes the stop at {@code at} with what belongs to it: -1 when the sentence ends there, else where to go on. */
    private int afterStop(int from, int at, int limit) {
        int stopsEnd = rules.stopsEnd(at, limit);
        int closersEnd = rules.closersEnd(stopsEnd, limit);
        if (closersEnd >= limit) {
            return limit;
        }
        int next = text.at(closersEnd);
        int nextWord = closersEnd;
        if (next >= 0 && !WhiteSpace.is(next)) {
            if (!rules.endsWithoutSpace(at, stopsEnd, closersEnd)) {
                return closersEnd;
            }
        } else {
            nextWord = layout.skipWhite(closersEnd);
        }
        if (!rules.ends(from, at, stopsEnd, closersEnd, nextWord)) {
            return closersEnd;
        }
        end = closersEnd;
        endsUnit = text.at(nextWord) < 0 || layout.startsParagraph(closersEnd, nextWord);
        return -1;
    }

    /** The Greek question mark is a semicolon in canonical text. */
    private boolean isGreekQuestion(int at) {
        if (at == 0) {
            return false;
        }
        int before = UnicodeProperties.of(text.at(at - 1));
        return UnicodeProperties.script(before) == UnicodeProperties.SCRIPT_GREEK;
    }
}
