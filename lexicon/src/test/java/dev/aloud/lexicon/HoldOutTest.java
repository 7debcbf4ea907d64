package dev.aloud.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.text.pronunciation.Arpabet;
import dev.aloud.text.pronunciation.Lexicon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How well words are pronounced that the trees have not seen: a tenth of the dictionary is kept from them. */
final class HoldOutTest {
    @Test
    void six_of_ten_unseen_words_are_pronounced_exactly_as_in_the_dictionary() throws Exception {
        List<Spelling> seen = new ArrayList<>();
        List<Spelling> unseen = new ArrayList<>();
        for (Spelling word : CmuDictionary.read(English.DICTIONARY)) {
            (Math.floorMod(word.word().hashCode() * 31 + 7, 10) == 0 ? unseen : seen).add(word);
        }
        Lexicon lexicon = Lexicon.read(new EntryFinder(Speller.learn(seen)).lexicon(seen));
        int exact = 0;
        int butStress = 0;
        for (Spelling word : unseen) {
            byte[] said = lexicon.phones(word.word());
            exact += Arrays.equals(said, word.phones()) ? 1 : 0;
            butStress += Arrays.equals(kinds(said), kinds(word.phones())) ? 1 : 0;
        }
        System.out.println("held out: " + unseen.size() + " words, " + perMille(exact, unseen) + " of 1000 exact, "
                + perMille(butStress, unseen) + " but for stress");
        assertThat(perMille(exact, unseen)).isGreaterThanOrEqualTo(600);
        assertThat(perMille(butStress, unseen)).isGreaterThanOrEqualTo(650);
    }

    private static int perMille(int count, List<Spelling> words) {
        return 1000 * count / words.size();
    }

    private static byte[] kinds(byte[] phones) {
        byte[] kinds = new byte[phones.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = (byte) Arpabet.kind(phones[i]);
        }
        return kinds;
    }
}
