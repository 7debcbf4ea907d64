package dev.aloud.text;

import dev.aloud.text.unicode.UnicodeProperties;

/**
 * What line ends mean. Plain text does not say whether a line ended because the paragraph did, because the verse, log
 * entry or statement did, or because the line was full; the widths of the lines around it tell.
 */
final class Layout {
    /** What a line end is to the text around it. */
    enum LineBreak {
        /** Nothing: the line was full. */
        SOFT,
        /** The end of a line of verse, code or a log: as good as the end of a sentence. */
        LINE,
        /** The end of a paragraph. */
        PARAGRAPH
    }

    /** Hardly anybody wraps lines that long: if there is one, a line end is likely the end of a paragraph. */
    private static final int LONGEST_WRAPPED = 130;

    /** Lines that are all shorter were not wrapped, they are short. */
    private static final int SHORTEST_WRAPPED = 50;

    private static final int SHORTEST_WRAPPED_IDEOGRAPHIC = 16;
    private static final int WIDEST_VERSE = 64;
    private static final int SURVEYED_LINES = 12;
    private static final int LONGEST_WORD = 60;
    private static final int LOOK_BACK = 16;
    private static final int TAB = 4;
    private static final int SHAPE = 8;

    private final CanonicalStream text;
    private final ListMarkers markers;

    /** The widest line from the one last surveyed to {@link #surveyedTo}, and whether all start with capitals. */
    private int width;

    private boolean capitals;
    private int surveyedTo;

    Layout(CanonicalStream text) {
        this.text = text;
        this.markers = new ListMarkers(text);
    }

    /** The first place from here that is not white space, or the end of the text. */
    int skipWhite(int from) {
        int at = from;
        while (WhiteSpace.is(text.at(at))) {
            at++;
        }
        return at;
    }

    /** Where the line that starts or goes on here ends: at its LF, the end of the text, or after {@code most} units. */
    int lineEnd(int from, int most) {
        int at = from;
        while (at - from < most && text.at(at) >= 0 && text.at(at) != '\n') {
            at++;
        }
        return at;
    }

    /** Whether a paragraph ends between a sentence and the next word. */
    boolean startsParagraph(int from, int nextWord) {
        for (int i = from; i < nextWord; i++) {
            if (text.at(i) == '\n') {
                return lineBreak(i) == LineBreak.PARAGRAPH;
            }
        }
        return false;
    }

    /** What the LF at {@code lineEnd} means. */
    LineBreak lineBreak(int lineEnd) {
        int next = skipWhite(lineEnd);
        int nextLine = lineStart(next);
        if (text.at(next) < 0 || hasBlankLine(lineEnd, nextLine)) {
            return LineBreak.PARAGRAPH;
        }
        int line = lineStart(lineEnd);
        int end = trim(line, lineEnd);
        if (end - line <= LONGEST_WRAPPED) {
            if (lineEnd >= surveyedTo) {
                survey(line);
            }
            if (width <= LONGEST_WRAPPED) {
                return shortLineBreak(line, end, nextLine, next);
            }
        }
        return longLineBreak(line, end, next);
    }

    /** Where lines are long, each is a paragraph, unless it plainly stops short of its sentence's end. */
    private LineBreak longLineBreak(int line, int end, int next) {
        int last = text.at(end - 1);
        if (markers.end(next) > 0 || endsWithStop(line, end) || endsStatement(last)) {
            return LineBreak.PARAGRAPH;
        }
        boolean goesOn = isLower(next) || Signs.clauseMark(last) == Signs.COMMA;
        return goesOn ? LineBreak.SOFT : LineBreak.PARAGRAPH;
    }

    private LineBreak shortLineBreak(int line, int end, int nextLine, int next) {
        boolean stopped = endsWithStop(line, end);
        boolean full = isFull(line, end, next);
        int indent = indent(line, skipWhite(line));
        int nextIndent = indent(nextLine, next);
        if (startsUnit(line, end, next, stopped, full)) {
            return LineBreak.PARAGRAPH;
        }
        boolean item = markers.end(skipWhite(line)) > 0;
        if (item && nextIndent > indent) {
            return LineBreak.SOFT;
        }
        if ((stopped && nextIndent >= indent + 2) || text.at(nextLine) == 0x3000) {
            return LineBreak.PARAGRAPH;
        }
        if (isRow(line, next)) {
            return LineBreak.LINE;
        }
        if (full) {
            return LineBreak.SOFT;
        }
        if (stopped || item) {
            return LineBreak.PARAGRAPH;
        }
        boolean goesOn = (isLower(next) || (width >= SHORTEST_WRAPPED && isDigit(text.at(next))))
                && nextIndent == indent
                && !endsStatement(text.at(end - 1));
        return goesOn ? LineBreak.SOFT : LineBreak.LINE;
    }

