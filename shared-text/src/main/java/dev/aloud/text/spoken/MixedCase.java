package dev.aloud.text.spoken;

/** Words with capitals inside: {@code iPhone}, {@code YouTube}, {@code PhD}, {@code mRNA}, {@code McDonald}. */
final class MixedCase implements Rule {
    private static final Phrases SPECIAL = new Phrases("""
            PhD = P H D
            PhDs = P H Ds
            BSc = B S C
            MSc = M S C
            BEd = B E D
            MPhil = M phil
            DPhil = D phil
            pH = P H
            WiFi = wifi
            VoIP = voip
            SaaS = sass
            PaaS = pass
            IaaS = eye ass
            IoT = I O T
            LaTeX = lay tech
            TeX = tech
            GmbH = G M B H
            PostgreSQL = post gress Q L
            MySQL = my sequel
            NoSQL = no sequel
            SQLite = sequel light
            macOS = mac O S
            eBay = E bay
            IPv = I P version
            OAuth = O auth
            GitHub = git hub
            LinkedIn = linked in
            MacBook = mac book
            YouTube = youtube
            WhatsApp = whatsapp
            iOS = I O S
            CoVid = covid
            BoE = B O E
            DoD = D O D
            DoJ = D O J
            MoD = M O D
            NVMe = N V M E
            PCIe = P C I E
            NaCl = N A C L
            YoY = year over year
            QoQ = quarter over quarter
            MoM = month over month
            """);
    private static final int LONGEST_SPECIAL = 12;
    private static final WordSet NAME_STARTS = WordSet.of("Mc Mac De Di La Le Du Da Van Von Fitz O St Des Del Lo San");

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        int end = at;
        boolean inside = false;
        boolean small = false;
        while (text.isLetter(end)) {
            inside |= end > at && text.isUpper(end);
            small |= text.isLower(end);
            end++;
        }
        if (!inside || !small) {
            return at;
        }
        String special = end - at > LONGEST_SPECIAL ? "" : special(text.text(at, end));
        int ending = text.at(end) == '\'' && text.at(end + 1) == 's' && !text.isWord(end + 2) ? end + 2 : end;
        String phrase = special.isEmpty() ? parts(reading, at, end) : special;
        boolean spelled = Ascii.isUpper(phrase.charAt(phrase.length() - 1));
        reading.said.phrase(ending > end && !spelled ? phrase + "'s" : phrase, at, ending);
        if (ending > end && spelled) {
            reading.said.word("'s", false, at, ending);
        }
        return ending;
    }

    private static String special(String written) {
        String phrase = SPECIAL.of(written);
        return phrase.isEmpty() ? UnitNames.many(UnitNames.of(written, false, false)) : phrase;
    }

    private static String parts(Reading reading, int at, int end) {
        FoldedText text = reading.text;
        StringBuilder phrase = new StringBuilder();
        int from = at;
        while (from < end) {
            int to = partEnd(text, from, end);
            String part = text.text(from, to);
            boolean name = to < end && NAME_STARTS.has(part) && text.isLower(to + 1) && !isName(text, to, end);
            if (name) {
                to = partEnd(text, to, end);
                part = text.text(from, to);
            }
            phrase.append(phrase.isEmpty() ? "" : " ").append(part(reading, part, from == at));
            from = to;
        }
        return phrase.toString();
    }

    /** Whether capitals go on behind a part, so that it begins no family name. */
    private static boolean isName(FoldedText text, int from, int end) {
        for (int i = from + 1; i < end && i < from + 16; i++) {
            if (text.isUpper(i)) {
                return true;
            }
        }
        return false;
    }

    /** A part is capitals only, without the last when a small letter follows, or a word with one capital at most. */
    private static int partEnd(FoldedText text, int from, int end) {
        int to = from;
        while (to < end && text.isUpper(to)) {
            to++;
        }
        if (to - from > 1) {
            boolean plural = to < end && text.at(to) == 's' && (to + 1 == end || text.isUpper(to + 1));
            return to == end || plural ? to : to - 1;
        }
        while (to < end && text.isLower(to)) {
            to++;
        }
        return to;
    }

    private static String part(Reading reading, String part, boolean first) {
        String lower = Ascii.lower(part);
        if (part.length() == 1) {
            return lower.equals("s") && !first ? "'s" : Alphanumerics.letters(part);
        }
        if (Ascii.isUpper(part.charAt(1))) {
            return Acronyms.isWord(lower) ? lower : Alphanumerics.letters(part);
        }
        boolean spelled = !Capitals.isPronounceable(lower) && part.length() < 5 && !reading.shouted;
        return spelled ? Alphanumerics.letters(part) : lower;
    }
}
