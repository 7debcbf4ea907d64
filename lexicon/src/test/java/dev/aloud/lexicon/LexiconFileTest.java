package dev.aloud.lexicon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.aloud.text.pronunciation.Lexicon;
import dev.aloud.text.pronunciation.LexiconException;
import dev.aloud.text.pronunciation.LexiconException.Flaw;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A file that is no lexicon, or no longer one, is refused with the reason. */
final class LexiconFileTest {
    @Test
    void the_file_is_a_few_hundred_kilobytes() throws Exception {
        assertThat(English.bytes()).hasSizeBetween(100_000, 450_000);
    }

    @Test
    void something_else_is_not_a_lexicon() {
        assertThat(refusal("<!doctype html><title>Not found</title>".getBytes(UTF_8)))
                .isEqualTo(Flaw.NOT_A_LEXICON);
        assertThat(refusal(new byte[0])).isEqualTo(Flaw.NOT_A_LEXICON);
        assertThat(refusal(new byte[] {'A', 'L', 'E', 'X'})).isEqualTo(Flaw.NOT_A_LEXICON);
    }

    @Test
    void another_version_is_refused_by_its_number() throws Exception {
        byte[] other = English.bytes();
        other[7] = 99;
        assertThat(refusal(other)).isEqualTo(Flaw.OTHER_VERSION);
        assertThat(catchThrowableOfType(LexiconException.class, () -> Lexicon.read(other)))
                .hasMessageContaining("version 99")
                .hasMessageContaining("same build");
    }

    @Test
    void a_file_that_is_cut_off_or_too_long_is_refused() throws Exception {
        byte[] whole = English.bytes();
        assertThat(refusal(Arrays.copyOf(whole, whole.length - 1))).isEqualTo(Flaw.WRONG_LENGTH);
        assertThat(refusal(Arrays.copyOf(whole, whole.length + 1))).isEqualTo(Flaw.WRONG_LENGTH);
    }

    @Test
    void any_one_byte_that_is_changed_is_noticed() throws Exception {
        Random places = new Random(7);
        for (int i = 0; i < 50; i++) {
            byte[] damaged = English.bytes();
            damaged[16 + places.nextInt(damaged.length - 16)] ^= (byte) (1 << places.nextInt(8));
            assertThat(refusal(damaged)).isEqualTo(Flaw.DAMAGED);
        }
    }

    private static Flaw refusal(byte[] file) {
        return catchThrowableOfType(LexiconException.class, () -> Lexicon.read(file))
                .flaw();
    }
}
