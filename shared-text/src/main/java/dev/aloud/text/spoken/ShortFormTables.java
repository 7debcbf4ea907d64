package dev.aloud.text.spoken;

/** What the abbreviations stand for, by where they stand; {@link ShortForms} tells where. */
final class ShortFormTables {
    /** With or without a dot, before a name. */
    static final Phrases TITLES = new Phrases("""
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
    static final WordSet BARE_TITLES =
            WordSet.of("Mr Mrs Ms Dr Prof St Mt Ft Lt Capt Sgt Cpl Col Gen Rev Mme Mlle Messrs");

    /** Behind these a title may stand for a name: {@code the Sgt. said}. */
    static final WordSet BEFORE_TITLE = WordSet.of("the a an our their his her my former retired");

    /** Titles that are nothing else, whatever follows. */
    static final WordSet ALWAYS_TITLES = WordSet.of("Mr Mrs Ms Prof Messrs Mme");

    /** Behind a name, in addresses. */
    static final Phrases PLACES = new Phrases("""
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

    /** Behind {@code Sr.} these name a post, so that its holder is a senior and no sister. */
    static final WordSet POSTS = WordSet.of(
            "software engineer manager director analyst vice vp president developer editor"
                    + " associate consultant advisor adviser scientist researcher research executive architect designer accountant"
                    + " specialist officer product project program data systems sales marketing financial business technical staff"
                    + " account operations human legal policy security network web technician administrator fellow lecturer writer");

    /** What begins with {@code Gen} and is no general. */
    static final WordSet GENERATIONS = WordSet.of("X Y Z Alpha Beta Xer Xers Zer Zers");

    /** Without a dot too, as they are no other word. */
    static final Phrases BARE = new Phrases("""
            jr = junior
            sr = senior
            ltd = limited
            blvd = boulevard
            dept = department
            depts = departments
            govt = government
            hwy = highway
            pkwy = parkway
            bldg = building
            mgr = manager
            mfg = manufacturing
            intl = international
            natl = national
            assn = association
            asst = assistant
            sgts = sergeants
            pkg = package
            tues = tuesday
            thurs = thursday
            thur = thursday
            sept = september
            """);

    /** With a dot, anywhere. */
    static final Phrases DOTTED = new Phrases("""
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
    static final WordSet CAPITAL_ONLY = WordSet.of("mar jan dec mon wed fri mass conn penn mich aug oct nov apr jun jul"
            + " jr sr sep sept feb tue tues thu thur thurs minn tenn okla wis fla calif colo ariz sun sat");

    /** Those that are words, or the ends of sentences, unless the sentence goes on in small letters or with a number. */
    static final WordSet GOING_ON = WordSet.of("co max temp est al ed ch sec para fig op cit ext eq mins");

    /** Before a number. */
    static final Phrases BEFORE_NUMBER = new Phrases("""
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
            n = note
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
    static final WordSet DAY_BEFORE = WordSet.of("on every next last this and or through until till from by fri sat"
            + " sun mon tue wed thu tues thurs each closed open");

    static final WordSet AFTER_ADDRESS = WordSet.of("in at near and to on from is was of by the");

    private ShortFormTables() {}
}
