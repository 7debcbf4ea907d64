package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.WordSet;

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
    static final WordSet PREPOSITIONS = WordSet.of(
            "of in on at by for from with without into onto during under over about against between among through per than as",
            "after before since until despite like upon within towards toward off near behind beyond across via");
    static final WordSet PASSED_OVER = WordSet.of(
            "not never always also even just often still only then really ever soon now already usually simply");
    private static final WordSet TO_A_NOUN = WordSet.of(
            "due subject according access led response addition compared thanks relation opposed prior close related",
            "contributed contribute contributes attention return returned belong belongs key exposure next");
    static final WordSet AFTER_NOUNS =
            WordSet.of("of is was are were has had will would can could isn't wasn't aren't weren't");
    private static final WordSet AFTER_PLURALS =
            WordSet.of("to that how against with from in on for more less him her us them me it");
    private static final String[] ADJECTIVE_ENDINGS = {
        "al", "ive", "ous", "ful", "ic", "able", "ible", "ent", "ant", "ary", "less", "ish", "'s", "s'", "ing"
    };

    /** Several that one counts; before a singular they are no sign of a noun: "many object to it". */
    private static final WordSet SEVERAL =
            WordSet.of("many few several both these those others two three four five six seven eight nine ten");

    private static final WordSet PART = WordSet.of("some most all");
    private static final WordSet FIRST = WordSet.of("first second third next last now then");
    private static final WordSet LETS =
            WordSet.of("let lets make makes made help helps helped have had see saw watch watched");
    private static final WordSet PLURALS = WordSet.of("people children men women police parents kids folks");
    private static final WordSet NO_PLURALS = WordSet.of(
            "always perhaps besides towards across news this thus plus versus yes was has does its his series species sports",
            "sales arms savings afterwards sometimes thanks unless whereas years months weeks days hours minutes times lens gas");

    /** What one person does, which looks like a plural. */
    private static final WordSet ONE_DOES = WordSet.of(
            "makes shows needs takes gets gives sets holds means requires offers sees faces brings causes creates provides wants",
            "allows reports breaks wins signs lacks includes involves suggests demands says keeps finds buys sells looks seems",
            "comes goes becomes remains likes calls uses adds asks starts helps lets runs reaches wins loves hates knows thinks");

    private static final WordSet SAYS = WordSet.of(
            "say said show think believe know found find mean so suggest argue claim feel fear hope note report is was sure");
    private static final WordSet NOT_ADVERBS = WordSet.of(
            "family supply july italy ally rally assembly reply bully belly jelly lily fly anomaly monopoly billy sally kelly",
            "molly holly emily beverly kimberly ugly friendly elderly lovely lonely likely daily weekly monthly early");
    private static final WordSet NOT_IN_ED = WordSet.of(
            "need feed seed speed indeed bleed breed exceed proceed succeed hundred sacred naked wicked ted fred");
    private static final WordSet NOUNS_LIKE_ADJECTIVES = WordSet.of(
            "student president agent client patient parent plant assistant accountant tenant servant immigrant defendant giant",
            "event continent hospital criminal capital animal individual official professional rival festival journal material",
            "manual signal terminal goal deal executive detective native relative representative public critic music topic",
            "mechanic clinic fabric traffic plastic secretary library dictionary military resident king thing ring building",
            "table cable restaurant participant consultant accident moment percent rent tent scent content talent opponent");
    private static final WordSet NO_NOUNS = WordSet.of(
            "and or but if when where how why so thus instead today tomorrow rather better best either neither go come try",
            "while because though although once whether yet not nor i'd");
    private static final WordSet WHENEVER = WordSet.of("when whenever if because while unless");
    private static final WordSet MUCH =
            WordSet.of("more less most much many nothing everything only two three four five six");
    private static final WordSet FINITE =
            WordSet.of("fell rose grew hit went came made took began led meant hurt cost kept may might must should");

    /** What is looked back over, at most, to find the word that decides. */
    private static final int MOST_PASSED = 4;

    /** What a word is here. */
    static WordKind of(Neighbours here) {
        int distance = -1;
        while (distance >= -MOST_PASSED && isPassedOver(here, distance)) {
            distance--;
        }
        String before = here.word(distance);
        String after = here.after();
        boolean ends = here.word().endsWith("s") && !here.word().endsWith("ss");
        if (before.equals("to")) {
            return leadsToNoun(here.word(distance - 1)) ? NOUN : VERB;
        }
        boolean several = before.equals("people") && AFTER_NOUNS.has(after);
        if (BEFORE_VERBS.has(before) && !several) {
            return VERB;
        }
        boolean goesOn = !after.isEmpty() && !AFTER_NOUNS.has(after) && !PREPOSITIONS.has(after);
        if (goesOn && isRelative(here, distance, before, ends)) {
            return VERB;
        }
        if (before.equals("that") && OBJECTS.has(after)) {
            return VERB;
        }
        boolean opening = FIRST.has(before) && here.opensSentence(distance) && OBJECTS.has(after);
        if (opening) {
            return VERB;
        }
        if (!ends && (SEVERAL.has(before) || PART.has(before))) {
            return behindMany(before, after, goesOn);
        }
        if (DETERMINERS.has(before) || PREPOSITIONS.has(before) || BE.has(before) || HAVE.has(before)) {
            return NOUN;
        }
        if (AFTER_NOUNS.has(after)) {
            return NOUN;
        }
        if ((OBJECTS.has(after) && (before.isEmpty() || !isAdjective(before))) || LETS.has(here.word(distance - 1))) {
            return VERB;
        }
        if (!ends && isPlural(before)) {
            return bySeveral(here, distance, before, after);
        }
        if (isAdjective(before)) {
            return NOUN;
        }
        if (ends && !before.isEmpty()) {
            return byOne(here, distance, before, after);
        }
        return before.isEmpty() || NO_NOUNS.has(before) ? UNKNOWN : NOUN;
    }

    private static boolean isPassedOver(Neighbours here, int distance) {
        String word = here.word(distance);
        return (PASSED_OVER.has(word) && !(FIRST.has(word) && here.opensSentence(distance))) || isAdverb(word);
    }

    /** "many object to it", "few use cash"; which it is, the word itself tells in "many record companies". */
    private static WordKind behindMany(String before, String after, boolean goesOn) {
        if (OBJECTS.has(after) || (SEVERAL.has(before) && AFTER_PLURALS.has(after))) {
            return VERB;
        }
        return goesOn ? UNKNOWN : NOUN;
    }

    /** "oil that cars use", "companies that export cars", "a plan, which permits that"; not "they say that exports fell". */
    private static boolean isRelative(Neighbours here, int distance, String before, boolean ends) {
        String owner = here.word(distance - 1);
        if (before.equals("which") && owner.isEmpty()) {
            return !here.opensSentence(distance);
        }
        boolean relative = before.equals("that") || before.equals("which");
        return relative
                && !owner.isEmpty()
                && ends != isPlural(owner)
                && !SAYS.has(owner)
                && !ONE_DOES.has(owner)
                && !PREPOSITIONS.has(owner)
                && !isInEd(owner);
    }

    /** Behind a plural: "trees produce oxygen"; not "a sports contest" nor "she needs permit forms". */
    private static WordKind bySeveral(Neighbours here, int distance, String before, String after) {
        String first = here.word(distance - 1);
        boolean one = first.equals("a") || first.equals("an") || first.equals("one") || first.equals("every");
        boolean done = ONE_DOES.has(before) || first.equals("he") || first.equals("she") || first.equals("it");
        boolean there = here.word().equals("present") && (after.isEmpty() || PREPOSITIONS.has(after));
        return one || done || there ? NOUN : VERB;
    }

    /** Behind a singular, a word in -s: "China exports cars", "the company records profits"; not "oil imports fell". */
    private static WordKind byOne(Neighbours here, int distance, String before, String after) {
        String first = here.word(distance - 1);
        if (WHENEVER.has(first)) {
            return VERB;
        }
        boolean told = after.isEmpty() || PREPOSITIONS.has(after) || FINITE.has(after) || isInEd(after);
        if (told || after.equals("and") || after.equals("or") || isPlural(before)) {
            return isPlural(before) ? NOUN : UNKNOWN;
        }
        boolean owned = first.equals("the") || first.equals("a") || first.equals("this") || first.equals("each");
        boolean many = isPlural(after) || MUCH.has(after);
        boolean somebody = here.isName(distance) || (owned && many);
        return somebody ? VERB : UNKNOWN;
    }

    /** Whether "to" behind this word is followed by a noun. */
    static boolean leadsToNoun(String word) {
        return TO_A_NOUN.has(word);
    }

    /** Whether a word ends as adverbs do. */
    static boolean isAdverb(String word) {
        return word.length() > 4 && word.endsWith("ly") && !NOT_ADVERBS.has(word);
    }

    /** Whether a word ends as the past of verbs does. */
    static boolean isInEd(String word) {
        return word.length() > 3 && word.endsWith("ed") && !NOT_IN_ED.has(word);
    }

    /** Whether a word looks like the name of several. */
    static boolean isPlural(String word) {
        boolean ends = word.length() > 3
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is")
                && !word.endsWith("'s");
        return (ends && !NO_PLURALS.has(word)) || PLURALS.has(word);
    }

    static boolean isAdjective(String word) {
        if (NOUNS_LIKE_ADJECTIVES.has(word) || word.endsWith("ment")) {
            return false;
        }
        for (String ending : ADJECTIVE_ENDINGS) {
            if (word.length() > ending.length() + 1 && word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
