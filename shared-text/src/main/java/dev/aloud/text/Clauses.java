package dev.aloud.text;

import dev.aloud.text.unicode.Graphemes;
import dev.aloud.text.unicode.UnicodeProperties;

/**
 * Splits a sentence that is too long for one block, at the best place there is: after a stop that ended no sentence,
 * a semicolon, a colon, a dash, a comma, a closing bracket, before a conjunction, before what begins a phrase, at a space. Never
 * inside a word, a number, an address or a grapheme cluster, unless that alone is over the limit.
 */
final class Clauses {
    /** No block is longer, whatever the text. */
    static final int HARD_LIMIT = 350;

    /**
     * How long a piece may be.
     *
     * @param least shorter pieces sound chopped
     * @param target the longest that is wanted
     * @param most the longest if a better place follows the target
     * @param whole a sentence up to this stays whole if there is no good place in it
     * @param leastRest what may be left for the next piece
     */
    record Limits(int least, int target, int most, int whole, int leastRest) {}

    private static final int STOP = 0;
    private static final int CONJUNCTION = 6;
    private static final int PHRASE = 7;
    private static final int DETERMINER = 8;
    private static final int SPACE = 9;
    private static final int BETWEEN_IDEOGRAPHS = 10;
    private static final int POOR = 11;
    private static final int RANKS = 12;
    private static final int NOWHERE = -1;

    private static final String CONJUNCTIONS =
            "and or but because which that who whom whose when where while whether if although"
                    + " though since unless until whereas und oder aber weil dass denn sondern wenn et ou mais que qui parce y"
                    + " pero porque che perché och eller maar omdat и а но или что потому когда если чтобы ale lub że";

    /** What begins a phrase that a reader could draw breath before: prepositions, and the auxiliaries behind a subject. */
    private static final String PHRASE_STARTS =
            "in on at to of as than from with by for into onto over under about after before between through during without"
                    + " against among behind beyond toward towards upon within across along around"
                    + " is are was were has have had will would can could should must may might said"
                    + " in auf mit von bei nach aus durch für gegen ohne um zu über unter vor zwischen dans sur avec sans"
                    + " pour par chez vers sous entre de à en con para por sobre desde hasta di su per tra fra";

    /** What begins an object, which a verb can wait for. */
    private static final String DETERMINERS =
            "the a an this these those his her its my our your their some any no each every";

    private static final int LONGEST_WORD = 12;

    private static final WordTable CONJUNCTION_WORDS = new WordTable(CONJUNCTIONS, 1);
    private static final WordTable PHRASE_START_WORDS = new WordTable(PHRASE_STARTS, 1);
    private static final WordTable DETERMINER_WORDS = new WordTable(DETERMINERS, 1);

    private final CanonicalStream text;
    private final StopRules stops;
    private final int[] early = new int[RANKS];
    private final int[] inside = new int[RANKS];
    private final int[] beyond = new int[RANKS];

    Clauses(CanonicalStream text) {
        this.text = text;
        this.stops = new StopRules(text);
    }

    /**
     * Finds where to end the first piece of a sentence.
     *
     * @param start where the sentence, or what is left of it, starts
     * @param end where it ends, or -1 when that is far
     * @return the place after the piece's last unit, at most {@link #HARD_LIMIT} from the start
     */
    int cut(int start, int end, Limits limits) {
        collect(start, end, limits);
        int clause = clause(start, limits);
        if (clause > 0) {
            return clause;
        }
        if (end >= 0 && end - start <= limits.whole) {
            return end;
        }
        return cutPoorly(start, end, limits);
    }

    /**
     * Finds where the first clauses of a sentence end, as {@link #cut} does, or before which phrase one could draw breath,
     * but no poorer place.
     *
     * @return the place, or {@link #NOWHERE}
     */
    int phrase(int start, int end, Limits limits) {
        collect(start, end, limits);
        int clause = clause(start, limits);
        if (clause > 0) {
            return clause;
        }
        if (inside[PHRASE] > 0) {
            return inside[PHRASE];
        }
        return inside[DETERMINER] > 0 ? inside[DETERMINER] : NOWHERE;
    }

