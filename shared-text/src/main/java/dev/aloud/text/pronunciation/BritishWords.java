package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.WordSet;
import java.util.Arrays;

/** Words that are British in a way that no rule finds: those like "bath", those like "hurry", and some that are quite their own. */
final class BritishWords {
    private static final WordSet BATH = WordSet.of(
            "advance advantage after aftermath afternoon afterwards alas answer ask aunt banana basket bastard bath behalf blast",
            "bombast branch brass broadcast calf can't cast castle chance chancellor chant clasp class classroom command commando",
            "contrast craft crafts dance demand disaster draft draught enchant enhance example fast fasten flask forecast france",
            "gasp ghastly giraffe glance glass graft grant graph grasp grass half halve lance lather last lasting laugh laughter",
            "mask mast master mustache nasty outcast overcast paragraph pass passport past pastime pastor pasture path photograph",
            "plant plaster prance raft rasp rather repast sample shaft slander slant staff task telegraph trance vantage vast",
            "headmaster masterpiece mastermind grandmaster grassroots aircraft spacecraft witchcraft overpass bypass surpass",
            "trespass steadfast fasting classmate grasshopper hourglass sandblast avalanche moustache");

    private static final String[] ENDINGS = {
        "'s", "s'", "es", "s", "ed", "d", "ing", "ers", "er", "est", "ly", "y", "en"
    };

    private static final String[] HURRY = {
        "worr",
        "hurr",
        "curr",
        "courag",
        "encourag",
        "discourag",
        "flourish",
        "nourish",
        "thorough",
        "borough",
        "burr",
        "furrow",
        "surrey",
        "turret",
        "murray",
        "occurren",
        "concurren",
        "recurren"
    };

    private static final String[] OWN = {
        "again:əɡˈɛn",
        "against:əɡˈɛnst",
        "agile:ˈaʤIl",
        "aluminium:ˌaljʊmˈɪnɪəm",
        "asia:ˈAʃə",
        "ate:ˈɛt",
        "ballet:bˈalA",
        "borough:bˈʌɹə",
        "cafe:kˈafA",
        "clerk:klˈɑːk",
        "clerks:klˈɑːks",
        "data:dˈAtə",
        "derby:dˈɑːbi",
        "dynasty:dˈɪnəsti",
        "either:ˈIðə",
        "figure:fˈɪɡə",
        "figures:fˈɪɡəz",
        "fertile:fˈɜːtIl",
        "fragile:fɹˈaʤIl",
        "garage:ɡˈaɹɑːʒ",
        "glacier:ɡlˈasɪə",
        "herb:hˈɜːb",
        "herbs:hˈɜːbz",
        "hostile:hˈɒstIl",
        "issue:ˈɪʃuː",
        "laboratory:ləbˈɒɹətɹi",
        "leisure:lˈɛʒə",
        "lever:lˈiːvə",
        "lieutenant:lɛftˈɛnənt",
        "missile:mˈɪsIl",
        "missiles:mˈɪsIlz",
        "mobile:mˈQbIl",
        "neither:nˈIðə",
        "patent:pˈAtᵊnt",
        "patriot:pˈatɹɪət",
        "privacy:pɹˈɪvəsi",
        "process:pɹˈQsɛs",
        "route:ɹˈuːt",
        "routes:ɹˈuːts",
        "schedule:ʃˈɛdjuːl",
        "schedules:ʃˈɛdjuːlz",
        "shone:ʃˈɒn",
        "thorough:θˈʌɹə",
        "tomato:təmˈɑːtQ",
        "tomatoes:təmˈɑːtQz",
        "vase:vˈɑːz",
        "vitamin:vˈɪtəmɪn",
        "vitamins:vˈɪtəmɪnz",
        "wrath:ɹˈɒθ",
        "yoghurt:jˈɒɡət",
        "zebra:zˈɛbɹə",
        "hurricane:hˈʌɹɪkən",
        "advertisement:ədvˈɜːtɪsmənt",
        "anybody:ˈɛnibɒdi",
        "everybody:ˈɛvɹɪbɒdi",
        "somebody:sˈʌmbədi",
        "nobody:nˈQbədi",
        "father:fˈɑːðə",
        "often:ˈɒfᵊn",
        "anthony:ˈantəni",
        "adidas:ˈadɪdas",
        "berkshire:bˈɑːkʃə",
        "bernard:bˈɜːnəd",
        "birmingham:bˈɜːmɪŋəm",
        "buckingham:bˈʌkɪŋəm",
        "craig:kɹˈAɡ",
        "cunningham:kˈʌnɪŋəm",
        "edinburgh:ˈɛdɪnbɹə",
        "gloucestershire:ɡlˈɒstəʃə",
        "hertfordshire:hˈɑːtfədʃə",
        "hyundai:hˈIʌndI",
        "jaguar:ʤˈaɡjuə",
        "marylebone:mˈɑːlɪbən",
        "maurice:mˈɒɹɪs",
        "mazda:mˈazdə",
        "moscow:mˈɒskQ",
        "nissan:nˈɪsan",
        "norwich:nˈɒɹɪʤ",
        "nottingham:nˈɒtɪŋəm",
        "porsche:pˈɔːʃ",
        "renault:ɹˈɛnQ",
        "southwark:sˈʌðək",
        "warwick:wˈɒɹɪk",
        "colonel:kˈɜːnᵊl",
        "year:jˈɪə",
        "years:jˈɪəz"
    };

    private static final String[] WORDS = new String[OWN.length];
    private static final String[] SAID = new String[OWN.length];

    static {
        String[] sorted = OWN.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            int colon = sorted[i].indexOf(':');
            WORDS[i] = sorted[i].substring(0, colon);
            SAID[i] = sorted[i].substring(colon + 1);
        }
    }

    private BritishWords() {}

    /** What is said for a word of its own kind, null for any other. */
    static String said(String word) {
        int at = Arrays.binarySearch(WORDS, word);
        return at < 0 ? null : SAID[at];
    }

    /** Whether the a of a word is that of "bath", whatever its ending. */
    static boolean isLikeBath(String word) {
        if (BATH.has(word)) {
            return true;
        }
        for (String ending : ENDINGS) {
            if (word.endsWith(ending)) {
                String stem = word.substring(0, word.length() - ending.length());
                if (BATH.has(stem) || BATH.has(stem + "e")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the "ur" of a word is that of "hurry". */
    static boolean isLikeHurry(String word) {
        for (String stem : HURRY) {
            if (word.startsWith(stem)) {
                return true;
            }
        }
        return false;
    }
}
