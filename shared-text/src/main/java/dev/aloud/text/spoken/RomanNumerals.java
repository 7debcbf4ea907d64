package dev.aloud.text.spoken;

/** Roman numbers where the words around say that they are some: {@code Chapter IV}, {@code Henry VIII}, {@code World War II}. */
final class RomanNumerals implements Rule {
    /** What is counted: behind these even a single letter is a number. */
    private static final WordSet COUNTED = WordSet.of("chapter part act scene book volume vol section sec article art"
            + " appendix war phase type class stage grade table figure fig plate canto psalm lesson title schedule amendment"
            + " olympiad bowl episode season series mark model tier zone category division corps factor nerve level"
            + " wrestlemania page pages pp paragraph round group symphony sonata opus movement annex protocol lecture unit"
            + " quarter ch apollo rocky rambo saturn");

    /** Who is counted: behind these it is said as {@code the eighth}. */
    private static final WordSet RULERS =
            WordSet.of("henry louis charles george edward richard james william elizabeth mary"
                    + " pius paul benedict leo gregory innocent clement philip ferdinand frederick friedrich wilhelm alexander nicholas"
                    + " ivan peter catherine napoleon otto ramses ramesses ptolemy darius xerxes cleopatra henri carlos juan felipe"
                    + " gustav gustavus christian haakon olav harald robert david alfonso sixtus urban boniface celestine julius"
                    + " constantine theodosius leopold joseph franz rama mehmed murad selim suleiman amenhotep thutmose seti"
                    + " artaxerxes umberto emmanuel pedro manuel albert rainier baldwin stephen john malcolm kenneth duncan margaret"
                    + " isabella francis maximilian rudolf ludwig karl adrian hadrian martin callixtus eugene honorius lucius"
                    + " michael basil leon nero victor abdullah hussein mohammed hassan farouk fuad cyrus antiochus seleucus"
                    + " attalus mithridates tigranes philippe guy hugh roger wenceslaus ladislaus sigismund stanislaw augustus casimir"
                    + " elector king queen pope emperor tsar czar");

    /** Behind these a single X is a letter. */
    private static final WordSet LETTERED = WordSet.of("model series");

    /** Capitalised words that begin a sentence and are no name that is counted. */
    private static final WordSet NO_NAMES =
            WordSet.of("the a an this that these those each every no any some his her its"
                    + " their our your my start give use get is was are were does did do can will with without after before"
                    + " when if in on by for of and but or as at from through");

    /** Behind {@code IV} these tell that it goes into a vein. */
    private static final WordSet INTO_VEINS = WordSet.of("fluid fluids drip drips antibiotic antibiotics line lines bag"
            + " bags access therapy catheter catheters drug drugs medication medications infusion infusions pole bolus"
            + " injection injections push site tubing treatment dose doses contrast iron vitamin");

    private static final WordSet CENTURY = WordSet.of("century centuries dynasty legion");

    /** Behind a ruler's name, {@code I} is a number before these; before other words it is the pronoun. */
    private static final WordSet BEHIND_FIRST =
            WordSet.of("of and is has became ruled reigned died was had in to from who" + " on at by with as");

    /** Roman numbers that are more often something else. */
    private static final WordSet OTHER =
            WordSet.of("mix mi di li dim mild civic vivid livid mid cd dc md mc dl ml cc dd mm"
                    + " cv ci cl dci dm mv xl iv vi ic id lid dix mdi xx xxx xi liv mmm");

