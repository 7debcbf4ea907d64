package dev.aloud.text.spoken;

/** The states of the USA by the two letters that stand in addresses: {@code Boston, MA 02115}. */
final class States implements Rule {
    private static final Phrases NAMES = new Phrases("""
            AL = alabama
            AK = alaska
            AZ = arizona
            AR = arkansas
            CA = california
            CO = colorado
            CT = connecticut
            DE = delaware
            DC = D C
            FL = florida
            GA = georgia
            HI = hawaii
            ID = idaho
            IL = illinois
            IN = indiana
            IA = iowa
            KS = kansas
            KY = kentucky
            LA = louisiana
            ME = maine
            MD = maryland
            MA = massachusetts
            MI = michigan
            MN = minnesota
            MS = mississippi
            MO = missouri
            MT = montana
            NE = nebraska
            NV = nevada
            NH = new hampshire
            NJ = new jersey
            NM = new mexico
            NY = new york
            NC = north carolina
            ND = north dakota
            OH = ohio
            OK = oklahoma
            OR = oregon
            PA = pennsylvania
            RI = rhode island
            SC = south carolina
            SD = south dakota
            TN = tennessee
            TX = texas
            UT = utah
            VT = vermont
            VA = virginia
            WA = washington
            WV = west virginia
            WI = wisconsin
            WY = wyoming
            """);
    private static final int LETTERS = 2;

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        if (!isCode(text, at) || reading.shouted || !text.isSpace(at - 1) || text.at(at - 2) != ',') {
            return at;
        }
        int before = at - 2;
        while (at - before < 24 && text.isLetter(before - 1)) {
            before--;
        }
        if (!text.isUpper(before) || !text.isLower(at - 3)) {
            return at;
        }
        reading.said.phrase(NAMES.of(text.text(at, at + LETTERS)), at, at + LETTERS);
        return at + LETTERS;
    }

    /** Whether the two letters of a state stand at a place, and no more. */
    static boolean isCode(FoldedText text, int at) {
        return text.isUpper(at)
                && text.isUpper(at + 1)
                && !text.isWord(at + LETTERS)
                && !text.isWord(at - 1)
                && NAMES.has(text.text(at, at + LETTERS));
    }
}
