package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.WordSet;
import java.util.Arrays;

/**
 * Words that are pronounced one way as a noun or an adjective and another way as a verb. Their plurals and third persons
 * follow; their other forms are the verb's, as the lexicon has them.
 */
final class TwoReadings {
    /** The word, the noun's phones, the verb's; the first of the two is taken where the words beside it say nothing. */
    private static final String[] PAIRS = {
        "abuse:AH0 B Y UW1 S:AH0 B Y UW1 Z",
        "addict:AE1 D IH0 K T:AH0 D IH1 K T",
        "address:AE1 D R EH2 S:AH0 D R EH1 S",
        "ally:AE1 L AY2:AH0 L AY1",
        "annex:AE1 N EH2 K S:AH0 N EH1 K S",
        "attribute:AE1 T R AH0 B Y UW2 T:AH0 T R IH1 B Y UW2 T",
        "combat:K AA1 M B AE2 T:K AH0 M B AE1 T",
        "combine:K AA1 M B AY2 N:K AH0 M B AY1 N:",
        "commune:K AA1 M Y UW2 N:K AH0 M Y UW1 N",
        "compact:K AA1 M P AE2 K T:K AH0 M P AE1 K T",
        "compound:K AA1 M P AW2 N D:K AH0 M P AW1 N D",
        "compress:K AA1 M P R EH2 S:K AH0 M P R EH1 S:",
        "conduct:K AA1 N D AH2 K T:K AH0 N D AH1 K T",
        "confine:K AA1 N F AY2 N:K AH0 N F AY1 N:",
        "conflict:K AA1 N F L IH2 K T:K AH0 N F L IH1 K T",
        "conscript:K AA1 N S K R IH2 P T:K AH0 N S K R IH1 P T",
        "console:K AA1 N S OW2 L:K AH0 N S OW1 L",
        "consort:K AA1 N S AO2 R T:K AH0 N S AO1 R T",
        "construct:K AA1 N S T R AH2 K T:K AH0 N S T R AH1 K T:",
        "contest:K AA1 N T EH2 S T:K AH0 N T EH1 S T",
        "contract:K AA1 N T R AE2 K T:K AH0 N T R AE1 K T",
        "contrast:K AA1 N T R AE2 S T:K AH0 N T R AE1 S T",
        "converse:K AA1 N V ER0 S:K AH0 N V ER1 S",
        "convert:K AA1 N V ER0 T:K AH0 N V ER1 T:",
        "convict:K AA1 N V IH2 K T:K AH0 N V IH1 K T",
        "decrease:D IY1 K R IY2 S:D IH0 K R IY1 S",
        "defect:D IY1 F EH2 K T:D IH0 F EH1 K T",
        "desert:D EH1 Z ER0 T:D IH0 Z ER1 T",
        "diffuse:D IH0 F Y UW1 S:D IH0 F Y UW1 Z",
        "digest:D AY1 JH EH2 S T:D AY0 JH EH1 S T",
        "discount:D IH1 S K AW2 N T:D IH0 S K AW1 N T",
        "discourse:D IH1 S K AO2 R S:D IH0 S K AO1 R S",
        "entrance:EH1 N T R AH0 N S:IH0 N T R AE1 N S",
        "escort:EH1 S K AO2 R T:IH0 S K AO1 R T",
        "excuse:IH0 K S K Y UW1 S:IH0 K S K Y UW1 Z",
        "exploit:EH1 K S P L OY2 T:IH0 K S P L OY1 T:",
        "export:EH1 K S P AO2 R T:IH0 K S P AO1 R T",
        "extract:EH1 K S T R AE2 K T:IH0 K S T R AE1 K T:",
        "frequent:F R IY1 K W AH0 N T:F R IY0 K W EH1 N T",
        "house:HH AW1 S:HH AW1 Z",
        "implant:IH1 M P L AE2 N T:IH0 M P L AE1 N T",
        "import:IH1 M P AO2 R T:IH0 M P AO1 R T",
        "imprint:IH1 M P R IH2 N T:IH0 M P R IH1 N T:",
        "incense:IH1 N S EH2 N S:IH0 N S EH1 N S",
        "incline:IH1 N K L AY2 N:IH0 N K L AY1 N",
        "increase:IH1 N K R IY2 S:IH0 N K R IY1 S",
        "insert:IH1 N S ER0 T:IH0 N S ER1 T:",
        "insult:IH1 N S AH2 L T:IH0 N S AH1 L T",
        "intern:IH1 N T ER0 N:IH0 N T ER1 N",
        "misuse:M IH0 S Y UW1 S:M IH0 S Y UW1 Z",
        "object:AA1 B JH EH0 K T:AH0 B JH EH1 K T",
        "perfect:P ER1 F IH0 K T:P ER0 F EH1 K T",
        "permit:P ER1 M IH2 T:P ER0 M IH1 T",
        "pervert:P ER1 V ER0 T:P ER0 V ER1 T",
        "present:P R EH1 Z AH0 N T:P R IH0 Z EH1 N T",
        "proceed:P R OW1 S IY2 D:P R AH0 S IY1 D:",
        "produce:P R OW1 D UW2 S:P R AH0 D UW1 S",
        "progress:P R AA1 G R EH2 S:P R AH0 G R EH1 S",
        "project:P R AA1 JH EH2 K T:P R AH0 JH EH1 K T",
        "protest:P R OW1 T EH2 S T:P R AH0 T EH1 S T",
        "rebel:R EH1 B AH0 L:R IH0 B EH1 L",
        "recall:R IY1 K AO2 L:R IH0 K AO1 L:",
        "record:R EH1 K ER0 D:R IH0 K AO1 R D",
        "recount:R IY1 K AW2 N T:R IH0 K AW1 N T:",
        "refund:R IY1 F AH2 N D:R IH0 F AH1 N D",
        "refuse:R EH1 F Y UW2 S:R IH0 F Y UW1 Z:",
        "reject:R IY1 JH EH2 K T:R IH0 JH EH1 K T:",
        "relapse:R IY1 L AE2 P S:R IH0 L AE1 P S",
        "segment:S EH1 G M AH0 N T:S EH0 G M EH1 N T",
        "subject:S AH1 B JH IH0 K T:S AH0 B JH EH1 K T",
        "survey:S ER1 V EY2:S ER0 V EY1",
        "suspect:S AH1 S P EH2 K T:S AH0 S P EH1 K T",
        "torment:T AO1 R M EH2 N T:T AO0 R M EH1 N T",
        "transfer:T R AE1 N S F ER0:T R AE0 N S F ER1",
        "transplant:T R AE1 N S P L AE2 N T:T R AE0 N S P L AE1 N T:",
        "transport:T R AE1 N S P AO2 R T:T R AE0 N S P AO1 R T",
        "use:Y UW1 S:Y UW1 Z:"
    };

