package dev.aloud.text.spoken;

/** A number with a letter that names one of several and measures nothing: {@code Figure 2c}, {@code iPhone 6s}. */
final class LabelledNumbers implements Rule {
    private static final int LONGEST = 4;

    /** Before these numbers a letter is no unit. */
    private static final WordSet LABELS = WordSet.of("figure figures fig figs table tables tab chart graph eq equation"
            + " equations section sections sec chapter ch part parts step steps question questions problem exercise example"
            + " room page pages pp item items note notes appendix exhibit exhibits panel panels plate scene act grade class"
            + " type group phase stage level line platform gate bus route bay row seat seats flat apartment apt unit suite"
            + " footnote rule article clause schedule form box slide day week phase sample supplementary iphone ipad galaxy"
            + " pixel redmi oneplus model mark version");

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        int end = Figure.digitsEnd(text, at);
        boolean one = text.isLower(end) && !text.isWord(end + 1);
        if (end == at || end - at > LONGEST || !one || !LABELS.has(reading.beforeWithDot(at))) {
            return at;
        }
        String number = StandingNumbers.inPairs(text.text(at, end), reading.accent);
        reading.said.phrase(number + " " + Alphanumerics.letters(text.text(end, end + 1)), at, end + 1);
        return end + 1;
    }
}
