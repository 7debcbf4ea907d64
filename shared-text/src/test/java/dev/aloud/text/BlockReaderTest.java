package dev.aloud.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The rules of segmentation, one by one; the golden vectors show them together. */
final class BlockReaderTest {
    private static final String SENTENCE =
            "The ferry had left without them again, and the landing was as empty as it had been on the day before. ";

    @Test
    void a_text_of_white_space_has_no_blocks() {
        assertThat(BlockReader.all(" \n\t\u3000\r\n")).isEmpty();
        assertThatThrownBy(() -> BlockReader.of("").next()).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void the_first_block_is_one_sentence() {
        assertThat(texts("It rained. It stopped. We went out."))
                .containsExactly("It rained.", "It stopped. We went out.");
    }

    @Test
    void a_first_sentence_that_is_long_is_split_within_a_hundred_units() {
        List<String> texts =
                texts("When the last of the guests had gone, and the lamps had been put out one after another"
                        + " along the terrace, she took off her shoes and walked down to the landing.");
        assertThat(texts.getFirst()).isEqualTo("When the last of the guests had gone,");
    }

    @Test
    void a_text_opens_with_a_clause_of_a_long_sentence() {
        assertThat(texts("It was a bright cold day in April, and the clocks were striking thirteen. He ran."))
                .containsExactly(
                        "It was a bright cold day in April,", "and the clocks were striking thirteen. He ran.");
        assertThat(texts("This sentence is not long, so it is whole. It is."))
                .containsExactly("This sentence is not long,", "so it is whole. It is.");
        assertThat(texts("This one is not long, so it is whole. It is."))
                .first()
                .isEqualTo("This one is not long, so it is whole.");
    }

    @Test
    void a_text_opens_with_a_phrase_of_a_long_sentence_that_has_no_clause() {
        assertThat(texts("A federal judge has ordered the company to release its safety records. It will."))
                .first()
                .isEqualTo("A federal judge has ordered the company");
        assertThat(texts("Rebecca and Daniel named their twins Emily and Alexander. They cried."))
                .first()
                .isEqualTo("Rebecca and Daniel named");
        assertThat(texts("Nobody knew how hard everyone worked yesterday. They did."))
                .first()
                .isEqualTo("Nobody knew how hard everyone worked yesterday.");
    }

    @Test
    void a_text_of_one_sentence_is_not_cut_for_haste() {
        String sentence = "It was a bright cold day in April, and the clocks were striking thirteen.";
        assertThat(texts(sentence)).containsExactly(sentence);
        assertThat(texts(sentence + " \n")).containsExactly(sentence);
    }

    @Test
    void sentences_of_a_paragraph_share_a_block_of_about_120_to_250_units() {
        List<Block> blocks = BlockReader.all(SENTENCE.repeat(20));
        assertThat(blocks.subList(1, blocks.size() - 1))
                .allSatisfy(block -> assertThat(block.text().length()).isBetween(120, 250));
    }

    @Test
    void a_paragraph_ends_a_block() {
        assertThat(texts("One.\n\nTwo. Three.\n\nFour.")).containsExactly("One.", "Two. Three.", "Four.");
    }

    @Test
    void a_line_end_inside_a_wrapped_paragraph_is_a_space() {
        assertThat(texts("Hello.\n\nThis line was broken by an editor at about seventy columns, as\n"
                        + "mail often is, and goes on here."))
                .containsExactly(
                        "Hello.",
                        "This line was broken by an editor at about seventy columns, as mail often is,"
                                + " and goes on here.");
    }

    @Test
    void a_sentence_over_the_limit_splits_at_its_last_comma() {
        String clause = "and then they walked on along the river in the rain";
        String sentence =
                "They walked, " + clause + ", " + clause + ", " + clause + ", " + clause + ", " + clause + ".";
        assertThat(texts("Go. " + sentence))
                .element(1)
                .asString()
                .endsWith("rain,")
                .hasSizeBetween(200, 250);
    }

    @Test
    void a_semicolon_is_a_better_place_to_split_than_a_later_comma() {
        String start = "They walked along the river for a long time without a word between the two of them; ";
        String sentence =
                start + "and then it rained, and then it snowed, and the lamps were lit, and the boats came in,"
                        + " and the gulls went to sleep on the roofs, and nobody was left on the quay but they.";
        assertThat(texts("Go. " + sentence)).element(1).asString().isEqualTo(start.strip());
    }

    @Test
    void a_sentence_that_fits_the_hard_limit_and_has_no_better_place_than_a_space_stays_whole() {
        String sentence = "Buffalo" + " milk cheese factory workers union meeting room door handle".repeat(5);
        assertThat(sentence).hasSizeBetween(251, 350);
        assertThat(texts("Go. " + sentence)).containsExactly("Go.", sentence);
    }

    @Test
    void an_address_is_not_split() {
        String address = "https://example.org/" + "a,b;c-d/".repeat(35) + "end";
        assertThat(texts("See " + address + " and " + address)).contains("and " + address);
    }

    @Test
    void a_word_over_the_hard_limit_is_split_between_its_characters() {
        assertThat(texts("👍🏽".repeat(300)))
                .allSatisfy(text -> assertThat(text.length() % 4).isZero());
    }

    @Test
    void abbreviations_initials_and_decimals_end_no_sentence() {
        for (String sentence : List.of("Dr. J. R. Smith of No. 5, Elm St. came.", "It cost $3.50, i.e. too much.")) {
            assertThat(texts(sentence + " He left.")).containsExactly(sentence, "He left.");
        }
    }

    @Test
    void an_abbreviation_ends_a_sentence_before_a_word_that_starts_one() {
        assertThat(texts("We met at 5 p.m. The rest is known."))
                .containsExactly("We met at 5 p.m.", "The rest is known.");
        assertThat(texts("We met the U.S. President.")).hasSize(1);
    }

    @Test
    void quotes_and_brackets_after_the_stop_belong_to_the_sentence() {
        assertThat(texts("“Come in!” (He did.) And sat.")).containsExactly("“Come in!”", "(He did.) And sat.");
        assertThat(texts("“Come in!” she said. He did.")).containsExactly("“Come in!” she said.", "He did.");
    }

    @Test
    void the_stops_of_other_scripts_end_sentences() {
        assertThat(texts("行こう。雨だ。")).first().isEqualTo("行こう。");
        assertThat(texts("هل تظن؟ نعم.")).first().isEqualTo("هل تظن؟");
        assertThat(texts("یہ ہے۔ وہ ہے۔")).first().isEqualTo("یہ ہے۔");
        assertThat(texts("वह आया। वह गया॥")).first().isEqualTo("वह आया।");
        assertThat(texts("ሰላም ነው። ደህና።")).first().isEqualTo("ሰላም ነው።");
        assertThat(texts("Τι κάνεις; Καλά.")).first().isEqualTo("Τι κάνεις;");
    }

    @Test
    void headings_stand_alone_and_what_follows_is_short() {
        List<Block> blocks = BlockReader.all("# Title\n\nOne. Two.\n\nChapter 2\n\nThree. Four.");
        assertThat(blocks)
                .extracting(Block::kind)
                .containsExactly(
                        BlockKind.HEADING,
                        BlockKind.PROSE,
                        BlockKind.PROSE,
                        BlockKind.HEADING,
                        BlockKind.PROSE,
                        BlockKind.PROSE);
        assertThat(blocks).extracting(Block::text).contains("One.", "Two.", "Three.", "Four.");
    }

    @Test
    void list_items_stand_alone() {
        assertThat(BlockReader.all("Bring:\n- a coat\n- a book\n1. one\n2) two\nc) three"))
                .extracting(Block::kind, Block::text)
                .containsExactly(
                        tuple(BlockKind.PROSE, "Bring:"),
                        tuple(BlockKind.LIST_ITEM, "- a coat"),
                        tuple(BlockKind.LIST_ITEM, "- a book"),
                        tuple(BlockKind.LIST_ITEM, "1. one"),
                        tuple(BlockKind.LIST_ITEM, "2) two"),
                        tuple(BlockKind.LIST_ITEM, "c) three"));
    }

    @Test
    void verse_is_not_taken_for_a_wrapped_paragraph() {
        assertThat(texts("The kettle sings, the cat is fed,\nThe lamp is lit beside the bed,\nAnd all is well."))
                .first()
                .isEqualTo("The kettle sings, the cat is fed,");
    }

    @Test
    void the_first_block_comes_before_the_text_is_read() {
        int[] pieces = {0};
        BlockReader reader = BlockReader.of(() -> pieces[0]++ < 10_000 ? SENTENCE : null);
        assertThat(reader.next().text()).isNotEmpty();
        assertThat(pieces[0]).isLessThan(30);
        assertThat(reader.canonicalLength()).isLessThan(30 * SENTENCE.length());
    }

    @Test
    void the_canonical_text_is_whole_at_the_end() {
        BlockReader reader = BlockReader.of("Cafe\u0301.\r\n\r\nBar. ");
        while (reader.hasNext()) {
            reader.next();
        }
        assertThat(reader.canonical().text()).isEqualTo("Café.\n\nBar. ");
        assertThat(reader.canonicalText(0, 5)).isEqualTo("Café.");
    }

    private static List<String> texts(String source) {
        return BlockReader.all(source).stream().map(Block::text).toList();
    }
}
