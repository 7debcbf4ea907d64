package dev.aloud.text.pronunciation;

/**
 * Whether a word that can be both is here a verb or a noun, which stands for adjectives too: by the words beside it, with no
 * more grammar than that.
 */
enum WordKind {
    NOUN,
    VERB,
    UNKNOWN;

    static final WordSet DETERMINERS = WordSet.of(
            "a an the this that these those my your his her its our their whose no some any each every either neither another",
            "such what which all both few many several more most much other one two three four five six seven eight nine ten",
            "first second third last next own same new old good bad big great small high low free full world early late");
    static final WordSet BE = WordSet.of(
            "is are was were be been being am isn't aren't wasn't weren't i'm you're we're they're he's she's it's that's",
            "there's here's what's who's become became becomes seem seems seemed feel feels felt remain remained remains");
    static final WordSet OBJECTS = WordSet.of(
            "a an the this these those my your his her its our their it them him us me you himself herself itself themselves",
            "myself yourself ourselves each every all some any");
    static final WordSet HAVE = WordSet.of(
            "have has had having i've you've we've they've haven't hasn't hadn't he'd she'd they'd we'd i'd you'd");
    static final WordSet BEFORE_VERBS = WordSet.of(
            "i you we they he she it who will would can could shall should may might must do does did don't doesn't didn't",
            "won't wouldn't can't cannot couldn't shouldn't mustn't let's let please i'll you'll we'll they'll he'll she'll it'll",
            "i'd you'd we'd they'd he'd she'd gonna wanna help helps helped people");
    private static final WordSet PREPOSITIONS = WordSet.of(
            "of in on at by for from with without into onto during under over about against between among through per than as",
            "after before since until despite like upon within towards toward off near behind beyond across via");
    private static final WordSet PASSED_OVER = WordSet.of(
            "not never always also even just often still only then really ever soon now already usually simply");
    private static final WordSet TO_A_NOUN = WordSet.of(
            "due subject according access led response addition compared thanks relation opposed prior close related",
            "contributed contribute contributes attention return returned belong belongs key exposure next");
    private static final WordSet AFTER_NOUNS = WordSet.of("of is was are were has had will would can could");
    private static final WordSet AFTER_PLURALS =
            WordSet.of("to that how against with from in on for more less him her us them me it");
    private static final String[] ADJECTIVE_ENDINGS = {
        "al", "ive", "ous", "ful", "ic", "able", "ible", "ent", "ant", "ary", "less", "ish", "'s", "s'", "ing"
    };

    /** What a word is here. */
    static WordKind of(Neighbours here) {
        int distance = -1;
        while (PASSED_OVER.has(here.word(distance)) || here.word(distance).endsWith("ly")) {
            distance--;
        }
        String before = here.word(distance);
        String after = here.after();
        if (before.equals("to")) {
            return TO_A_NOUN.has(here.word(distance - 1)) ? NOUN : VERB;
        }
        if (BEFORE_VERBS.has(before)) {
            return VERB;
        }
        if (before.equals("that") && OBJECTS.has(after)) {
            return VERB;
        }
        if (DETERMINERS.has(before) || PREPOSITIONS.has(before) || BE.has(before) || HAVE.has(before)) {
            return NOUN;
        }
        if (AFTER_NOUNS.has(after)) {
            return NOUN;
        }
        if (OBJECTS.has(after) && (before.isEmpty() || !isAdjective(before))) {
            return VERB;
        }
        if (isAdjective(before)) {
            return NOUN;
        }
        boolean plural =
                before.length() > 3 && before.endsWith("s") && !here.word().endsWith("s");
        return plural && AFTER_PLURALS.has(after) ? VERB : UNKNOWN;
    }

    private static boolean isAdjective(String word) {
        for (String ending : ADJECTIVE_ENDINGS) {
            if (word.length() > ending.length() + 1 && word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
