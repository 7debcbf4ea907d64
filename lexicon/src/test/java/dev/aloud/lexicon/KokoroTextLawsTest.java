package dev.aloud.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.kokoro.KokoroText;
import dev.aloud.kokoro.KokoroWord;
import dev.aloud.text.pronunciation.Pronounced;
import dev.aloud.text.pronunciation.Pronouncer;
import dev.aloud.text.spoken.Accent;
import dev.aloud.text.spoken.SpokenToken;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every text. */
final class KokoroTextLawsTest {
    private static final String ALPHABET = " ;:,.!?—…\"()AIOQTWYabdfhijklmnpstuvwzæðŋɐɑɒɔəɛɜɡɪɹʃʊʌʒʤʧˈˌːθᵊᵻ";

    @Property(tries = 300)
    void any_text_gives_ids_of_the_vocabulary_and_words_in_order(@ForAll("texts") String text, @ForAll Accent accent) {
        KokoroText read = KokoroText.of(text, accent, English.lexicon());
        for (int id : read.ids()) {
            assertThat(id).isBetween(1, 177);
        }
        int token = 0;
        int start = 0;
        for (KokoroWord word : read.words()) {
            assertThat(word.firstToken()).isGreaterThanOrEqualTo(token);
            assertThat(word.endToken()).isGreaterThan(word.firstToken()).isLessThanOrEqualTo(read.ids().length);
            assertThat(word.start()).isGreaterThanOrEqualTo(start).isLessThan(word.end());
            assertThat(word.end()).isLessThanOrEqualTo(text.length());
            token = word.endToken();
            start = word.start();
        }
    }

    @Property(tries = 300)
    void any_word_has_a_sound_in_kokoros_alphabet(@ForAll("words") String word, @ForAll Accent accent) {
        List<SpokenToken> tokens = List.of(new SpokenToken.Word(0, word.length(), word, false));
        List<Pronounced> said = new Pronouncer(English.lexicon(), accent).of(tokens);
        assertThat(said).hasSize(1);
        assertThat(said.getFirst().phonemes().chars()).allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    @Property(tries = 100)
    void one_said_word_a_token_whatever_their_order(@ForAll("words") String one, @ForAll("words") String other) {
        List<SpokenToken> tokens = new ArrayList<>();
        tokens.add(new SpokenToken.Mark(0, 1, '"'));
        tokens.add(new SpokenToken.Word(1, 2, one, true));
        tokens.add(new SpokenToken.Word(3, 4, other, false));
        tokens.add(new SpokenToken.Letter(5, 6, 'x'));
        tokens.add(new SpokenToken.Letter(5, 6, 'z'));
        tokens.add(new SpokenToken.Mark(6, 7, '.'));
        List<Pronounced> said = new Pronouncer(English.lexicon(), Accent.GB).of(tokens);
        assertThat(said).extracting(Pronounced::start).containsExactly(0, 1, 3, 5, 6);
        assertThat(said.get(3).phonemes()).isEqualTo("ˌɛkszˈɛd");
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .withChars("abcdefghijklmnopqrstuvwxyz'")
                .ofMinLength(1)
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> plain = Arbitraries.strings()
                .withChars("the quick brown fox read a lead pipe 1234567890 $%&.,;:!?()\"'-—…“”’\n")
                .ofMaxLength(120);
        return Arbitraries.oneOf(
                plain,
                Combinators.combine(plain, Arbitraries.strings().ofMaxLength(30))
                        .as(String::concat));
    }
}
