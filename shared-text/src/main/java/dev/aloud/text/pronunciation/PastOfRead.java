package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.WordSet;

/** Whether "read" is the past or its participle, which is said as "red": by the subject, the auxiliary and other verbs. */
final class PastOfRead {
    private static final int FAR = 6;
    private static final int FARTHER = 14;

    private static final WordSet PAST = WordSet.of(
            "yesterday ago last once then was were had did said went came took saw made got gave told knew thought already when",
            "until wrote sat stood began left found earlier before morning previously bought brought held kept ran drank ate slept",
            "woke rose fell spent sent drew built lay felt heard met put spoke somewhere recently");

    /** Those of the above that say nothing of what you or they do: "before you read this". */
    private static final WordSet ANY_TIME = WordSet.of("once then when until before");

    private static final WordSet ASKS = WordSet.of(
            "did does do didn't doesn't don't can could will would should may might must shall can't won't couldn't wouldn't",
            "shouldn't let make makes made help helped see saw hear heard watch watched");
    private static final WordSet LETS = WordSet.of(
            "let lets make makes made help helps helped see saw hear hears heard watch watched watches having have");
    private static final WordSet ADVERBS = WordSet.of(
            "never already just also not widely well recently ever always only all both each even still then now");
    private static final WordSet OFTEN_READ = WordSet.of("well widely most least best much");
    private static final WordSet PARTICIPLE =
            WordSet.of("when if once as though while until get gets got getting been");
    private static final WordSet NO_SUBJECT = WordSet.of(
            "speed lip sight proof how why where what which whether go come try please dare of in on at by for from with without about or nor than");
    private static final WordSet ASIDE = WordSet.of("and but or that who which because if when while so");
    private static final WordSet OPENERS = WordSet.of(
            "what which who whom whose when where why how never nor neither so rarely seldom many much and but");
    private static final WordSet MANY = WordSet.of("some many most few several both all others");
    private static final WordSet SINGULARS_IN_S = WordSet.of(
            "james charles thomas chris alexis dennis louis agnes doris frances marcus lucas nicholas ross carlos luis");
    private static final WordSet READABLE = WordSet.of(
            "good great quick long short easy must fun compelling interesting fascinating light worthwhile best close summer");
    private static final WordSet OF_COMPUTERS = WordSet.of(
            "only write writes operation operations error errors access speed speeds request requests permission permissions",
            "latency receipt receipts throughput performance replica replicas");
    private static final WordSet SAYING = WordSet.of("that somewhere recently");

    private PastOfRead() {}

    static boolean is(Neighbours here) {
        String beside = here.before();
        int distance = subject(here);
        String before = here.word(distance);
        if (OFTEN_READ.has(beside) && !isAuxiliary(here.word(-2)) && !WordKind.OBJECTS.has(here.after())) {
            return true;
        }
        if (before.equals("to") || OF_COMPUTERS.has(here.after())) {
            return false;
        }
        if (before.isEmpty() || before.equals("and") || before.equals("but") || before.equals("or")) {
            return !here.opensSentence(distance + 1) && isBesideAPast(here, -distance);
        }
        if (WordKind.HAVE.has(before) || WordKind.BE.has(before) || PARTICIPLE.has(before)) {
            return true;
        }
        if (WordKind.DETERMINERS.has(before)) {
            return distance < -1 && !isNoun(here);
        }
        return isPronoun(before) ? byPronoun(here, distance, before) : byNoun(here, distance, before);
    }

    private static int subject(Neighbours here) {
        int distance = -1;
        while (-distance < FAR && isAdverb(here.word(distance))) {
            distance--;
        }
        return distance;
    }

    private static boolean isAdverb(String word) {
        return ADVERBS.has(word) || WordKind.isAdverb(word);
    }

    private static boolean isAuxiliary(String word) {
        return WordKind.BEFORE_VERBS.has(word);
    }

    private static boolean isPronoun(String word) {
        return isPerson(word) || isPlural(word);
    }

    private static boolean isPerson(String word) {
        return word.equals("he") || word.equals("she") || word.equals("who") || word.equals("it");
    }

    private static boolean isPlural(String word) {
        return word.equals("i") || word.equals("you") || word.equals("we") || word.equals("they");
    }

    private static boolean byPronoun(Neighbours here, int distance, String subject) {
        String verb = here.word(distance - 1);
        if (WordKind.HAVE.has(verb)) {
            String owner = here.word(distance - 2);
            return !owner.equals("to") && !isAuxiliary(owner);
        }
        if (ASKS.has(verb)) {
            return false;
        }
        if (subject.equals("who")) {
            return !isSeveral(verb) || here.clauseHas(PAST);
        }
        if (isPerson(subject) || (subject.equals("i") && SAYING.has(here.after()))) {
            return true;
        }
        return (subject.equals("i") || !ANY_TIME.has(verb)) && here.clauseHas(PAST);
    }

    private static boolean byNoun(Neighbours here, int distance, String before) {
        boolean object = !here.word(distance - 1).equals("of") && isObject(before);
        boolean verb = isAuxiliary(before) && !before.equals("people");
        if (object || before.equals("her") || verb || NO_SUBJECT.has(before) || isNoun(here)) {
            return false;
        }
        int head = distance;
        for (int i = distance - 1; i >= distance - FAR; i--) {
            String word = here.word(i);
            if (word.isEmpty() || ASIDE.has(word)) {
                break;
            }
            boolean opens = here.word(i - 1).isEmpty() || OPENERS.has(here.word(i - 1));
            if (opens && WordKind.HAVE.has(word)) {
                return true;
            }
            if ((opens && ASKS.has(word)) || LETS.has(word)) {
                return false;
            }
            head = WordKind.PREPOSITIONS.has(word) && !here.word(i - 1).isEmpty() ? i - 1 : head;
        }
        return !isSeveral(here.word(head)) || here.clauseHas(PAST);
    }

    private static boolean isObject(String word) {
        return word.equals("me") || word.equals("him") || word.equals("us") || word.equals("them");
    }

    /** Whether a word is the name of several, so that "read" may be the present. */
    private static boolean isSeveral(String word) {
        return (WordKind.isPlural(word) && !SINGULARS_IN_S.has(word)) || MANY.has(word);
    }

    /** "It was a good read.", "a fun summer read for kids". */
    private static boolean isNoun(Neighbours here) {
        boolean ends = here.closesClause() && here.markBehind() != ':' && here.markBehind() != ',';
        boolean described = ends || here.after().equals("for") || here.after().equals("about");
        boolean article = false;
        for (int i = -1; i >= -4; i--) {
            article |= here.word(i).equals("a") || here.word(i).equals("an");
        }
        return READABLE.has(here.before()) || (described && article);
    }

    /** Whether the nearest verb before, in another clause of the sentence perhaps, is a past: "sat down and read". */
    private static boolean isBesideAPast(Neighbours here, int steps) {
        for (int i = steps; i < FARTHER; i++) {
            String word = here.earlier(i);
            if (word.isEmpty() || word.equals("to") || isModal(word)) {
                return false;
            }
            if ((PAST.has(word) && !ANY_TIME.has(word)) || WordKind.HAVE.has(word) || WordKind.isInEd(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isModal(String word) {
        return isAuxiliary(word) && !isPronoun(word) && !word.equals("people");
    }
}
