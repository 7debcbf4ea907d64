package dev.aloud.text;

import dev.aloud.text.unicode.UnicodeProperties;

/** Recognises headings: marked ones, chapters, lines in capitals, and short lines that stand alone without a stop. */
final class Headings {
    private static final int LONGEST = 100;
    private static final int LONGEST_ALONE = 80;
    private static final int LONGEST_OVER_TEXT = 50;
    private static final int SHORTEST_TEXT_LINE = 60;
    private static final int MOST_WORDS = 12;
    private static final int LONGEST_UNDERLINE = 200;
    private static final int LONGEST_MARKED = 1000;

    private static final String CHAPTERS = "chapter part book section act scene volume canto letter stave appendix"
            + " kapitel teil buch abschnitt chapitre partie livre capítulo parte libro capitolo hoofdstuk deel"
            + " rozdział kapitola глава часть книга том розділ bölüm luku capitolul fejezet κεφάλαιο";
    private static final String ALONE = "prologue epilogue introduction preface foreword afterword contents"
            + " acknowledgements acknowledgments conclusion bibliography index vorwort nachwort prolog epilog inhalt"
            + " einleitung prólogo epílogo préface пролог эпилог предисловие";
    private static final String NUMBERS = "one two three four five six seven eight nine ten eleven twelve thirteen"
            + " fourteen fifteen sixteen seventeen eighteen nineteen twenty first second third last the uno dos tres"
            + " un deux trois eins zwei drei premier première primera primero primo первая первый вторая";

    private static final WordTable CHAPTER_WORDS = new WordTable(CHAPTERS, 1);
    private static final WordTable ALONE_WORDS = new WordTable(ALONE, 1);
    private static final WordTable NUMBER_WORDS = new WordTable(NUMBERS, 1);

    private final CanonicalStream text;
    private final Layout layout;
    private final ListMarkers markers;

    Headings(CanonicalStream text, Layout layout) {
        this.text = text;
        this.layout = layout;
        this.markers = new ListMarkers(text);
    }

    /** Whether the line starts with one to six number signs and a space. */
    static boolean isMarked(CanonicalStream text, int start) {
        int at = start;
        while (at - start < 7 && text.at(at) == '#') {
            at++;
        }
        return at > start && at - start < 7 && (text.at(at) == ' ' || text.at(at) == '\t');
    }

    /**
     * Finds the end of the heading that starts here.
     *
     * @param start the first unit of a line that is not white space
     * @param alone whether nothing stands right above: a blank line, a heading, or the start of the text
     * @param inList whether the unit above is a list item
     * @return the place after its last unit, or -1 when this is no heading
     */
    int end(int start, boolean alone, boolean inList) {
        if (isMarked(text, start)) {
            int markedEnd = layout.lineEnd(start, LONGEST_MARKED);
            return markedEnd - start < LONGEST_MARKED ? trim(start, markedEnd) : -1;
        }
        int lineEnd = layout.lineEnd(start, LONGEST + 1);
        int end = trim(start, lineEnd);
        if (!alone || end - start > LONGEST) {
            return -1;
        }
        int next = layout.skipWhite(lineEnd);
        if (text.at(next) < 0) {
            return -1; // the last line of a text is what it says
        }
        int underlineEnd = underlineEnd(lineEnd);
        if (underlineEnd > 0) {
            return underlineEnd;
        }
        boolean blankBelow = hasBlankLine(lineEnd, next);
        return isHeading(start, end, next, blankBelow, inList) ? end : -1;
    }

    private boolean isHeading(int start, int end, int next, boolean blankBelow, boolean inList) {
        if (markers.end(start) > 0 && (inList || markers.end(next) > 0 || !blankBelow)) {
            return false;
        }
        if (isChapter(start, end, blankBelow) || isCapitals(start, end)) {
            return true;
        }
        if (!startsLikeTitle(start) || endsLikeText(end) || countWords(start, end) > MOST_WORDS) {
            return false;
        }
        if (blankBelow) {
            return end - start <= LONGEST_ALONE;
        }
        return end - start <= LONGEST_OVER_TEXT && isLongText(next);
    }

    private boolean isChapter(int start, int end, boolean blankBelow) {
        int wordEnd = wordEnd(start, end);
        if (isEastAsianChapter(start, end)) {
            return true;
        }
        if (ALONE_WORDS.find(text, start, wordEnd) != 0) {
            return wordEnd == end || (wordEnd == end - 1 && text.at(wordEnd) == '.');
        }
        if (CHAPTER_WORDS.find(text, start, wordEnd) == 0
                || !Signs.isUpper(UnicodeProperties.of(text.codePointAt(start)))) {
            return false;
        }
        int number = layout.skipWhite(wordEnd);
        int numberEnd = number < end ? numberEnd(number, end) : -1;
        if (numberEnd < 0) {
            return false;
        }
        int sign = text.at(numberEnd);
        boolean titled = numberEnd == end || sign == '.' || sign == ':' || Signs.isDash(sign) || sign == ')';
        return titled || (blankBelow && !endsLikeText(end));
    }