    private int clause(int start, Limits limits) {
        for (int rank = STOP; rank <= CONJUNCTION; rank++) {
            if (inside[rank] > 0) {
                return inside[rank];
            }
        }
        for (int rank = STOP; rank < CONJUNCTION; rank++) {
            if (beyond[rank] > 0 && beyond[rank] - start <= limits.most) {
                return beyond[rank];
            }
        }
        return NOWHERE;
    }

    private int cutPoorly(int start, int end, Limits limits) {
        for (int rank = PHRASE; rank <= BETWEEN_IDEOGRAPHS; rank++) {
            if (inside[rank] > 0) {
                return inside[rank];
            }
        }
        for (int rank = STOP; rank < POOR; rank++) {
            if (beyond[rank] > 0) {
                return beyond[rank];
            }
        }
        for (int rank = STOP; rank < POOR; rank++) {
            if (early[rank] > 0) {
                return early[rank];
            }
        }
        int poor = Math.max(inside[POOR], inside[POOR] > 0 ? 0 : Math.max(beyond[POOR], early[POOR]));
        if (poor > 0) {
            return poor;
        }
        return end >= 0 && end - start <= HARD_LIMIT ? end : cutClusters(start, limits.target);
    }

    /** Notes the places to split at: of each rank the last up to the target, and the first beyond it. */
    private void collect(int start, int end, Limits limits) {
        for (int rank = 0; rank < RANKS; rank++) {
            early[rank] = 0;
            inside[rank] = 0;
            beyond[rank] = 0;
        }
        int last = start + HARD_LIMIT;
        if (end >= 0) {
            last = Math.min(last, end - limits.leastRest);
        }
        for (int i = start + 1; i <= last && text.at(i) >= 0; i++) {
            int rank = rank(i);
            if (rank == NOWHERE) {
                continue;
            }
            int length = i - start;
            if (length < limits.least) {
                early[rank] = i;
            } else if (length <= limits.target) {
                inside[rank] = i;
            } else if (beyond[rank] == 0) {
                beyond[rank] = i;
            }
        }
    }

    /** How good it is to split before this unit. */
    private int rank(int at) {
        int before = text.at(at - 1);
        int after = text.at(at);
        if (before < 0x80 && after < 0x80 && after > ' ') {
            return NOWHERE; // inside a word, or after a space that was looked at before
        }
        if (WhiteSpace.is(after)) {
            return WhiteSpace.is(before) ? NOWHERE : rankOfSpace(at, before);
        }
        if (WhiteSpace.is(before) || (after & 0xFC00) == 0xDC00) {
            return NOWHERE;
        }
        int afterCodePoint = text.codePointAt(at);
        int properties = UnicodeProperties.of(afterCodePoint);
        if (UnicodeProperties.extendsCluster(properties) || Signs.mayNotStart(afterCodePoint, properties)) {
            return NOWHERE;
        }
        return rankInside(at, before, properties);
    }

    private int rankOfSpace(int at, int before) {
        int space = text.at(at);
        int next = text.codePointAt(at + 1);
        if (next >= 0 && UnicodeProperties.extendsCluster(UnicodeProperties.of(next))) {
            return NOWHERE;
        }
        if (space == 0xA0 || space == 0x202F || space == 0x2007 || Signs.isDash(next) || isInNumber(at)) {
            return POOR;
        }
        int afterStop = closersStart(at);
        if (Signs.isStop(text.at(afterStop - 1))) {
            return stops.isPartOfWord(afterStop - 1) ? POOR : STOP;
        }
        int mark = Signs.clauseMark(before);
        if (mark != 0) {
            return mark;
        }
        if (before == '-' && at > 1 && (text.at(at - 2) == ' ' || text.at(at - 2) == '-')) {
            return Signs.DASH;
        }
        if (UnicodeProperties.script(UnicodeProperties.of(before)) == UnicodeProperties.SCRIPT_SPACELESS) {
            return Signs.COMMA; // these scripts put a space where others put a comma
        }
        if (isEmoji(at)) {
            return Signs.COMMA; // as a stop or comma where people write without
        }
        return rankOfWord(at + 1);
    }

    /** Whether the space parts the thousands of a number. */
    private boolean isInNumber(int space) {
        return Words.isDigit(text.at(space - 1))
                && Words.isDigit(text.at(space + 1))
                && Words.isDigit(text.at(space + 2))
                && Words.isDigit(text.at(space + 3))
                && !Words.isDigit(text.at(space + 4));
    }

