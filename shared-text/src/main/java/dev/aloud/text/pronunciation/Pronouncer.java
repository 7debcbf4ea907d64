package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.Accent;
import dev.aloud.text.spoken.SpokenToken;
import java.util.ArrayList;
import java.util.List;

/** Turns said words into phonemes in Kokoro's alphabet. Immutable, so one serves all threads. */
public final class Pronouncer {
    private final Lexicon lexicon;
    private final Accent accent;

    /**
     * @param lexicon how words are pronounced
     * @param accent in which English
     */
    public Pronouncer(Lexicon lexicon, Accent accent) {
        this.lexicon = lexicon;
        this.accent = accent;
    }

    /**
     * Pronounces the words of a block in their order; no word is refused.
     *
     * @param tokens what is said, in order
     * @return one a said word or mark, in order; letters that are said one after the other for one written word are one word
     */
    public List<Pronounced> of(List<SpokenToken> tokens) {
        List<Pronounced> said = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.get(i)) {
                case SpokenToken.Word word ->
                    said.add(new Pronounced(word.start(), word.end(), word(word.text()), false));
                case SpokenToken.Sounds sounds ->
                    said.add(new Pronounced(sounds.start(), sounds.end(), sounds.phonemes(), false));
                case SpokenToken.Mark mark ->
                    said.add(new Pronounced(mark.start(), mark.end(), String.valueOf(mark.mark()), true));
                case SpokenToken.Letter letter -> {
                    int from = i;
                    while (i + 1 < tokens.size() && isSameWord(letter, tokens.get(i + 1))) {
                        i++;
                    }
                    said.add(new Pronounced(letter.start(), letter.end(), letters(tokens.subList(from, i + 1)), false));
                }
            }
        }
        return said;
    }

    private static boolean isSameWord(SpokenToken.Letter letter, SpokenToken next) {
        return next instanceof SpokenToken.Letter && next.start() == letter.start() && next.end() == letter.end();
    }

    private String word(String text) {
        return AmericanSounds.of(text, lexicon.phones(text));
    }

    /** Letters in a row have secondary stress, the last has the primary one. */
    private String letters(List<SpokenToken> letters) {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < letters.size(); i++) {
            String name = LetterNames.of(((SpokenToken.Letter) letters.get(i)).letter(), accent);
            said.append(i + 1 < letters.size() ? name.replace(AmericanSounds.PRIMARY, AmericanSounds.SECONDARY) : name);
        }
        return said.toString();
    }
}
