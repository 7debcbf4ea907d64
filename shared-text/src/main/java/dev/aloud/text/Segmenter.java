package dev.aloud.text;

/**
 * Divides canonical text into blocks, one at a time and in order, looking a bounded stretch ahead. A block is one or a
 * few whole sentences of a paragraph; headings and list items stand alone; the first block of a text is a clause and the
 * first after a heading a sentence, so that sound starts soon.
 */
final class Segmenter {
    private static final int LEAST = 120;
    private static final int TARGET = 250;
    private static final int FIRST_WHOLE = 110;

    /** A block this short takes the next sentence though the two are over the target. */
    private static final int STUB = 40;

    private static final int WITH_STUB = 300;

    /**
     * Where more sentences follow, a longer one that opens a text gives its first clause or phrase alone: nothing is heard
     * before an engine has spoken all of a block. A text of one sentence stays whole, as its pause would be all that is heard
     * of the haste.
     */
    private static final int OPENING_WHOLE = 40;

    private static final Clauses.Limits USUAL = new Clauses.Limits(80, TARGET, 330, Clauses.HARD_LIMIT, 30);
    private static final Clauses.Limits FIRST = new Clauses.Limits(20, 100, 120, 120, 10);
    private static final Clauses.Limits OPENING =
            new Clauses.Limits(12, OPENING_WHOLE, OPENING_WHOLE, OPENING_WHOLE, 10);

    private final CanonicalStream text;
    private final Layout layout;
    private final Headings headings;
    private final ListMarkers markers;
    private final Sentences sentences;
    private final Clauses clauses;

    /** Where the next block starts, or the end of the text. */
    private int position;

    private int index;
    private boolean shortNext = true;

    /** A unit is a paragraph, a heading or a list item. */
    private boolean inUnit;

    private boolean unitEnds;
    private boolean alone = true;
    private BlockKind kind = BlockKind.PROSE;
    /** Where the heading ends, or -1. */
    private int headingEnd = -1;

    Segmenter(CanonicalStream text) {
        this.text = text;
        layout = new Layout(text);
        headings = new Headings(text, layout);
        markers = new ListMarkers(text);
        sentences = new Sentences(text, layout);
        clauses = new Clauses(text);
        position = layout.skipWhite(0);
    }

    boolean hasNext() {
        return text.at(position) >= 0;
    }

    Block next() {
        BlockKind blockKind = BlockKind.PROSE;
        if (!inUnit) {
            startUnit();
            blockKind = kind;
        }
        int start = position;
        int end = headingEnd >= 0 ? endInHeading(start) : endInProse(start);
        if (headingEnd < 0) {
            shortNext = false;
        }
        position = layout.skipWhite(end);
        if (unitEnds) {
            endUnit(end);
        }
        return new Block(index++, start, end, text.collapsed(start, end), blockKind);
    }

    private void startUnit() {
        headingEnd = headings.end(position, alone, kind == BlockKind.LIST_ITEM);
        if (headingEnd >= 0) {
            kind = BlockKind.HEADING;
        } else {
            kind = markers.end(position) >= 0 ? BlockKind.LIST_ITEM : BlockKind.PROSE;
        }
        inUnit = true;
    }

    private void endUnit(int end) {
        inUnit = false;
        shortNext |= kind == BlockKind.HEADING;
        alone = kind == BlockKind.HEADING || hasBlankLine(end);
    }

    private boolean hasBlankLine(int end) {
        int lineEnds = 0;
        for (int i = end; i < position && lineEnds < 2; i++) {
            lineEnds += text.at(i) == '\n' ? 1 : 0;
        }
        return lineEnds > 1;
    }

    private int endInHeading(int start) {
        int end = headingEnd;
        if (end - start > (shortNext ? FIRST_WHOLE : TARGET)) {
            end = clauses.cut(start, headingEnd, shortNext ? FIRST : USUAL);
        }
        unitEnds = end == headingEnd;
        return end;
    }

    private int endInProse(int start) {
        int sentenceEnd = sentences.end(start);
        unitEnds = sentenceEnd >= 0 && sentences.endsUnit();
        if (sentenceEnd < 0 || sentenceEnd - start > whole()) {
            int end = cut(start, sentenceEnd);
            if (end != sentenceEnd) {
                unitEnds = text.at(layout.skipWhite(end)) < 0;
                if (sentenceEnd >= 0) {
                    sentences.continueAt(layout.skipWhite(end));
                }
            }
            return end;
        }
        return shortNext ? sentenceEnd : addSentences(start, sentenceEnd);
    }

    /** The longest sentence that is not split. */
    private int whole() {
        return index == 0 ? OPENING_WHOLE : shortNext ? FIRST_WHOLE : TARGET;
    }

    private int cut(int start, int sentenceEnd) {
        if (index == 0 && !isLast(sentenceEnd)) {
            int phrase = clauses.phrase(start, sentenceEnd, OPENING);
            if (phrase > 0) {
                return phrase;
            }
        }
        if (sentenceEnd >= 0 && sentenceEnd - start <= FIRST_WHOLE) {
            return sentenceEnd;
        }
        return clauses.cut(start, sentenceEnd, shortNext ? FIRST : USUAL);
    }

    private boolean isLast(int sentenceEnd) {
        return sentenceEnd >= 0 && text.at(layout.skipWhite(sentenceEnd)) < 0;
    }

    /** Adds sentences of the same paragraph until the block is long enough. */
    private int addSentences(int start, int firstEnd) {
        int end = firstEnd;
        while (!unitEnds) {
            if (end - start >= LEAST) {
                return addLastWords(start, end);
            }
            int nextEnd = sentences.end(layout.skipWhite(end));
            int most = end - start < STUB ? WITH_STUB : TARGET;
            if (nextEnd < 0 || nextEnd - start > most) {
                break;
            }
            end = nextEnd;
            unitEnds = sentences.endsUnit();
        }
        return end;
    }

    /** Adds what is left of the paragraph if it is a stub, which would be left alone otherwise. */
    private int addLastWords(int start, int longEnough) {
        int first = layout.skipWhite(longEnough);
        int end = sentences.end(first);
        while (end >= 0 && end - first < STUB && end - start <= WITH_STUB) {
            if (sentences.endsUnit()) {
                unitEnds = true;
                return end;
            }
            end = sentences.end(layout.skipWhite(end));
        }
        return longEnough;
    }
}