    private boolean isEmoji(int end) {
        int unit = text.at(end - 1);
        if ((unit & 0xFC00) != 0xDC00) {
            return unit == 0xFE0F;
        }
        int properties = UnicodeProperties.of(text.codePointAt(end - 2));
        return UnicodeProperties.isPictographic(properties) || UnicodeProperties.isEmojiModifier(properties);
    }

    private int closersStart(int at) {
        int start = at;
        while (start > 1 && at - start < 4 && Signs.isCloser(text.at(start - 1))) {
            start--;
        }
        return start;
    }

    private int rankOfWord(int start) {
        int end = start;
        while (end - start < LONGEST_WORD && text.at(end) >= 0 && !WhiteSpace.is(text.at(end))) {
            end++;
        }
        if (CONJUNCTION_WORDS.find(text, start, end) != 0) {
            return CONJUNCTION;
        }
        if (PHRASE_START_WORDS.find(text, start, end) != 0) {
            return PHRASE;
        }
        return DETERMINER_WORDS.find(text, start, end) != 0 ? DETERMINER : SPACE;
    }

    /** How good it is to split between two characters without white space. */
    private int rankInside(int at, int before, int after) {
        if (before == 0x2014 || before == 0x2015) {
            return UnicodeProperties.isLetter(after) ? Signs.DASH : NOWHERE;
        }
        boolean numbers = UnicodeProperties.isNumber(after) && isNumber(at - 2);
        if (before >= 0x530 && (before < 0x2000 || before >= 0x2E80) && !numbers) {
            int mark = Signs.clauseMark(before);
            if (mark != 0) {
                return mark;
            }
            if (Signs.isStop(before)) {
                return STOP;
            }
        }
        if (before == 0x1361) {
            return SPACE; // Ethiopic words have this between them
        }
        if (before == 0x0F0B) {
            return BETWEEN_IDEOGRAPHS; // as Tibetan syllables have this
        }
        return rankOfIdeographs(at, after);
    }

    private boolean isNumber(int at) {
        return at >= 0 && UnicodeProperties.isNumber(UnicodeProperties.of(text.at(at)));
    }

    /** Between kanji and kana the places before a new word are likelier than those inside one. */
    private int rankOfIdeographs(int at, int after) {
        int codePoint = text.at(at - 1);
        if ((codePoint & 0xFC00) == 0xDC00 && at > 1) {
            codePoint = text.codePointAt(at - 2);
        }
        int before = UnicodeProperties.of(codePoint);
        if (!Signs.isIdeographic(before) && !Signs.isIdeographic(after)) {
            return NOWHERE;
        }
        if (UnicodeProperties.category(before) == UnicodeProperties.OPENING_PUNCTUATION
                || UnicodeProperties.category(before) == UnicodeProperties.INITIAL_QUOTE
                || UnicodeProperties.takesNext(before)) {
            return NOWHERE;
        }
        int scriptBefore = UnicodeProperties.script(before);
        int scriptAfter = UnicodeProperties.script(after);
        if (scriptBefore == UnicodeProperties.SCRIPT_HIRAGANA
                && (scriptAfter == UnicodeProperties.SCRIPT_HAN || scriptAfter == UnicodeProperties.SCRIPT_KATAKANA)) {
            return SPACE;
        }
        boolean insideWord = scriptAfter == UnicodeProperties.SCRIPT_HIRAGANA
                || (scriptBefore == UnicodeProperties.SCRIPT_KATAKANA
                        && scriptAfter == UnicodeProperties.SCRIPT_KATAKANA);
        return insideWord ? POOR : BETWEEN_IDEOGRAPHS;
    }

    /** Ends a piece inside a single word or address that is over the limit, between two of its characters. */
    private int cutClusters(int start, int target) {
        int hard = start + HARD_LIMIT;
        int cut = Graphemes.end(text, start, hard);
        while (cut < start + target) {
            int end = Graphemes.end(text, cut, hard);
            if (end > start + target || text.at(end) < 0) {
                break;
            }
            cut = end;
        }
        if (cut == hard && (text.at(cut) & 0xFC00) == 0xDC00) {
            return cut - 1; // not inside a surrogate pair even of a cluster that is over the limit
        }
        while (WhiteSpace.is(text.at(cut - 1))) {
            cut--;
        }
        return cut;
    }
}
