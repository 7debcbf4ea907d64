package dev.aloud.flite;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FliteTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "“I don’t know,” she said. | \"I don't know,\" she said.",
                "wait — what | wait, what",
                "wait—what | wait, what",
                "wait -- what | wait, what",
                "wait...what | wait, what",
                "1914–1918 | 1914-1918",
                "naïve café Łódź Straße ﬁn | naive cafe Lodz Strasse fin",
                "Ünïçødé Ǽ ẞ Ạ | Unicode . SS A",
                "20°C | 20 degrees C",
                "5×3 | 5 times 3",
                "5*3 and *stars* | 5 times 3 and stars",
                "½ cup, 1½ cups, ¾ full | a half cup, 1 and a half cups, three quarters full",
                "£5.50 | 5.50 pounds",
                "£1 | 1 pound",
                "€6 million | 6 million euros",
                "€ 6 | 6 euros",
                "6 € | 6 euros",
                "$5 | $5",
                "x² | x squared",
                "α and π | alpha and pie",
                "snake_case and _under_ | snake case and under",
                "a < b | a less than b",
                "<b>bold</b> | b bold /b",
                "#5 of # and #tag | number 5 of and #tag",
                "ｆｕｌｌ－ｗｉｄｔｈ！ | full-width!",
                "𝐛𝐨𝐥𝐝 𝟙𝟚 | bold 12",
                "so\u00ADft\u200Bly | softly",
                "cafe\u0301 | cafe",
                "日本 text 漢字 😀 | text"
            })
    void text_becomes_what_flite_can_read(String text, String spoken) {
        assertThat(FliteText.of(text).spoken().trim()).isEqualTo(spoken.replace(" . ", " "));
    }

    @Test
    void a_word_is_where_it_is_written_without_the_punctuation_around_it() {
        String text = "“Well,” said (Ænid): ‘£5—or 20°?’";
        assertThat(FliteText.of(text).words().stream().map(word -> text.substring(word.start(), word.end())))
                .containsExactly("Well", "said", "Ænid", "£5", "or", "20°");
    }

    @Test
    void a_word_keeps_its_sign_and_its_symbols() {
        String text = "It fell -5 or .5 to 50%, C++ & #7.";
        assertThat(FliteText.of(text).words().stream().map(word -> text.substring(word.start(), word.end())))
                .containsExactly("It", "fell", "-5", "or", ".5", "to", "50%", "C++", "&", "#7");
    }

    @Test
    void a_combining_accent_belongs_to_its_word() {
        String text = "cafe\u0301 x";
        assertThat(FliteText.of(text).words().getFirst()).isEqualTo(new FliteWord(0, 5, "cafe"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "...", "—", "?!", "“”", "你好。", "مرحبا", "😀 👍", "\u0000\u0007", "\uD800", "λόγος"})
    void a_text_without_anything_to_say_has_no_words(String text) {
        assertThat(FliteText.of(text).words()).isEmpty();
    }

    @Test
    void a_very_long_word_is_cut_for_flite_and_stays_one_word() {
        FliteText text = FliteText.of("a".repeat(100));
        assertThat(text.words()).hasSize(1);
        assertThat(List.of(text.spoken().split(" "))).allMatch(piece -> piece.length() <= 32);
    }

    @Test
    void every_accented_latin_letter_has_the_base_letter_of_unicode() {
        for (int letter = 0xC0; letter < 0x250; letter++) {
            checkBase((char) letter);
        }
        for (int letter = 0x1E00; letter < 0x1F00; letter++) {
            checkBase((char) letter);
        }
    }

    private static void checkBase(char letter) {
        char base = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFKD)
                .charAt(0);
        if (letter != base && AsciiWriter.isLetterOrDigit(base)) {
            assertThat(LatinLetters.of(letter)).as("%c", letter).startsWith(String.valueOf(base));
        }
    }

    @Property(tries = 2000)
    void only_printable_ascii_reaches_flite_and_words_lie_in_order_in_the_text(
            @ForAll @StringLength(max = 200) String text) {
        FliteText spoken = FliteText.of(text);
        assertThat(spoken.spoken()).matches("[ -~]*");
        int previous = 0;
        for (FliteWord word : spoken.words()) {
            assertThat(word.start()).isGreaterThanOrEqualTo(previous);
            assertThat(word.end()).isGreaterThan(word.start()).isLessThanOrEqualTo(text.length());
            assertThat(word.spoken()).matches("[!-~]([ -~]*[!-~])?");
            assertThat(word.spoken()).doesNotContainPattern("[.:?!] ");
            previous = word.end();
        }
        assertThat(spoken.wordLines().chars().filter(c -> c == '\n').count())
                .isEqualTo(2L * spoken.words().size());
    }
}
