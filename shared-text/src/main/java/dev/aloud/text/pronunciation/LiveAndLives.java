package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.WordSet;

/** Whether "live" is what is shown as it happens and "lives" those that one has, or both what one does somewhere. */
final class LiveAndLives {
    private static final WordSet SHOWN = WordSet.of(
            "music show shows broadcast broadcasts concert concerts performance performances stream streams streaming coverage",
            "television tv wire animal animals audience audiences album recording recordings version event events ammunition birth",
            "births chat report reports update updates feed video bait fire sport sports theater theatre band bands cattle stock",
            "studio data demo tour shot rounds debate commentary footage action images game games blog entertainment broadcasted",
            "radio oak oaks lobster lobsters virus vaccine vaccines fish entertainment podcast webcast webinar session sessions");
    private static final WordSet DONE = WordSet.of(
            "a broadcast broadcasting streamed performed performing perform performs go goes going went gone air aired recorded",
            "playing played reporting watch watched watching shown televised carried is are was were be been more sing sang sung",
            "appear appeared appearing stream streams airs airing tune play plays");
    private static final WordSet SEEN =
            WordSet.of("see saw seen seeing hear heard hearing watch watched watching catch caught play played do did");
    private static final WordSet ON_AIR = WordSet.of(
            "tv television air radio stage camera cnn bbc nbc abc cbs espn fox youtube facebook instagram twitch tiktok screen");
    private static final WordSet EACH = WordSet.of(
            "a an the this that my your his her its our their whose no any each every another such first second next last new");
    private static final WordSet SEVERAL = WordSet.of(
            "many most some few several both all these those other more two three four five six seven eight nine ten");
    private static final WordSet PLACES = WordSet.of(
            "in with at near there here together alone on under without by as up longer for through among next across down over",
            "above below beyond between behind around outside inside nearby upstairs downstairs abroad off like within beside",
            "happily peacefully comfortably where long well close where");
    private static final WordSet OWNERS = WordSet.of(
            "their our your my his her its of the many human save saved saving lost lose risk risked cost claimed two three nine",
            "other innocent daily whose all both these those private personal everyday new past own for better ruined ruin changed",
            "several countless thousands millions working inner and in our young civilian american british black white few more",
            "change changes saves claim claims claiming taking took some most no four five six seven eight ten hundred thousand",
            "normal busy long short happy previous future whole married separate parallel double lived");
    private static final WordSet ONE = WordSet.of(
            "everyone everybody nobody someone somebody anyone mother father brother sister son daughter wife husband uncle aunt",
            "grandmother grandfather cousin friend family man woman boy girl mom dad grandma grandpa neighbor neighbour");
    private static final WordSet HAPPENS = WordSet.of("matter matters lost depend depended depends saved");

    private LiveAndLives() {}

    /** Whether "live" stands here as in "live music". */
    static boolean isShown(Neighbours here) {
        String before = here.before();
        String after = here.after();
        if (before.equals("to")) {
            boolean heard = here.word(-2).startsWith("listen") || WordKind.leadsToNoun(here.word(-2));
            return heard && SHOWN.has(after);
        }
        if (WordKind.BEFORE_VERBS.has(before)) {
            return false;
        }
        if (SHOWN.has(after) || after.equals("from") || (after.equals("on") && ON_AIR.has(here.word(2)))) {
            return true;
        }
        boolean title = here.isCapital(0) && here.isCapital(-1) && here.closesClause();
        boolean seen = isObject(before) && SEEN.has(here.word(-2));
        boolean thing = !after.isEmpty() && !PLACES.has(after) && !WordKind.OBJECTS.has(after);
        boolean noun = EACH.has(before) && !after.equals("in");
        boolean several =
                SEVERAL.has(before) && thing && WordKind.isPlural(after) && !WordKind.BEFORE_VERBS.has(here.word(-2));
        boolean joined = WordKind.PREPOSITIONS.has(before) && !before.equals("than") && !before.equals("as");
        boolean done = DONE.has(before) && !(before.equals("a") && after.equals("in"));
        return done || title || seen || noun || several || (joined && thing);
    }

    private static boolean isObject(String word) {
        return word.equals("them")
                || word.equals("him")
                || word.equals("her")
                || word.equals("it")
                || word.equals("us");
    }

    /** Whether "lives" stands here as in "nine lives". */
    static boolean isLife(Neighbours here) {
        String before = here.before();
        String after = here.after();
        boolean place = PLACES.has(after);
        if (here.isName(0)) {
            return true;
        }
        if (before.equals("and") && place && here.word(-2).endsWith("s")) {
            return false;
        }
        if (OWNERS.has(before) || before.endsWith("'s") || before.endsWith("s'")) {
            return true;
        }
        if (WordKind.BEFORE_VERBS.has(before) || WordKind.isAdverb(before) || ONE.has(before)) {
            return false;
        }
        if (after.equals("of") || WordKind.AFTER_NOUNS.has(after) || HAPPENS.has(after)) {
            return true;
        }
        return WordKind.isAdjective(before) || !(place || isSomebody(here));
    }

    /** Whether a name stands before, or somebody of whom there is one: "the old farmer lives". */
    private static boolean isSomebody(Neighbours here) {
        if (here.isCapital(-1) && !WordKind.isPlural(here.before())) {
            return true;
        }
        String second = here.word(-2);
        boolean one = second.equals("a") || second.equals("the") || second.equals("my") || second.equals("his");
        return one || second.equals("her") || here.word(-3).equals("a");
    }
}
