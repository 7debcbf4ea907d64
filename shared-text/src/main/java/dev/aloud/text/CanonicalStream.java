package dev.aloud.text;

import dev.aloud.text.unicode.NfcSegment;
import dev.aloud.text.unicode.UnicodeProperties;
import dev.aloud.text.unicode.Units;

/**
 * Makes a text canonical, reading no more of it than is asked for: line ends to LF, control and invisible format
 * characters removed, lone surrogates to U+FFFD, then normalization form C. Where the source's pieces end makes no
 * difference. Owned by one thread.
 *
 * <p>The text made so far stands in {@link #units}; its last stretch stays open, since a mark that follows may still
 * compose with it. Text that is composed already, which is nearly all text, is copied and never taken apart.
 */
final class CanonicalStream implements Units {
    /** Source units taken at a time, so that the first block does not wait for the whole book. */
    private static final int STEP = 2048;

    private static final int REPLACEMENT = 0xFFFD;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private final TextSource source;
    private final OffsetMap map = new OffsetMap();
    private final NfcSegment segment = new NfcSegment();
    private char[] units = new char[2 * STEP];
    private int length;
    private int closed;
    private boolean ended;

    private String piece = "";
    private int pieceAt;
    /** What to add to a place in the piece to get the place in the source. */
    private int pieceStart;

    /** Where the open stretch starts; it was taken out of {@link #units} into {@link #segment} when not composed. */
    private int open;

    private boolean decomposed;
    private int classBefore;
    private int highSurrogate;
    private boolean afterCarriageReturn;
    /** A joiner that stays if what follows is a letter or emoji, or 0. */
    private int joiner;

    private int joinerAt;
    /** Whether what stands before, marks aside, is a letter or emoji. */
    private boolean joinable;

    CanonicalStream(TextSource source) {
        this.source = source;
    }

    @Override
    public int at(int index) {
        return index < closed ? units[index] : readTo(index);
    }

    /** How much of the canonical text is made and will not change. */
    int length() {
        return closed;
    }

    /** A stretch of what {@link #at} has given. */
    String text(int start, int end) {
        return new String(units, start, end - start);
    }

    /** The same with each run of white space as one space. */
    String collapsed(int start, int end) {
        for (int i = start; i < end; i++) {
            char unit = units[i];
            if (unit == ' ' ? WhiteSpace.is(units[i + 1]) : WhiteSpace.is(unit)) {
                return collapse(start, end);
            }
        }
        return text(start, end);
    }

    private String collapse(int start, int end) {
        char[] collapsed = new char[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            if (!WhiteSpace.is(units[i])) {
                collapsed[length++] = units[i];
            } else if (length > 0 && collapsed[length - 1] != ' ') {
                collapsed[length++] = ' ';
            }
        }
        return new String(collapsed, 0, length);
    }

    /** The way back to the source, as far as {@link #length()}. */
    OffsetMap map() {
        OffsetMap copy = map.copy();
        copy.forgetAfter(closed);
        return copy;
    }

    private int readTo(int index) {
        while (index >= closed && !ended) {
            read();
        }
        return index < closed ? units[index] : -1;
    }

    private void read() {
        while (pieceAt == piece.length()) {
            pieceStart += piece.length();
            pieceAt = 0;
            piece = source.next();
            if (piece == null) {
                piece = "";
                end();
                return;
            }
        }
        readPiece(Math.min(piece.length(), pieceAt + STEP));
        closed = open;
    }

    private void end() {
        if (highSurrogate != 0) {
            takeLoneSurrogate(pieceStart - 1);
        }
        closeSegment();
        map.follow(length, pieceStart);
        closed = length;
        ended = true;
    }

    private void readPiece(int end) {
        while (pieceAt < end) {
            if (!decomposed && joiner == 0 && !afterCarriageReturn && highSurrogate == 0) {
                copyPlain(end);
                if (pieceAt == end) {
                    return;
                }
            }
            takeUnit(piece.charAt(pieceAt), pieceStart + pieceAt);
            pieceAt++;
        }
    }

