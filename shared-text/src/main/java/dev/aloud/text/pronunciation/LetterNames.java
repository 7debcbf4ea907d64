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

    private LetterNames() {}

    /** The name of a letter with primary stress; nothing for what is no letter of a-z. */
    static String of(char letter, Accent accent) {
        if (letter < 'a' || letter > 'z') {
            return "";
        }
        return (accent == Accent.GB ? BRITISH : AMERICAN)[letter - 'a'];
    }
}
