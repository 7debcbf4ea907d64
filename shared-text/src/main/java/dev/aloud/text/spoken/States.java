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
    private static final int ZIP = 5;
    private static final int LONGEST_NAME = 24;
    private static final int MOST_NAMES = 3;

    /** Codes that are more often a word, a degree or another name: states before a ZIP code, and of a place that one is in. */
    private static final WordSet OTHERWISE = WordSet.of("OK OH HI ME IN OR LA MD MA MS PA ID AL");

    private static final WordSet BEFORE_PLACES = WordSet.of("in near at outside around");

    /** Before one name these lead to a place, before two to a person with a degree. */
    private static final WordSet BEFORE_ONE = WordSet.of("to from of");

    /** Of these, the ones that are somebody too: {@code Yes, Miss.}. */
    private static final WordSet SOMEBODY = WordSet.of("Miss Mo Del Tex La Tenn Mont");

    /** As newspapers shorten them behind a place, with a dot: {@code Pittsburgh, Pa.}. */
    private static final Phrases SHORTENED = new Phrases("""
            Ala = alabama
            Ariz = arizona
            Ark = arkansas
            Calif = california
            Colo = colorado
            Conn = connecticut
            Del = delaware
            Fla = florida
            Ga = georgia
            Ill = illinois
            Ind = indiana
            Kan = kansas
            Ky = kentucky
            La = louisiana
            Md = maryland
            Mass = massachusetts
            Mich = michigan
            Minn = minnesota
            Miss = mississippi
            Mo = missouri
            Mont = montana
            Neb = nebraska
            Nev = nevada
            Okla = oklahoma
            Ore = oregon
            Pa = pennsylvania
            Tenn = tennessee
            Tex = texas
            Vt = vermont
            Va = virginia
            Wash = washington
            Wis = wisconsin
            Wyo = wyoming
            """);

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        if (!text.isUpper(at) || reading.shouted || !text.isSpace(at - 1) || text.at(at - 2) != ',') {
            return at;
        }
        int name = nameStart(text, at - 2);
        if (!text.isUpper(name) || !text.isLower(at - 3)) {
            return at;
        }
        if (!isCode(text, at)) {
            return shortened(reading, at, name);
        }
        String code = text.text(at, at + LETTERS);
        if (OTHERWISE.has(code) && !isZip(text, reading.afterSpace(at + LETTERS)) && !isIn(reading, name)) {
            return at;
        }
        reading.said.phrase(NAMES.of(code), at, at + LETTERS);
        return at + LETTERS;
    }

    private static int shortened(Reading reading, int at, int name) {
        String written = reading.after(at);
        int dot = at + written.length();
        String state = SHORTENED.of(written);
        boolean goesOn = reading.text.at(dot + 1) == ',' || reading.text.at(dot + 1) == ';';
        boolean somebody = SOMEBODY.has(written) && !goesOn && !isIn(reading, name);
        if (state.isEmpty() || somebody || reading.text.at(dot) != '.') {
            return at;
        }
        int end = reading.endsSentence(dot) ? dot : dot + 1;
        reading.said.phrase(state, at, end);
        return end;
    }

    private static int nameStart(FoldedText text, int end) {
        int start = end;
        while (end - start < LONGEST_NAME && text.isLetter(start - 1)) {
            start--;
        }
        return start;
    }

    private static boolean isZip(FoldedText text, int at) {
        return Figure.digitsEnd(text, at) == at + ZIP;
    }

    /** Whether somebody is in the place, or near it, of which the last name begins here: {@code near Silver Spring}. */
    private static boolean isIn(Reading reading, int name) {
        int start = name;
        for (int i = 0; i < MOST_NAMES && start > 0; i++) {
            String before = reading.before(start);
            if (before.isEmpty() || !reading.text.isUpper(start - 1 - before.length())) {
                return BEFORE_PLACES.has(before) || (i == 0 && BEFORE_ONE.has(before));
            }
            start = start - 1 - before.length();
        }
        return false;
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
