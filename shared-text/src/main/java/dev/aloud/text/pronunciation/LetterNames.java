package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.Accent;

/** What the letters of the alphabet are called, in Kokoro's alphabet. */
final class LetterNames {
    private static final String[] AMERICAN = {
        "ˈA",
        "bˈi",
        "sˈi",
        "dˈi",
        "ˈi",
        "ˈɛf",
        "ʤˈi",
        "ˈAʧ",
        "ˈI",
        "ʤˈA",
        "kˈA",
        "ˈɛl",
        "ˈɛm",
        "ˈɛn",
        "ˈO",
        "pˈi",
        "kjˈu",
        "ˈɑɹ",
        "ˈɛs",
        "tˈi",
        "jˈu",
        "vˈi",
        "dˈʌbᵊlju",
        "ˈɛks",
        "wˈI",
        "zˈi"
    };
    private static final String[] BRITISH = {
        "ˈA",
        "bˈiː",
        "sˈiː",
        "dˈiː",
        "ˈiː",
        "ˈɛf",
        "ʤˈiː",
        "ˈAʧ",
        "ˈI",
        "ʤˈA",
        "kˈA",
        "ˈɛl",
        "ˈɛm",
        "ˈɛn",
        "ˈQ",
        "pˈiː",
        "kjˈuː",
        "ˈɑː",
        "ˈɛs",
        "tˈiː",
        "jˈuː",
        "vˈiː",
        "dˈʌbᵊljuː",
        "ˈɛks",
        "wˈI",
        "zˈɛd"
    };

    private static final String SIBILANTS = "szʃʒʧʤ";
    private static final String VOICELESS = "ptkfθsʃʧ";

    private LetterNames() {}

    /** The name of a letter with primary stress; nothing for what is no letter of a-z. */
    static String of(char letter, Accent accent) {
        if (letter < 'a' || letter > 'z') {
            return "";
        }
        return (accent == Accent.GB ? BRITISH : AMERICAN)[letter - 'a'];
    }

    /**
     * The ending of letters that are said by their names: {@code 's} as in "CDs" and "the BBC's".
     *
     * @param last the last symbol of the names
     * @param ending in {@code a-z} and apostrophes
     */
    static String ending(char last, String ending, Accent accent) {
        boolean sibilant = SIBILANTS.indexOf(last) >= 0;
        boolean voiceless = VOICELESS.indexOf(last) >= 0;
        return switch (ending) {
            case "'s", "s", "'" -> sibilant ? (accent == Accent.US ? "ᵻz" : "ɪz") : voiceless ? "s" : "z";
            case "'d", "'ed" -> voiceless ? "t" : "d";
            case "'ll" -> "əl";
            case "'re" -> accent == Accent.US ? "əɹ" : "ə";
            case "'ve" -> "əv";
            case "'ing", "'in" -> "ɪŋ";
            default -> "";
        };
    }
}