    /** Copies what no rule concerns: it stands for itself and composes with nothing before it. */
    private void copyPlain(int end) {
        ensureRoom(end - pieceAt);
        int first = pieceAt;
        int from = first;
        int to = length;
        while (from < end) {
            char unit = piece.charAt(from);
            if (!CanonicalRules.isPlain(unit)) {
                break;
            }
            units[to++] = unit;
            from++;
        }
        if (from == first) {
            return;
        }
        map.follow(length, pieceStart + first);
        pieceAt = from;
        open = to - 1;
        classBefore = 0;
        length = to;
        for (int i = to - 1; i >= to - (from - first); i--) {
            int properties = UnicodeProperties.of(units[i]);
            if (!UnicodeProperties.isMark(properties)) {
                joinable = CanonicalRules.isJoinable(properties);
                return;
            }
        }
    }

    private void takeUnit(int unit, int at) {
        if (highSurrogate != 0) {
            if ((unit & 0xFC00) == 0xDC00) {
                int codePoint = 0x10000 + ((highSurrogate - 0xD800) << 10) + (unit - 0xDC00);
                highSurrogate = 0;
                take(codePoint, at - 1);
                return;
            }
            takeLoneSurrogate(at - 1);
        }
        if ((unit & 0xFC00) == 0xD800) {
            highSurrogate = unit;
        } else if ((unit & 0xFC00) == 0xDC00) {
            take(REPLACEMENT, at);
        } else {
            take(unit, at);
        }
    }

    private void takeLoneSurrogate(int at) {
        highSurrogate = 0;
        take(REPLACEMENT, at);
    }

    /** Line ends and removals; what stays goes on to {@link #keep}. */
    private void take(int codePoint, int at) {
        boolean secondOfLineEnd = afterCarriageReturn && codePoint == '\n';
        afterCarriageReturn = codePoint == '\r';
        if (secondOfLineEnd) {
            return;
        }
        int properties = UnicodeProperties.of(codePoint);
        if (CanonicalRules.isLineEnd(codePoint)) {
            joiner = 0;
            keep('\n', UnicodeProperties.of('\n'), at);
        } else if (codePoint == ZERO_WIDTH_JOINER || codePoint == ZERO_WIDTH_NON_JOINER) {
            if (joiner == 0 && joinable) {
                joiner = codePoint;
                joinerAt = at;
            }
        } else if (!CanonicalRules.isRemoved(codePoint, properties)) {
            if (joiner != 0) {
                if (CanonicalRules.isJoinable(properties) || UnicodeProperties.isMark(properties)) {
                    compose(joiner, UnicodeProperties.of(joiner), joinerAt);
                }
                joiner = 0;
            }
            keep(codePoint, properties, at);
        }
    }

    private void keep(int codePoint, int properties, int at) {
        if (!UnicodeProperties.isMark(properties)) {
            joinable = CanonicalRules.isJoinable(properties);
        }
        compose(codePoint, properties, at);
    }

    private void compose(int codePoint, int properties, int at) {
        if (UnicodeProperties.startsSegment(properties)) {
            closeSegment();
            open = length;
            classBefore = 0;
            append(codePoint, at);
            return;
        }
        int combiningClass = UnicodeProperties.combiningClass(properties);
        if (decomposed) {
            segment.add(codePoint);
        } else if (UnicodeProperties.isComposed(properties) && combiningClass >= classBefore) {
            classBefore = combiningClass;
            append(codePoint, at);
        } else {
            openSegment(at);
            segment.add(codePoint);
        }
    }

    private void append(int codePoint, int at) {
        map.follow(length, at);
        append(codePoint);
    }

    private void append(int codePoint) {
        ensureRoom(2);
        if (codePoint < 0x10000) {
            units[length++] = (char) codePoint;
        } else {
            units[length++] = (char) (0xD7C0 + (codePoint >> 10));
            units[length++] = (char) (0xDC00 | (codePoint & 0x3FF));
        }
    }

    /** Takes the open stretch out again, to compose it with what comes. */
    private void openSegment(int at) {
        if (open == length) {
            map.follow(length, at);
        }
        segment.clear();
        for (int i = open; i < length; i++) {
            int unit = units[i];
            if ((unit & 0xFC00) == 0xD800) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (units[++i] - 0xDC00);
            }
            segment.add(unit);
        }
        length = open;
        map.forgetAfter(open);
        decomposed = true;
    }

    private void closeSegment() {
        if (decomposed) {
            segment.compose();
            for (int i = 0; i < segment.length(); i++) {
                append(segment.codePoint(i));
            }
            decomposed = false;
        }
    }

    private void ensureRoom(int more) {
        if (length + more > units.length) {
            char[] longer = new char[Math.max(2 * units.length, length + more)];
            System.arraycopy(units, 0, longer, 0, length);
            units = longer;
        }
    }
}
