package dev.aloud.text;

/**
 * What is commonly written with a dot that ends no sentence. English first; the commonest of other European languages
 * with it. Words are compared without regard to case unless they are listed in capitals.
 */
final class Abbreviations {
    /** Not an abbreviation. */
    static final int NONE = 0;

    /** Never the end of a sentence: a name or the thing itself follows. */
    static final int NEVER_ENDS = 1;

    /** The same, if it has a capital; in lower case as {@link #BEFORE_NUMBER}. */
    static final int TITLE = 2;

    /** Not the end of a sentence if a number follows. */
    static final int BEFORE_NUMBER = 3;

    /** The end of a sentence only if what follows usually starts one. */
    static final int MAY_END = 4;

    /** Not the end of a sentence unless a number stands before: a unit there, a title elsewhere. */
    static final int ENDS_AFTER_NUMBER = 5;

    /** With a capital, the start of a place's name or the end of a street's; in lower case as {@link #BEFORE_NUMBER}. */
    static final int PLACE = 6;

    private static final String PLACES = "st ste mt ft sta sto";

    private static final String TITLES = "mr mrs ms mx dr drs prof profs rev hon pres gov sen rep supt insp det gen col"
            + " maj capt lt cmdr sgt cpl pvt adm brig messrs mme mlle mlles msgr fr hr frl"
            + " sra srta sres dña prov dra profa dipl asst assoc attn hra mgr lic";

    private static final String NEVER =
            "dhr mevr sig sigg dott avv av κ κκ vs viz cf eg ie e.g i.e resp esp incl approx ca cca seq op ud uds vd vds"
                    + " z.b z.t d.h u.a u.a.m v.a i.d.r bzw evtl ggf vgl sog bspw lfd zit p.ej p.e d.w.z bijv bv o.a m.b.t"
                    + " m.in tzn np tj t.j f.eks bl.a t.ex dvs π.χ δηλ т.е напр т.н г-н г-жа им акад проф доц ул пр пер пл бул"
                    + " наб обл респ тов гр св ul inż św bł डॉ प्रो श्री पं ডা ডঃ মো मो कु";

    private static final String BEFORE_NUMBERS = "no nos nr num núm n vol vols pp p pg pgs ch chap chaps sec sect §"
            + " fig figs eq eqs ex art arts para paras pt pts ref refs tab ver v cl bk bd abb ed tel ext apt rm"
            + " jan feb mar apr jun jul aug sep sept oct nov dec okt dez déc janv févr avr juil jän mär ene abr ago dic"
            + " giu lug ott mon tue tues wed thu thur thurs fri sat sun q pag pág págs abs anm blz str rys"
            + " стр рис табл гл кв корп № nº št č čís арт пп ст км min max hr hrs mins secs in lb lbs oz gal yd yds mi kg"
            + " km cm mm ml mg us$";

    private static final String MAY_ENDS =
            "al sr inc ltd co corp bros llc plc jr esq dept univ assn govt ave blvd rd hwy sq"
                    + " bldg ibid a.m p.m b.c a.d b.c.e c.e u.s u.k u.n u.s.a e.u d.c ph.d m.d b.a m.a j.-c mio mrd tsd geb gest"
                    + " ee.uu avda";

    private static final String AFTER_NUMBERS = "г гг в вв р д s h m";

    private static final String STARTERS =
            "the a an it he she they we i you in on at but and this that these those there"
                    + " here however if when while as after before for from to by with then so yet or nor not no yes what who whom"
                    + " whose why how where which my his her our your their its some many most all each every one another other such"
                    + " since because although though until unless once also meanwhile moreover furthermore nevertheless still now"
                    + " today tomorrow yesterday later perhaps maybe let both few more much nothing nobody none neither either everyone everything someone"
                    + " only even just finally first second next last during under over about between among despite instead"
                    + " according again soon suddenly such thus hence is are was were do does did can could will would shall should"
                    + " may might must have has had";

    private static final String MONTHS =
            "januar februar märz april mai juni juli august september oktober november" + " dezember jänner";

    private static final String ORDINAL_CUES = "der die das dem den des am im zum zur vom beim ab bis seit und ein eine"
            + " einem einen einer eines jeder jede jedes dieser dieses diesem ihr ihre ihrem sein seine seinem mein meine";

    private static final WordTable KINDS = new WordTable(1024);
    private static final WordTable STARTING = new WordTable(STARTERS, 1);
    private static final WordTable MONTH_NAMES = new WordTable(MONTHS, 1);
    private static final WordTable CUES = new WordTable(ORDINAL_CUES, 1);

    static {
        KINDS.add(NEVER, NEVER_ENDS);
        KINDS.add(TITLES, TITLE);
        KINDS.add(PLACES, PLACE);
        KINDS.add(BEFORE_NUMBERS, BEFORE_NUMBER);
        KINDS.add(MAY_ENDS, MAY_END);
        KINDS.add(AFTER_NUMBERS, ENDS_AFTER_NUMBER);
    }

    private Abbreviations() {}

    /** What kind of abbreviation stands from start to end, its last dot left out. */
    static int kind(CanonicalStream text, int start, int end) {
        return KINDS.find(text, start, end);
    }

    /** Whether the word usually starts a sentence when it has a capital. */
    static boolean isStarter(CanonicalStream text, int start, int end) {
        return STARTING.find(text, start, end) != 0;
    }

    static boolean isMonth(CanonicalStream text, int start, int end) {
        return MONTH_NAMES.find(text, start, end) != 0;
    }

    /** Whether the word often stands before an ordinal number such as the German "3.". */
    static boolean isOrdinalCue(CanonicalStream text, int start, int end) {
        return CUES.find(text, start, end) != 0;
    }
}