    /** Words in -ate with a weak last vowel as noun or adjective, a full one as verb. */
    private static final WordSet IN_ATE = WordSet.of(
            "advocate affiliate aggregate alternate animate appropriate approximate articulate associate coordinate degenerate",
            "delegate deliberate designate duplicate elaborate estimate graduate incarnate initiate intimate legitimate moderate",
            "postulate precipitate predicate separate subordinate syndicate");

    /** Nouns of what cannot be counted, so that in -s they are verbs. */
    private static final WordSet NO_PLURAL =
            WordSet.of("produce conduct progress perfect frequent diffuse incense refuse combat discourse");

    /** The one noun of which the plural, as the verb, has another sound at its end. */
    private static final byte[] HOUSES = Phones.of("HH AW1 Z IH0 Z");

    private static final byte[] S = Phones.of("S");
    private static final byte[] Z = Phones.of("Z");
    private static final byte[] IZ = Phones.of("IH0 Z");
    private static final int WEAK = Arpabet.code("AH0");
    private static final int FULL = Arpabet.code("EY2");

    private final String[] words = new String[PAIRS.length];
    private final byte[][] nouns = new byte[PAIRS.length][];
    private final byte[][] verbs = new byte[PAIRS.length][];
    private final boolean[] rathersVerb = new boolean[PAIRS.length];

    TwoReadings() {
        for (int i = 0; i < PAIRS.length; i++) {
            String pair = PAIRS[i];
            rathersVerb[i] = pair.endsWith(":");
            int first = pair.indexOf(':');
            int second = pair.indexOf(':', first + 1);
            words[i] = pair.substring(0, first);
            nouns[i] = Phones.of(pair.substring(first + 1, second));
            verbs[i] = Phones.of(pair.substring(second + 1, pair.length() - (rathersVerb[i] ? 1 : 0)));
        }
    }

    /** The phones of one of these words where it stands, null for any other word. */
    byte[] phones(Neighbours here, Lexicon lexicon) {
        String word = here.word();
        boolean plural = word.endsWith("s") && !word.endsWith("ss");
        String stem = plural ? word.substring(0, word.length() - 1) : word;
        int pair = Arrays.binarySearch(words, stem);
        if (pair >= 0) {
            WordKind kind = WordKind.of(here);
            boolean verb = kind == WordKind.UNKNOWN ? rathersVerb[pair] : kind == WordKind.VERB;
            if (plural && stem.equals("house")) {
                return HOUSES;
            }
            byte[] phones = verb || (plural && NO_PLURAL.has(stem)) ? verbs[pair] : nouns[pair];
            return plural ? withS(phones) : phones;
        }
        if (IN_ATE.has(stem)) {
            byte[] phones = lexicon.phones(stem).clone();
            int vowel = phones.length - 2;
            if (vowel > 0 && Arpabet.isVowel(phones[vowel])) {
                phones[vowel] = (byte) (WordKind.of(here) == WordKind.VERB ? FULL : WEAK);
            }
            return plural ? withS(phones) : phones;
        }
        return null;
    }

    /** With the ending of a plural, a third person or a possessive. */
    static byte[] withS(byte[] phones) {
        int last = phones[phones.length - 1];
        return Phones.joined(phones, Arpabet.isSibilant(last) ? IZ : Arpabet.isVoiceless(last) ? S : Z);
    }
}
