package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.Accent;
import dev.aloud.text.spoken.WordSet;
import java.util.Arrays;

/**
 * The small words of grammar, which have little or no stress in a sentence, in Kokoro's alphabet. "A" and "to" change before a
 * vowel and at the end of a clause, "the" before a vowel.
 */
final class WeakForms {
    /** The word, what Americans say, what the British say; where only one is given, both say it. */
    private static final String[] FORMS = {
        "all:ˈɔl:ˈɔːl",
        "am:ɐm",
        "an:ɐn",
        "and:ænd:and",
        "are:ɑɹ:ɑː",
        "aren't:ˈɑɹnt:ˈɑːnt",
        "as:æz:az",
        "at:æt:at",
        "be:bi:biː",
        "because:bəkˈʌz:bɪkˈɒz",
        "been:bˌɪn:bˌiːn",
        "but:bʌt",
        "by:bI",
        "can:kæn:kan",
        "could:kʊd",
        "did:dˌɪd",
        "do:dˌu:dˌuː",
        "does:dˌʌz",
        "for:fɔɹ:fɔː",
        "from:fɹʌm:fɹɒm",
        "had:hæd:had",
        "has:hæz:haz",
        "have:hæv:hav",
        "he:hi:hiː",
        "her:hɜɹ:hɜː",
        "hers:hˈɜɹz:hˈɜːz",
        "him:hɪm",
        "his:hɪz",
        "how:hˌW",
        "i:ˌI",
        "i'd:ˌId",
        "i'll:ˌIl",
        "i'm:ˌIm",
        "i've:ˌIv",
        "if:ɪf",
        "in:ɪn",
        "into:ˌɪntu:ˌɪntuː",
        "is:ɪz",
        "it:ɪt",
        "it's:ɪts",
        "its:ɪts",
        "just:ʤˈʌst",
        "me:mi:miː",
        "must:mˌʌst",
        "my:mI",
        "nor:nˌɔɹ:nˌɔː",
        "not:nˌɑt:nˌɒt",
        "of:ʌv:ɒv",
        "on:ˌɔn:ˌɒn",
        "or:ɔɹ:ɔː",
        "our:Wəɹ:Wə",
        "out:ˌWt",
        "shall:ʃˌæl:ʃˌal",
        "she:ʃi:ʃiː",
        "she's:ʃiz:ʃiːz",
        "should:ʃˌʊd",
        "so:sˌO:sˌQ",
        "some:sˌʌm",
        "than:ðæn:ðan",
        "that:ðæt:ðat",
        "that's:ðæts:ðats",
        "their:ðɛɹ:ðɛː",
        "them:ðɛm",
        "then:ðˌɛn",
        "there:ðɛɹ:ðɛː",
        "there's:ðɛɹz:ðɛːz",
        "these:ðˌiz:ðˌiːz",
        "they:ðA",
        "they're:ðɛɹ:ðɛː",
        "they've:ðAv",
        "this:ðɪs",
        "those:ðˌOz:ðˌQz",
        "up:ˌʌp",
        "us:ˌʌs",
        "was:wʌz:wɒz",
        "we:wi:wiː",
        "we'll:wil:wiːl",
        "we're:wɪɹ:wɪə",
        "we've:wiv:wiːv",
        "were:wɜɹ:wɜː",
        "what:wˌʌt:wˌɒt",
        "when:wˌɛn",
        "where:wˌɛɹ:wˌɛː",
        "which:wˌɪʧ",
        "who:hˌu:hˌuː",
        "will:wɪl",
        "with:wɪð",
        "would:wʊd",
        "you:ju:juː",
        "you'll:jul:juːl",
        "you're:jʊɹ:jɔː",
        "you've:juv:juːv",
        "your:jʊɹ:jɔː"
    };

    /** These are said with some stress where their clause ends with them: "what are you waiting for". */
    private static final WordSet STRONG_AT_END = WordSet.of(
            "am and are at be but can could do for from had has have he her his if in is might my or our shall she should than",
            "that their there they this was we were will with would you your of by");

    private static final String VOWELS = "AIOQWYaiuæɐɑɒɔəɛɜɪʊʌᵊᵻ";

    private final String[] words = new String[FORMS.length];
    private final String[] said = new String[FORMS.length];
    private final String vowelThe;
    private final String lastTo;

    WeakForms(Accent accent) {
        vowelThe = accent == Accent.US ? "ði" : "ðiː";
        lastTo = accent == Accent.US ? "tu" : "tuː";
        for (int i = 0; i < FORMS.length; i++) {
            int first = FORMS[i].indexOf(':');
            int second = FORMS[i].indexOf(':', first + 1);
            words[i] = FORMS[i].substring(0, first);
            boolean american = accent == Accent.US && second >= 0;
            said[i] =
                    american ? FORMS[i].substring(first + 1, second) : FORMS[i].substring(Math.max(first, second) + 1);
        }
    }

    /**
     * What is said for a small word where it stands.
     *
     * @param here the word
     * @param next what is said after it in its clause; empty at the clause's end
     * @return null for any other word
     */
    String said(Neighbours here, String next) {
        boolean vowel = beginsWithVowel(next);
        return switch (here.word()) {
            case "a" -> next.isEmpty() ? "ˈA" : "ɐ";
            case "the" -> vowel ? vowelThe : "ðə";
            case "to" -> next.isEmpty() ? lastTo : vowel ? "tʊ" : "tə";
            default -> listed(here, next);
        };
    }

    private String listed(Neighbours here, String next) {
        int at = Arrays.binarySearch(words, here.word());
        if (at < 0) {
            return null;
        }
        String form = said[at];
        if (next.isEmpty() && STRONG_AT_END.has(here.word())) {
            return stressed(form);
        }
        return form;
    }

    /** Whether what is said begins with a vowel, after its stress mark. */
    static boolean beginsWithVowel(String said) {
        int at = !said.isEmpty() && (said.charAt(0) == 'ˈ' || said.charAt(0) == 'ˌ') ? 1 : 0;
        return at < said.length() && VOWELS.indexOf(said.charAt(at)) >= 0;
    }

    /** With secondary stress before its first vowel, where it has no stress. */
    private static String stressed(String said) {
        if (said.indexOf('ˈ') >= 0 || said.indexOf('ˌ') >= 0) {
            return said;
        }
        int at = 0;
        while (at < said.length() && VOWELS.indexOf(said.charAt(at)) < 0) {
            at++;
        }
        return said.substring(0, at) + 'ˌ' + said.substring(at);
    }
}
