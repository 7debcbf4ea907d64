package dev.aloud.text.spoken;

/** Figures that have a way of their own: {@code 24/7}, {@code 9/11}, {@code 50-50}, {@code 401(k)}, ratios as {@code 16:9}. */
final class SpecialFigures implements Rule {
    private static final Phrases FIGURES = new Phrases("""
            24/7 = twenty four seven
            24/7/365 = twenty four seven three sixty five
            9/11 = nine eleven
            7/7 = seven seven
            50/50 = fifty fifty
            50-50 = fifty fifty
            60/40 = sixty forty
            80/20 = eighty twenty
            70/30 = seventy thirty
            20/20 = twenty twenty
            401(k) = four oh one K
            401k = four oh one K
            403(b) = four oh three B
            501(c)(3) = five oh one C three
            501(c) = five oh one C
            4WD = four wheel drive
            2WD = two wheel drive
            4x4 = four by four
            3-D = three D
            2-D = two D
            3d = three D
            2d = two D
            4d = four D
            """);
    /** Books of which chapter and verse are told. */
    private static final WordSet BOOKS =
            WordSet.of("genesis exodus leviticus numbers deuteronomy joshua judges ruth samuel"
                    + " kings chronicles ezra nehemiah esther job psalm psalms proverbs ecclesiastes isaiah jeremiah lamentations"
                    + " ezekiel daniel hosea joel amos obadiah jonah micah nahum habakkuk zephaniah haggai zechariah malachi matthew"
                    + " mark luke john acts romans corinthians galatians ephesians philippians colossians thessalonians timothy"
                    + " titus philemon hebrews james peter jude revelation revelations quran surah");

    private static final WordSet AIRCRAFT = WordSet.of("boeing airbus embraer bombardier");
    private static final int LONGEST = 10;
    private static final int LONGEST_PART = 4;
    private static final int MOST_LETTERS = 3;

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        if (!text.isDigit(at)) {
            return at;
        }
        int end = at;
        while (end - at < LONGEST && (text.isWord(end) || "/-()".indexOf(text.at(end)) >= 0)) {
            end++;
        }
        for (; end > at + 1; end--) {
            String phrase = text.isWord(end) || text.at(end) == '/' ? "" : FIGURES.of(text.text(at, end));
            if (!phrase.isEmpty()) {
                reading.said.phrase(phrase, at, end);
                return end;
            }
        }
        int model = model(reading, at);
        return model > at ? model : ratio(reading, at);
    }

    /** {@code Boeing 737-800}, {@code 787-9}, {@code 777-300ER}. */
    private static int model(Reading reading, int at) {
        FoldedText text = reading.text;
        int first = Figure.digitsEnd(text, at);
        int end = Figure.digitsEnd(text, first + 1);
        boolean parts = first - at == 3 && text.at(first) == '-' && end > first + 1 && end - first <= LONGEST_PART;
        boolean known = text.at(at) == '7' && text.at(first - 1) == '7';
        int letters = end;
        while (letters - end < MOST_LETTERS && text.isUpper(letters)) {
            letters++;
        }
        if (!parts || text.isWord(letters) || !(known || AIRCRAFT.has(reading.before(at)))) {
            return at;
        }
        String series = StandingNumbers.inPairs(text.text(at, first), reading.accent);
        String kind = StandingNumbers.inPairs(text.text(first + 1, end), reading.accent);
        String variant = Alphanumerics.letters(text.text(end, letters));
        reading.said.phrase(series + " " + kind + " " + variant, at, letters);
        return letters;
    }

    /** Two numbers with a colon that are no time of day. */
    private static int ratio(Reading reading, int at) {
        FoldedText text = reading.text;
        int first = Figure.digitsEnd(text, at);
        int end = Figure.digitsEnd(text, first + 1);
        boolean ratio = text.at(first) == ':'
                && end > first + 1
                && first - at <= LONGEST_PART
                && end - first <= LONGEST_PART + 1;
        boolean time = end - first == 3 && first - at <= 2 && text.at(first + 1) < '6';
        boolean verse = BOOKS.has(reading.before(at))
                && text.isUpper(at - 1 - reading.before(at).length());
        if (!ratio || (time && !verse) || text.isWord(end) || text.at(end) == ':') {
            return at;
        }
        Accent accent = reading.accent;
        String from = Cardinals.of(text.text(at, first), accent);
        reading.said.phrase(from + (verse ? " " : " to ") + Cardinals.of(text.text(first + 1, end), accent), at, end);
        return end;
    }
}
