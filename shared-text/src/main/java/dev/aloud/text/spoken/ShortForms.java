package dev.aloud.text.spoken;

/** Abbreviations, by what may stand around them. */
final class ShortForms implements Rule {
    /** With or without a dot, before a name. */
    private static final Phrases TITLES = new Phrases("""
            Mr = mister
            Mrs = missus
            Ms = ms
            Dr = doctor
            Drs = doctors
            Prof = professor
            Rev = reverend
            Fr = father
            Sr = sister
            St = saint
            Mt = mount
            Ft = fort
            Gen = general
            Col = colonel
            Capt = captain
            Cpt = captain
            Lt = lieutenant
            Sgt = sergeant
            Maj = major
            Cpl = corporal
            Pvt = private
            Adm = admiral
            Cmdr = commander
            Gov = governor
            Sen = senator
            Rep = representative
            Pres = president
            Hon = honorable
            Supt = superintendent
            Insp = inspector
            Det = detective
            Messrs = messieurs
            Mme = madame
            Mlle = mademoiselle
            """);

    /** Titles that are written without a dot too. */
    private static final WordSet BARE_TITLES =
            new WordSet("Mr Mrs Ms Dr Prof St Mt Lt Capt Sgt Col Gen Rev Mme Mlle Messrs");

    /** Titles that are nothing else, whatever follows. */
    private static final WordSet ALWAYS_TITLES = new WordSet("Mr Mrs Ms Prof Messrs Mme");

    /** Behind a name, in addresses. */
    private static final Phrases PLACES = new Phrases("""
            St = street
            Dr = drive
            Ave = avenue
            Av = avenue
            Blvd = boulevard
            Rd = road
            Ln = lane
            Ct = court
            Pl = place
            Sq = square
            Hwy = highway
            Pkwy = parkway
            Terr = terrace
            Cres = crescent
            Mt = mountain
            Pk = park
            """);

    /** With a dot, anywhere. */
    private static final Phrases DOTTED = new Phrases("""
            etc = et cetera
            vs = versus
            cf = compare
            viz = namely
            ca = circa
            approx = approximately
            dept = department
            univ = university
            bldg = building
            rte = route
            assn = association
            assoc = associate
            bros = brothers
            co = company
            corp = corporation
            inc = incorporated
            ltd = limited
            intl = international
            natl = national
            govt = government
            gov't = government
            mfg = manufacturing
            tel = telephone
            ext = extension
            attn = attention
            misc = miscellaneous
            max = maximum
            avg = average
            temp = temperature
            qty = quantity
            asst = assistant
            jr = junior
            sr = senior
            esq = esquire
            apt = apartment
            ste = suite
            blvd = boulevard
            ave = avenue
            rd = road
            hwy = highway
            est = established
            al = al
            ed = edition
            eds = editors
            vol = volume
            vols = volumes
            fig = figure
            figs = figures
            eq = equation
            ch = chapter
            sec = section
            para = paragraph
            pp = pages
            op = op
            cit = cit
            ibid = ibid
            hrs = hours
            mins = minutes
            secs = seconds
            yrs = years
            lbs = pounds
            lb = pounds
            oz = ounces
            ft = feet
            tbsp = tablespoon
            tsp = teaspoon
            jan = january
            feb = february
            mar = march
            apr = april
            jun = june
            jul = july
            aug = august
            sept = september
            sep = september
            oct = october
            nov = november
            dec = december
            mon = monday
            tues = tuesday
            tue = tuesday
            wed = wednesday
            thurs = thursday
            thur = thursday
            thu = thursday
            fri = friday
            sat = saturday
            sun = sunday
            mass = massachusetts
            calif = california
            conn = connecticut
            fla = florida
            mich = michigan
            minn = minnesota
            tenn = tennessee
            okla = oklahoma
            wis = wisconsin
            penn = pennsylvania
            colo = colorado
            ariz = arizona
            """);

    /** Those of the above that are words, or the ends of sentences, unless they are written with a capital. */
    private static final WordSet CAPITAL_ONLY =
            new WordSet("mar jan dec mon wed fri mass conn penn mich aug oct nov apr jun jul"
                    + " sep sept feb tue tues thu thur thurs minn tenn okla wis fla calif colo ariz sun sat");

    /** Those that are words, or the ends of sentences, unless the sentence goes on in small letters or with a number. */
    private static final WordSet GOING_ON = new WordSet("co max temp est al ed ch sec para fig op cit ext eq mins");