    /** Small ones that are no words. */
    private static final WordSet ALONE = WordSet.of("ii iii vii viii ix xii xiii");

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        int end = at;
        while (end - at < 16 && text.isLetter(end) && "IVXLCDMivxlcdm".indexOf(text.at(end)) >= 0) {
            end++;
        }
        boolean small = text.isLower(at);
        if (end == at || text.isWord(end) || !reading.atStart(at) || isContraction(text, end)) {
            return at;
        }
        String written = text.text(at, end);
        int value = small ? smallValue(reading, at, end, written) : Roman.value(written);
        String words = value == 0 || value > 3999 ? "" : words(reading, at, end, written, value, small);
        if (words.isEmpty()) {
            return at;
        }
        boolean owns = text.at(end) == '\'' && text.at(end + 1) == 's';
        reading.said.phrase(owns ? words + "'s" : words, at, owns ? end + 2 : end);
        return owns ? end + 2 : end;
    }

    /** {@code I'm}, {@code I'd}; but not {@code VIII's}. */
    private static boolean isContraction(FoldedText text, int end) {
        return text.at(end) == '\'' && text.isLetter(end + 1) && text.at(end + 1) != 's';
    }

    /** Whether a word stands before that is counted, and a sign of a Roman number here. */
    static boolean isCounted(Reading reading, int at) {
        char c = reading.text.at(at);
        return (c == 'I' || c == 'V' || c == 'X') && COUNTED.has(reading.beforeWithDot(at));
    }

    /** Small ones count between brackets and behind a word that is counted. */
    private static int smallValue(Reading reading, int at, int end, String written) {
        StringBuilder capitals = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            capitals.append(Ascii.isLower(written.charAt(i)) ? (char) (written.charAt(i) - 0x20) : '?');
        }
        int value = Roman.value(capitals.toString());
        boolean bracketed = reading.text.at(at - 1) == '(' && reading.text.at(end) == ')' && value < 40;
        boolean counted = COUNTED.has(reading.beforeWithDot(at))
                && (written.length() > 1 || written.equals("v") || written.equals("x"));
        boolean letters = written.length() == 1 && !written.equals("i");
        return (bracketed && !letters) || counted || ALONE.has(written) ? value : 0;
    }

    private static String words(Reading reading, int at, int end, String written, int value, boolean small) {
        FoldedText text = reading.text;
        Accent accent = reading.accent;
        if (small) {
            return Cardinals.of(value, accent);
        }
        String before = reading.beforeWithDot(at);
        boolean named = text.isSpace(at - 1) && startsUpper(text, at, before) && !NO_NAMES.has(before);
        if (named && RULERS.has(before)) {
            boolean number = written.length() > 1
                    || (written.equals("I")
                            ? isFirst(reading, end)
                            : !written.equals("C") && !isMalcolmX(before, written));
            return number && value < 40 ? "the " + Ordinals.of(value, accent) : "";
        }
        if (CENTURY.has(reading.after(text.at(end) == '-' ? end + 1 : end)) && value < 60) {
            return Ordinals.of(value, accent);
        }
        boolean single = written.length() == 1;
        boolean counted = COUNTED.has(before) && !before.isEmpty() && (named || reading.shouted || !single);
        if (single) {
            boolean letter = written.equals("C") || written.equals("D") || written.equals("L") || written.equals("M");
            return counted && !letter && !LETTERED.has(before) && !isPronoun(reading, written, end, before)
                    ? Cardinals.of(value, accent)
                    : "";
        }
        if (counted) {
            return Cardinals.of(value, accent);
        }
        if (written.equals("IV") && INTO_VEINS.has(reading.after(end))) {
            return "";
        }
        if (value > 1500 && value < 2100 && written.length() > 3) {
            return Years.of(String.valueOf(value), accent);
        }
        boolean unusual = OTHER.has(Ascii.lower(written)) && !(named && value < 40 && !written.equals("XX"));
        boolean item = text.at(end) == '.' && reading.startsSentence(at) && value < 40;
        return item || (value < 40 && !unusual && !reading.shouted) ? Cardinals.of(value, accent) : "";
    }

    private static boolean isMalcolmX(String before, String written) {
        return before.equals("malcolm") && written.equals("X");
    }

    private static boolean startsUpper(FoldedText text, int at, String before) {
        int dot = text.at(at - 2) == '.' ? 1 : 0;
        return !before.isEmpty() && text.isUpper(at - 1 - dot - before.length());
    }

    private static boolean isFirst(Reading reading, int end) {
        String after = reading.after(end);
        boolean mark = after.isEmpty() && !reading.text.isSpace(end);
        return mark || BEHIND_FIRST.has(after) || (after.length() > 1 && Ascii.isUpper(after.charAt(0)));
    }

    /** {@code Part I liked}: a pronoun, as no number stands before a verb of what one does. */
    private static boolean isPronoun(Reading reading, String written, int end, String before) {
        if (!written.equals("I")) {
            return false;
        }
        String after = reading.after(end);
        boolean verb = after.equals("am")
                || after.equals("have")
                || after.equals("do")
                || after.equals("think")
                || after.equals("know")
                || after.equals("will")
                || after.equals("would")
                || after.equals("can")
                || after.equals("like")
                || after.equals("liked")
                || after.equals("love")
                || after.equals("need");
        return verb || reading.text.at(end) == '\'' || before.isEmpty();
    }
}