    /** Whether the next line starts a list item, a heading or someone's speech. */
    private boolean startsUnit(int line, int end, int next, boolean stopped, boolean full) {
        int marker = markers.end(next);
        if (marker > 0) {
            return stopped || !full || text.at(end - 1) == ':' || markers.end(skipWhite(line)) > 0;
        }
        if (text.at(next) == '#' && Headings.isMarked(text, next)) {
            return true;
        }
        return Signs.isDash(text.at(next)) && (stopped || !full);
    }

    /** Whether there is a blank line: the first LF is at {@code from}. */
    private boolean hasBlankLine(int from, int nextLine) {
        for (int i = from + 1; i < nextLine; i++) {
            if (text.at(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    /** The start of the line with this place, though no further back than matters. */
    private int lineStart(int at) {
        int start = at;
        int first = Math.max(0, at - LONGEST_WRAPPED - 2);
        while (start > first && text.at(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    private int trim(int start, int end) {
        int trimmed = end;
        while (trimmed > start && WhiteSpace.is(text.at(trimmed - 1))) {
            trimmed--;
        }
        return trimmed;
    }

    private void survey(int from) {
        width = 0;
        capitals = true;
        int lines = 0;
        int at = from;
        while (lines < SURVEYED_LINES) {
            int start = skipWhite(at);
            int end = lineEnd(at, LONGEST_WRAPPED + 1);
            if (start >= end) {
                break; // a blank line, or the end
            }
            width = Math.max(width, trim(at, end) - at);
            capitals &= startsWithCapital(start);
            lines++;
            at = end + 1;
            if (end - start > LONGEST_WRAPPED || text.at(end) < 0) {
                break;
            }
        }
        capitals &= lines > 2;
        surveyedTo = Math.max(at, from + 1);
    }

    /** Whether the next word would not have fitted into the line, as far as the widest line around shows. */
    private boolean isFull(int line, int end, int next) {
        int last = UnicodeProperties.of(text.at(end - 1));
        int first = UnicodeProperties.of(text.codePointAt(next));
        boolean ideographic = isWide(text.at(end - 1), last) || Signs.isIdeographic(first);
        if (width < (ideographic ? SHORTEST_WRAPPED_IDEOGRAPHIC : SHORTEST_WRAPPED)) {
            return false;
        }
        if (capitals && width <= WIDEST_VERSE) {
            return false;
        }
        return ideographic ? end - line + 2 > width : end - line + 1 + wordLength(next) > width;
    }

    private static boolean isWide(int unit, int properties) {
        return Signs.isIdeographic(properties) || (unit >= 0x3000 && unit < 0x3040) || unit >= 0xFF00;
    }

    private int wordLength(int start) {
        int at = start;
        while (at - start < LONGEST_WORD && text.at(at) >= 0 && !WhiteSpace.is(text.at(at))) {
            at++;
        }
        return at - start;
    }

    private boolean startsWithCapital(int start) {
        int at = start;
        for (int left = 3; left > 0 && text.at(at) >= 0 && Signs.isOpener(text.at(at)); left--) {
            at++;
        }
        int codePoint = text.codePointAt(at);
        return codePoint >= 0 && Signs.isUpper(UnicodeProperties.of(codePoint));
    }

    private boolean isLower(int start) {
        return Signs.isLower(UnicodeProperties.of(text.codePointAt(start)));
    }

    private boolean endsWithStop(int line, int end) {
        int at = end;
        int first = Math.max(line, end - LOOK_BACK);
        while (at > first && Signs.isCloser(text.at(at - 1))) {
            at--;
        }
        return at > line && Signs.isStop(text.at(at - 1));
    }

    private int indent(int line, int start) {
        int indent = 0;
        for (int i = line; i < start; i++) {
            indent += text.at(i) == '\t' ? TAB : 1;
        }
        return indent;
    }

    /** Whether the two lines are rows of a table, entries of a log, or lines around a fence of code. */
    private boolean isRow(int line, int next) {
        int start = skipWhite(line);
        return text.at(next) == '|' || isFence(start) || isFence(next) || haveSameShape(start, next);
    }

    private boolean isFence(int at) {
        return (text.at(at) == '`' && text.at(at + 1) == '`' && text.at(at + 2) == '`')
                || (text.at(at) == '~' && text.at(at + 1) == '~' && text.at(at + 2) == '~');
    }

    /** Whether both start with digits and other signs in the same places, as dates and times do. */
    private boolean haveSameShape(int a, int b) {
        int digits = 0;
        for (int i = 0; i < SHAPE; i++) {
            int shape = shape(text.at(a + i));
            if (shape != shape(text.at(b + i))) {
                return false;
            }
            digits += isDigit(shape) ? 1 : 0;
        }
        return digits > 2;
    }

    private static int shape(int unit) {
        if (isDigit(unit)) {
            return '0';
        }
        return unit >= 'A' && WordTable.lower(unit) >= 'a' ? 'a' : unit;
    }

    private static boolean isDigit(int unit) {
        return unit >= '0' && unit <= '9';
    }

    private static boolean endsStatement(int unit) {
        return unit == ';' || unit == '{' || unit == '}';
    }
}