    /** Before a number. */
    private static final Phrases BEFORE_NUMBER = new Phrases("""
            no = number
            nos = numbers
            p = page
            pp = pages
            vol = volume
            ch = chapter
            chap = chapter
            sec = section
            fig = figure
            figs = figures
            eq = equation
            art = article
            para = paragraph
            pt = part
            ver = version
            v = verse
            c = circa
            ca = circa
            ext = extension
            rm = room
            apt = apartment
            op = opus
            ep = episode
            bk = book
            tel = telephone
            fl = floor
            rte = route
            bldg = building
            eqs = equations
            d = died
            b = born
            vols = volumes
            chs = chapters
            secs = sections
            est = established
            """);

    /** Beside these {@code Sat.} and {@code Sun.} are days. */
    private static final WordSet DAY_BEFORE =
            new WordSet("on every next last this and or through until till from by fri sat"
                    + " sun mon tue wed thu tues thurs each closed open");

    private static final WordSet AFTER_ADDRESS = new WordSet("in at near and to on from is was of by the");

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        if (!reading.atStart(at) || text.at(at - 1) == '.') {
            return at;
        }
        String written = reading.after(at);
        int end = at + written.length();
        boolean dot = text.at(end) == '.';
        if (written.isEmpty() || text.isSpace(at) || text.isWord(end)) {
            return at;
        }
        String phrase = phrase(reading, at, end, written, dot);
        if (phrase.isEmpty()) {
            return at;
        }
        boolean title = phrase.equals(TITLES.of(written));
        int wordEnd = dot && (title || !reading.endsSentence(end)) ? end + 1 : end;
        reading.said.phrase(phrase, at, wordEnd);
        return wordEnd;
    }

    private static String phrase(Reading reading, int at, int end, String written, boolean dot) {
        String lower = Ascii.lower(written);
        int behind = dot ? end + 1 : end;
        boolean numberNext = reading.text.isDigit(reading.afterSpace(behind));
        String name = reading.after(behind);
        boolean nameNext = reading.text.isSpace(behind) && !name.isEmpty() && Ascii.isUpper(name.charAt(0));
        if (dot
                && numberNext
                && !BEFORE_NUMBER.of(lower).isEmpty()
                && (written.length() > 1 || reading.text.isLower(at))) {
            return BEFORE_NUMBER.of(lower);
        }
        if (dot && lower.equals("c") && isOrdinalBefore(reading.text, at)) {
            return "century";
        }
        String place = PLACES.of(written);
        if (!place.isEmpty() && isAddress(reading, at, end, nameNext, dot)) {
            return place;
        }
        boolean title = nameNext || (dot && ALWAYS_TITLES.has(written));
        if (title && (dot || BARE_TITLES.has(written)) && TITLES.has(written)) {
            return TITLES.of(written);
        }
        return dot ? dotted(reading, end, written, lower) : "";
    }

    private static String dotted(Reading reading, int end, String written, String lower) {
        String phrase = DOTTED.of(lower);
        boolean small = Ascii.isLower(written.charAt(0));
        if (phrase.isEmpty() || (small && CAPITAL_ONLY.has(lower))) {
            return "";
        }
        String after = reading.after(end + 1);
        if (lower.equals("mass") && reading.text.at(end - 6) != ',') {
            return "";
        }
        boolean weekend = lower.equals("sat") || lower.equals("sun");
        if (weekend && (DAY_BEFORE.has(reading.beforeWithDot(end - 3)) || DAY_BEFORE.has(Ascii.lower(after)))) {
            return phrase;
        }
        boolean dayName = lower.equals("sat") || lower.equals("sun") || lower.equals("mar");
        if (dayName
                && Months.number(after) == 0
                && reading.text.at(end + 1) != ','
                && !reading.text.isDigit(reading.afterSpace(end + 1))) {
            return "";
        }
        boolean goesOn = (!after.isEmpty() && Ascii.isLower(after.charAt(0)))
                || reading.text.at(end + 1) == ','
                || reading.text.isDigit(reading.afterSpace(end + 1));
        return GOING_ON.has(lower)
                        && !goesOn
                        && !(lower.equals("al") && reading.before(end - 2).equals("et"))
                ? ""
                : phrase;
    }

    /** Whether a name stands before, and no other behind but the start of a sentence. */
    private static boolean isAddress(Reading reading, int at, int end, boolean nameNext, boolean dot) {
        String before = reading.before(at);
        if (isOrdinalBefore(reading.text, at)) {
            return true;
        }
        boolean named = reading.text.isSpace(at - 1)
                && !before.isEmpty()
                && reading.text.isUpper(at - 1 - before.length())
                && !AFTER_ADDRESS.has(before);
        boolean free = !nameNext || (dot && reading.endsSentence(end));
        return named && free;
    }

    /** {@code 42nd St.} */
    private static boolean isOrdinalBefore(FoldedText text, int at) {
        return text.isSpace(at - 1) && text.isLetter(at - 2) && text.isLetter(at - 3) && text.isDigit(at - 4);
    }
}
