package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.WordSet;

/**
 * Words that are spelled alike and pronounced by what they mean: each with its own signs of which one it is. Others, in which
 * only noun and verb differ, are in {@link TwoReadings}.
 */
final class Homographs {
    private static final byte[] AUGUST_MONTH = Phones.of("AO1 G AH0 S T");
    private static final byte[] AUGUST_GRAND = Phones.of("AO0 G AH1 S T");
    private static final byte[] BASS_FISH = Phones.of("B AE1 S");
    private static final byte[] BASS_LOW = Phones.of("B EY1 S");
    private static final byte[] BOW_BEND = Phones.of("B AW1");
    private static final byte[] BOW_KNOT = Phones.of("B OW1");
    private static final byte[] CLOSE_NEAR = Phones.of("K L OW1 S");
    private static final byte[] CLOSE_SHUT = Phones.of("K L OW1 Z");
    private static final byte[] CONTENT_HAPPY = Phones.of("K AH0 N T EH1 N T");
    private static final byte[] CONTENT_MATTER = Phones.of("K AA1 N T EH0 N T");
    private static final byte[] DOES_DEER = Phones.of("D OW1 Z");
    private static final byte[] DOVE_BIRD = Phones.of("D AH1 V");
    private static final byte[] DOVE_PLUNGED = Phones.of("D OW1 V");
    private static final byte[] INVALID_PERSON = Phones.of("IH1 N V AH0 L AH0 D");
    private static final byte[] INVALID_VOID = Phones.of("IH0 N V AE1 L AH0 D");
    private static final byte[] LEAD_GUIDE = Phones.of("L IY1 D");
    private static final byte[] LEAD_METAL = Phones.of("L EH1 D");
    private static final byte[] LEARNED_MAN = Phones.of("L ER1 N IH0 D");
    private static final byte[] LEARNED_THAT = Phones.of("L ER1 N D");
    private static final byte[] LIVE_BE = Phones.of("L IH1 V");
    private static final byte[] LIVE_SHOW = Phones.of("L AY1 V");
    private static final byte[] MINUTE_TIME = Phones.of("M IH1 N AH0 T");
    private static final byte[] MINUTE_TINY = Phones.of("M AY0 N UW1 T");
    private static final byte[] POLISH_POLAND = Phones.of("P OW1 L IH0 SH");
    private static final byte[] POLISH_SHINE = Phones.of("P AA1 L IH0 SH");
    private static final byte[] READ_NOW = Phones.of("R IY1 D");
    private static final byte[] READ_THEN = Phones.of("R EH1 D");
    private static final byte[] READING_TOWN = Phones.of("R EH1 D IH0 NG");
    private static final byte[] READING_TEXT = Phones.of("R IY1 D IH0 NG");
    private static final byte[] RESUME_GO_ON = Phones.of("R IH0 Z UW1 M");
    private static final byte[] RESUME_PAPER = Phones.of("R EH1 Z AH0 M EY2");
    private static final byte[] ROW_LINE = Phones.of("R OW1");
    private static final byte[] ROW_QUARREL = Phones.of("R AW1");
    private static final byte[] SOW_PIG = Phones.of("S AW1");
    private static final byte[] SOW_SEED = Phones.of("S OW1");
    private static final byte[] TEAR_RIP = Phones.of("T EH1 R");
    private static final byte[] TEAR_WEEP = Phones.of("T IH1 R");
    private static final byte[] USED_TO = Phones.of("Y UW1 S T");
    private static final byte[] USED_UP = Phones.of("Y UW1 Z D");
    private static final byte[] WIND_AIR = Phones.of("W IH1 N D");
    private static final byte[] WIND_TURN = Phones.of("W AY1 N D");
    private static final byte[] WOUND_HURT = Phones.of("W UW1 N D");
    private static final byte[] WOUND_TURNED = Phones.of("W AW1 N D");

