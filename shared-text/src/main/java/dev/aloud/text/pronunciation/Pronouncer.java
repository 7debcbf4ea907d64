package dev.aloud.text.pronunciation;

import dev.aloud.text.spoken.Accent;
import dev.aloud.text.spoken.SpokenToken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Turns said words into phonemes in Kokoro's alphabet: by the lexicon, and by the words beside them where a word has more than
 * one pronunciation. Immutable, so one serves all threads.
 */
public final class Pronouncer {
    private final Lexicon lexicon;
    private final Accent accent;
    private final WeakForms weakForms;
    private final Homographs homographs = new Homographs();

    /**
     * @param lexicon how words are pronounced
     * @param accent in which English
     */
    public Pronouncer(Lexicon lexicon, Accent accent) {
        this.lexicon = lexicon;
        this.accent = accent;
        this.weakForms = new WeakForms(accent);
    }

    /**
     * Pronounces the words of a block in their order; no word is refused.
     *
     * @param tokens what is said, in order
     * @return one a said word or mark, in order; letters that are said one after the other for one written word are one word, with
     *     an ending that follows them
     */
    public List<Pronounced> of(List<SpokenToken> tokens) {
        List<ClauseWord> words = ClauseWord.all(tokens);
        List<Pronounced> backwards = new ArrayList<>(tokens.size());
        String next = "";
        int place = words.size() - 1;
        int at = tokens.size() - 1;
        while (at >= 0) {
            ClauseWord word = place >= 0 && words.get(place).end() == at + 1 ? words.get(place) : null;
            SpokenToken token = tokens.get(word == null ? at : word.first());
            if (token instanceof SpokenToken.Mark mark) {
                backwards.add(new Pronounced(mark.start(), mark.end(), String.valueOf(mark.mark()), true));
                next = word == null ? next : "";
            } else {
                next = said(tokens, words, place, next);
                backwards.add(new Pronounced(token.start(), token.end(), next, false));
            }
            place -= word == null ? 0 : 1;
            at = (word == null ? at : word.first()) - 1;
        }
        Collections.reverse(backwards);
        return backwards;
    }

    private String said(List<SpokenToken> tokens, List<ClauseWord> words, int place, String next) {
        ClauseWord here = words.get(place);
        return switch (tokens.get(here.first())) {
            case SpokenToken.Mark _ -> "";
            case SpokenToken.Sounds sounds -> sounds.phonemes();
            case SpokenToken.Letter _ -> spelled(tokens.subList(here.first(), here.end()));
            case SpokenToken.Word word -> word(word, new Neighbours(words, place), next);
        };
    }

    private String word(SpokenToken.Word word, Neighbours here, String next) {
        String said = unlinked(word, here, next);
        return accent == Accent.GB && isLinked(word.text(), said, next) ? said + 'ɹ' : said;
    }

    /** The British say the r that ends a word when a vowel follows: "for a". */
    private static boolean isLinked(String word, String said, String next) {
        boolean r = word.endsWith("r") || word.endsWith("re");
        return r
                && !said.isEmpty()
                && "əː".indexOf(said.charAt(said.length() - 1)) >= 0
                && WeakForms.beginsWithVowel(next);
    }

    private String unlinked(SpokenToken.Word word, Neighbours here, String next) {
        byte[] homograph = homographs.phones(here, lexicon);
        String weak = homograph == null ? weakForms.said(here, next) : null;
        if (weak != null) {
            return weak;
        }
        WordSounds sounds = homograph == null ? lexicon.sounds(word.text()) : WordSounds.spread(word.text(), homograph);
        return accent == Accent.US ? AmericanSounds.of(sounds) : BritishSounds.of(sounds);
    }

    /** Letters in a row: the last has the primary stress, the others secondary ones. */
    private String spelled(List<SpokenToken> tokens) {
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i) instanceof SpokenToken.Letter letter) {
                boolean last = i + 1 == tokens.size() || !(tokens.get(i + 1) instanceof SpokenToken.Letter);
                String name = LetterNames.of(letter.letter(), accent);
                said.append(last ? name : name.replace('ˈ', 'ˌ'));
            } else if (tokens.get(i) instanceof SpokenToken.Word ending && said.length() > 0) {
                said.append(LetterNames.ending(said.charAt(said.length() - 1), ending.text(), accent));
            }
        }
        return said.toString();
    }
}
