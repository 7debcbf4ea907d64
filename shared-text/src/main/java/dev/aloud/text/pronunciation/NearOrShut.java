package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.WordSet;

/** Whether "close" is "near", with the sound of "loose", or what one does to doors, with that of "lose". */
final class NearOrShut {
    private static final WordSet NEARLY = WordSet.of(
            "very too so how as be is was are were been being come came comes coming get gets got getting stay stays stayed keep",
            "keeps kept quite pretty really from stand stands stood sit sat draw drew grew grow remain remained extremely fairly more",
            "hold held not that this in by a an lives lived sits sticks stuck works moves moved runs follows relatively up");
    private static final WordSet FRIENDS = WordSet.of(
            "friend friends call relationship relationships relative relatives attention contact range enough ties proximity look",
            "together behind race game family encounter second eye quarters links ally allies associate associates aide aides cousin",
            "collaboration cooperation watch inspection examination combat knit friendship adviser advisers advisor advisors");
    private static final WordSet OWNERS = WordSet.of(
            "the my your his her its our their another each every such no any some many few several these those");
    private static final WordSet TOWARDS = WordSet.of("to at by in on for early late after before when up down out");

    private NearOrShut() {}

    static boolean isNear(Neighbours here) {
        String before = here.before();
        String after = here.after();
        if (FRIENDS.has(after) && !WordKind.BEFORE_VERBS.has(before)) {
            return true;
        }
        if (before.equals("to") || before.equals("please") || after.equals("of")) {
            return false;
        }
        if (before.equals("a") && here.closesClause()) {
            return !here.word(-2).equals("to") && here.markBehind() == ',';
        }
        boolean drawn = before.equals("it") && after.equals("around");
        if (WordKind.BEFORE_VERBS.has(before) && !after.equals("to") && !drawn) {
            return false;
        }
        boolean beside = after.equals("to") || (after.equals("by") && !WordKind.isPlural(before));
        boolean held = isObject(before) && (here.closesClause() || after.equals("to"));
        boolean up = after.equals("up") && before.equals("the");
        boolean around = after.equals("around") && !WordKind.isPlural(before);
        boolean felt = WordKind.PASSED_OVER.has(before) && NEARLY.has(here.word(-2));
        boolean hand = after.equals("at") && here.word(2).equals("hand");
        boolean near = beside || held || up || around || hand || felt;
        return near || NEARLY.has(before) || WordKind.isAdverb(before) || isAdjective(here);
    }

    private static boolean isObject(String word) {
        return word.equals("them")
                || word.equals("him")
                || word.equals("her")
                || word.equals("it")
                || word.equals("me");
    }

    /** Whether a noun follows that has an owner: "his close colleagues"; not "the close on Friday". */
    private static boolean isAdjective(Neighbours here) {
        String after = here.after();
        return OWNERS.has(here.before())
                && !after.isEmpty()
                && !TOWARDS.has(after)
                && !WordKind.OBJECTS.has(after)
                && !WordKind.AFTER_NOUNS.has(after)
                && !WordKind.PREPOSITIONS.has(after);
    }
}