    private static final WordSet AFTER_METAL = WordSet.of(
            "pipe pipes paint paints poisoning pencil pencils bullet bullets acid shot crystal ore weight weights free based lined",
            "balloon glass roof exposure levels contamination mine mines smelter batteries battery solder sheet sheets shielding");
    private static final WordSet METALS = WordSet.of(
            "zinc copper tin mercury arsenic silver gold cadmium iron steel aluminum aluminium nickel lead bronze");
    private static final WordSet TESTS =
            WordSet.of("test tests tested testing screen screened screening check checked symbol ore");
    private static final WordSet FOULED = WordSet.of(
            "water soil paint blood air pipes gasoline petrol toys dust fuel plumbing food drinking bullets ammunition glass");
    private static final WordSet POISON =
            WordSet.of("toxic poisonous metal heavy soft dense dangerous harmful element");
    private static final WordSet TO_METAL = WordSet.of("exposure exposed due linked related sensitive traced");
    private static final WordSet OF_METAL =
            WordSet.of("molten liquid toxic contains contain contained containing heavy melted");
    private static final WordSet TURNING = WordSet.of(
            "up down around through back along round its his her the your my tightly between past across into");
    private static final WordSet WINDABLE = WordSet.of("it them a this that yarn wool");
    private static final WordSet TURNS = WordSet.of(
            "road river path trail street line stream track valley queue it he she which that way highway creek");
    private static final WordSet RIPPING =
            WordSet.of("up down apart off out open away into through at it the them my his her a along across");
    private static final WordSet BOWING = WordSet.of("down before out to of gracefully politely deeply slightly low");
    private static final WordSet TAKES_A = WordSet.of("take took takes taking taken final deep slight");
    private static final WordSet SHIPS =
            WordSet.of("ship's boat's vessel's yacht's port starboard across over off bulbous");
    private static final WordSet ARCHERY = WordSet.of("tie ties and string legs legged hunting window arrow");
    private static final WordSet TINY = WordSet.of(
            "amount amounts detail details particle particles quantity quantities fraction trace traces difference differences",
            "fragment fragments changes variations organism organisms scale portion doses quantity crystals size sizes holes");
    private static final WordSet VERY =
            WordSet.of("very so too extremely most almost as how rather incredibly quite more pretty");
    private static final WordSet SELVES =
            WordSet.of("himself herself themselves ourselves myself yourself itself with to");
    private static final WordSet LEARNED_PEOPLE = WordSet.of(
            "man men woman women scholar scholars society societies professor judge friend colleague profession journal");
    private static final WordSet POLES = WordSet.of(
            "people government president language army troops border citizen citizens man woman parliament zloty city town writer",
            "prime minister officials authorities state resistance poet composer immigrants jews workers airline");
    private static final WordSet MAKES =
            WordSet.of("made make makes making kept keep keeps left leave leaves leaving found find");
    private static final WordSet DOVES =
            WordSet.of("white gray grey mourning turtle rock young wounded injured little");
    private static final WordSet PLUNGES = WordSet.of(
            "into in off under down for right headfirst deep beneath straight behind toward towards through onto");
    private static final WordSet IN_TOWN = WordSet.of("in at to from near of");
    private static final WordSet FISHING = WordSet.of("fishing fish boat fishermen fisherman lake sea");
    private static final WordSet CATCHING =
            WordSet.of("sea largemouth smallmouth striped caught catch black fried grilled chilean baked");

    private static final WordSet LIVING = WordSet.of("who said says asked could had sat lay wanted");
    private static final WordSet PASSIVE = WordSet.of("is are was were be been being");
    private static final WordSet PEOPLE = WordSet.of("i you we they he she who people");

    private final TwoReadings readings = new TwoReadings();

    /** The phones of a word where it stands; null where the lexicon knows them. */
    byte[] phones(Neighbours here, Lexicon lexicon) {
        byte[] own = byMeaning(here);
        return own == null ? readings.phones(here, lexicon) : own;
    }

    private static byte[] byMeaning(Neighbours here) {
        String before = here.before();
        String after = here.after();
        return switch (here.word()) {
            case "august" -> here.isCapital(0) ? AUGUST_MONTH : AUGUST_GRAND;
            case "bass" -> FISHING.has(after) || CATCHING.has(before) ? BASS_FISH : BASS_LOW;
            case "bow" -> isBending(here) ? BOW_BEND : BOW_KNOT;
            case "bows" -> isBending(here) ? TwoReadings.withS(BOW_BEND) : TwoReadings.withS(BOW_KNOT);
            case "close" -> NearOrShut.isNear(here) ? CLOSE_NEAR : CLOSE_SHUT;
            case "content" -> isHappy(here) ? CONTENT_HAPPY : CONTENT_MATTER;
            case "does" -> before.equals("the") ? DOES_DEER : null;
            case "dove" -> isPlunging(here) ? DOVE_PLUNGED : DOVE_BIRD;
            case "invalid" ->
                (before.equals("an") || before.equals("the")) && (after.isEmpty() || LIVING.has(after))
                        ? INVALID_PERSON
                        : INVALID_VOID;
            case "lead" -> isMetal(here) ? LEAD_METAL : LEAD_GUIDE;
            case "learned" -> LEARNED_PEOPLE.has(after) ? LEARNED_MAN : LEARNED_THAT;
            case "live" -> LiveAndLives.isShown(here) ? LIVE_SHOW : LIVE_BE;
            case "lives" -> LiveAndLives.isLife(here) ? TwoReadings.withS(LIVE_SHOW) : TwoReadings.withS(LIVE_BE);
            case "minute" -> TINY.has(after) || VERY.has(before) ? MINUTE_TINY : MINUTE_TIME;
            case "polish" -> isFromPoland(here) ? POLISH_POLAND : POLISH_SHINE;
            case "read" -> PastOfRead.is(here) ? READ_THEN : READ_NOW;
            case "reading" -> here.isCapital(0) && IN_TOWN.has(before) ? READING_TOWN : READING_TEXT;
            case "resume" -> WordKind.of(here) == WordKind.NOUN ? RESUME_PAPER : RESUME_GO_ON;
            case "resumes" ->
                WordKind.of(here) == WordKind.NOUN ? TwoReadings.withS(RESUME_PAPER) : TwoReadings.withS(RESUME_GO_ON);
            case "row" ->
                before.equals("a") && (after.equals("about") || after.equals("erupted")) ? ROW_QUARREL : ROW_LINE;
            case "sow" -> (before.equals("a") || before.equals("the")) ? SOW_PIG : SOW_SEED;
            case "tear" -> isRipping(here) ? TEAR_RIP : TEAR_WEEP;
            case "tears" -> isRipping(here) ? TwoReadings.withS(TEAR_RIP) : TwoReadings.withS(TEAR_WEEP);
            case "used" -> isHabit(here) ? USED_TO : USED_UP;
            case "wind" -> isTurning(here) ? WIND_TURN : WIND_AIR;
            case "winds" ->
                TURNS.has(before) && TURNING.has(after) ? TwoReadings.withS(WIND_TURN) : TwoReadings.withS(WIND_AIR);
            case "wound" -> isTurned(here) ? WOUND_TURNED : WOUND_HURT;
            default -> null;
        };
    }