    /** 第一章, 第12回 and the like, with a title or without. */
    private boolean isEastAsianChapter(int start, int end) {
        if (text.at(start) != 0x7B2C) {
            return false;
        }
        for (int i = start + 1; i < Math.min(end, start + 8); i++) {
            switch (text.at(i)) {
                case 0x7AE0, 0x56DE, 0x8282, 0x7BC0, 0x5377, 0x8A71, 0x90E8, 0x7BC7, 0x96C6 -> {
                    return !endsLikeText(end); // 章 回 节 節 卷 話 部 篇 集
                }
                default -> {}
            }
        }
        return false;
    }

    /** The end of digits, a Roman number or a number word, or -1. */
    private int numberEnd(int start, int end) {
        int wordEnd = start;
        boolean digits = true;
        boolean roman = true;
        while (wordEnd < end) {
            int unit = text.at(wordEnd);
            if (WhiteSpace.is(unit) || Signs.isStop(unit) || Signs.clauseMark(unit) != 0) {
                break;
            }
            digits &= unit >= '0' && unit <= '9';
            roman &= unit == 'I' || unit == 'V' || unit == 'X' || unit == 'L' || unit == 'C';
            wordEnd++;
        }
        boolean number = digits || roman || NUMBER_WORDS.find(text, start, wordEnd) != 0;
        return wordEnd > start && number ? wordEnd : -1;
    }

    private int wordEnd(int start, int end) {
        int at = start;
        while (at < end && UnicodeProperties.isLetter(UnicodeProperties.of(text.at(at)))) {
            at++;
        }
        return at;
    }

    private boolean isCapitals(int start, int end) {
        int capitals = 0;
        for (int i = start; i < end; i++) {
            int properties = UnicodeProperties.of(text.at(i));
            if (Signs.isUpper(properties)) {
                capitals++;
            } else if (UnicodeProperties.isLetter(properties)) {
                return false;
            }
        }
        int last = text.at(end - 1);
        boolean textual = last == '!' || last == '?' || last == ',' || last == ';' || last == ':';
        return capitals > 2 && !textual && UnicodeProperties.isLetter(UnicodeProperties.of(text.at(start)));
    }

    private boolean startsLikeTitle(int start) {
        int at = start;
        while (text.at(at) >= 0 && Signs.isOpener(text.at(at)) && at - start < 3) {
            at++;
        }
        int codePoint = text.codePointAt(at);
        if (codePoint < 0) {
            return false;
        }
        int properties = UnicodeProperties.of(codePoint);
        boolean letter = UnicodeProperties.isLetter(properties) && !Signs.isLower(properties);
        return letter || UnicodeProperties.isNumber(properties);
    }

    private boolean endsLikeText(int end) {
        int at = end - 1;
        while (at > 0 && end - at < 8 && (Signs.isCloser(text.at(at)) || isInReference(at))) {
            at--;
        }
        int last = text.codePointAt(at);
        int mark = Signs.clauseMark(last);
        return Signs.isStop(last) || (mark != 0 && mark != Signs.CLOSER) || last == '-' || last == '|' || last == '>';
    }

    /** Whether it is part of a reference to a note such as {@code [12]}, its bracket seen already. */
    private boolean isInReference(int at) {
        int unit = text.at(at);
        int after = text.at(at + 1);
        boolean digit = unit >= '0' && unit <= '9';
        boolean digitAfter = after >= '0' && after <= '9';
        return (digit && (after == ']' || digitAfter)) || (unit == '[' && digitAfter);
    }

    private int countWords(int start, int end) {
        int words = 1;
        for (int i = start; i < end; i++) {
            if (WhiteSpace.is(text.at(i)) && !WhiteSpace.is(text.at(i + 1))) {
                words++;
            }
        }
        return words;
    }

    private boolean isLongText(int next) {
        int codePoint = text.codePointAt(next);
        int properties = UnicodeProperties.of(codePoint);
        return layout.lineEnd(next, SHORTEST_TEXT_LINE) - next >= SHORTEST_TEXT_LINE
                && UnicodeProperties.isLetter(properties)
                && !Signs.isLower(properties);
    }

    /** The end of the row of = or - below the line, or -1. */
    private int underlineEnd(int lineEnd) {
        int start = lineEnd + 1;
        int sign = text.at(start);
        if (text.at(lineEnd) != '\n' || (sign != '=' && sign != '-')) {
            return -1;
        }
        int at = start;
        while (text.at(at) == sign && at - start < LONGEST_UNDERLINE) {
            at++;
        }
        int end = at;
        while (text.at(at) == ' ') {
            at++;
        }
        boolean whole = text.at(at) < 0 || text.at(at) == '\n';
        return whole && end - start > 2 ? end : -1;
    }

    private boolean hasBlankLine(int lineEnd, int next) {
        int ends = 0;
        for (int i = lineEnd; i < next; i++) {
            ends += text.at(i) == '\n' ? 1 : 0;
        }
        return ends > 1;
    }

    private int trim(int start, int end) {
        int trimmed = end;
        while (trimmed > start && WhiteSpace.is(text.at(trimmed - 1))) {
            trimmed--;
        }
        return trimmed;
    }
}