    private static boolean isBending(Neighbours here) {
        String before = here.before();
        boolean ship = SHIPS.has(before) || (before.equals("the") && SHIPS.has(here.word(-2)));
        boolean taken = ship || (before.equals("a") && TAKES_A.has(here.word(-2)));
        boolean verb = WordKind.BEFORE_VERBS.has(before) || before.equals("to");
        return taken || verb || TAKES_A.has(before) || (BOWING.has(here.after()) && !ARCHERY.has(here.after()));
    }

    private static boolean isMetal(Neighbours here) {
        String before = here.before();
        String after = here.after();
        boolean named = AFTER_METAL.has(after) || (after.equals("and") && METALS.has(here.word(2)));
        boolean listed = before.equals("and") && METALS.has(here.word(-2));
        boolean ends = after.isEmpty() || WordKind.PREPOSITIONS.has(after) || WordKind.AFTER_NOUNS.has(after);
        boolean stuff = before.equals("of") && (ends || after.equals("and"));
        boolean tested = before.equals("pencil") || (before.equals("for") && TESTS.has(here.word(-2)));
        boolean inside = after.equals("in") && (FOULED.has(here.word(2)) || FOULED.has(here.word(3)));
        boolean harms =
                before.isEmpty() && after.equals("is") && (POISON.has(here.word(2)) || POISON.has(here.word(3)));
        boolean exposed = before.equals("to") && TO_METAL.has(here.word(-2));
        return named || listed || stuff || tested || inside || harms || exposed || OF_METAL.has(before);
    }

    /** "The content that users upload" is no happy one; "not content with that" is. */
    private static boolean isHappy(Neighbours here) {
        String before = here.before();
        String after = here.after();
        boolean ends = after.isEmpty() || SELVES.has(after) || after.equals("and") || after.equals("but");
        boolean felt = (WordKind.BE.has(before) && !before.startsWith("there")) || before.equals("not");
        if ((felt || VERY.has(before) || WordKind.isAdverb(before)) && (ends || after.equals("that"))) {
            return true;
        }
        boolean made = after.isEmpty() && MAKES.has(here.word(-2)) && WordKind.OBJECTS.has(before);
        boolean self = made || after.endsWith("self") || after.endsWith("selves");
        return self || (before.isEmpty() && SELVES.has(after));
    }

    private static boolean isPlunging(Neighbours here) {
        String before = here.before();
        boolean described = before.isEmpty() || WordKind.DETERMINERS.has(before) || DOVES.has(before);
        return WordKind.BEFORE_VERBS.has(before) || (PLUNGES.has(here.after()) && !described);
    }

    private static boolean isFromPoland(Neighbours here) {
        return here.isCapital(0) && (!here.opensSentence() || POLES.has(here.after()));
    }

    private static boolean isRipping(Neighbours here) {
        String before = here.before();
        if (before.equals("to") || WordKind.BEFORE_VERBS.has(before)) {
            return true;
        }
        boolean worn = before.equals("and") && here.word(-2).equals("wear");
        boolean eye = here.word(3).startsWith("eye") || here.word(2).startsWith("eye");
        boolean hole = here.after().equals("in") && !eye && !here.word().endsWith("s");
        return worn || hole || (RIPPING.has(here.after()) && !WordKind.DETERMINERS.has(before));
    }

    private static boolean isHabit(Neighbours here) {
        if (!here.after().equals("to")) {
            return false;
        }
        String before = here.before();
        return !PASSIVE.has(before)
                || PEOPLE.has(here.word(-2))
                || here.word(2).equals("it")
                || here.word(2).equals("the");
    }

    private static boolean isTurned(Neighbours here) {
        String before = here.before();
        boolean subject = PEOPLE.has(before) || before.equals("it");
        return PASSIVE.has(before) || subject || (TURNING.has(here.after()) && !WordKind.DETERMINERS.has(before));
    }

    private static boolean isTurning(Neighbours here) {
        String before = here.before();
        boolean verb =
                before.equals("to") || WordKind.BEFORE_VERBS.has(before) || before.isEmpty() || before.equals("and");
        return verb && (TURNING.has(here.after()) || WINDABLE.has(here.after()));
    }
}
